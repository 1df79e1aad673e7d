"""Promises on the first page of the werkplaats: what I have to keep soon, and what is late in the dossiers I lead."""

from datetime import timedelta
from typing import Any

from django.db.models import Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import policy
from participation.models import Commitment, CommitmentTerms
from participation.models.commitment_terms import MOST_DAYS
from participation.services.expectations import Todo
from samenwerking.accounts.models import User

SHOWN = 20


def commitment_todos(user: User) -> list[Todo]:
    """The nearest day first; one query, the terms of Beheer included."""
    today = timezone.localdate()
    furthest = today + timedelta(days=MOST_DAYS)
    own = policy.awaited_commitments(user).filter(due_date__lte=furthest)
    led = policy.led_commitments(user).filter(due_date__lt=today)
    terms = CommitmentTerms.objects.order_by("pk")
    rows = Commitment.objects.filter(pk__in=policy.any_of(own, led)).select_related("traject", "owner")
    rows = rows.annotate(terms=Subquery(terms.values("pk")[:1]), reminder=Subquery(terms.values("reminder")[:1]))
    found = rows.order_by("due_date", "pk")[:SHOWN]
    return [_todo(user, row) for row in found if row.due_date <= today + timedelta(days=_reminder(row))]


def _reminder(row: Any) -> int:
    """How many days before its day somebody hears of it; without settings as the product comes."""
    return int((row.reminder if row.terms else CommitmentTerms().reminder) or 0)


def _todo(user: User, commitment: Commitment) -> Todo:
    own = commitment.owner_id == user.pk
    title = _("Kom een toezegging na") if own else _("Een toezegging is te laat")
    text = "" if own else _("%(name)s doet dit.") % {"name": commitment.owner}
    return Todo(
        title,
        text,
        commitment.due_date,
        commitment.get_workspace_url(),
        paper=commitment.promise,
        dossier=commitment.traject.title,
    )
