"""Promises for tests: ``a_commitment(traject, owner, late=10)`` was due ten days ago."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from participation.choices import Publicity
from participation.models import Commitment, Traject
from samenwerking.accounts.models import User

LONG_AGO = timedelta(days=400)


def day(offset: int) -> date:
    return timezone.localdate() + timedelta(days=offset)


def a_commitment(traject: Traject, owner: User, *, late: int = 0, public: bool = False, **fields: Any) -> Commitment:
    """Written down long before its day, so that every step counts from that day."""
    values: dict[str, Any] = {
        "promise": "Wij laten weten of de bus anders kan rijden.",
        "promised_to": "de bewoners van de Kerkstraat",
        "due_date": day(-late),
        "publicity": Publicity.PUBLIC if public else Publicity.INTERNAL,
        "created_by": owner,
        **fields,
    }
    commitment = Commitment.objects.create(traject=traject, owner=owner, **values)
    Commitment.objects.filter(pk=commitment.pk).update(created_at=timezone.now() - LONG_AGO)
    commitment.refresh_from_db()
    return commitment
