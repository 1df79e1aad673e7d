"""What every letter about something in a dossier shares: rule 4, who answers, and the day in words."""

from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format

from participation import policy
from participation.choices import Confidentiality, TeamRole
from participation.models import Opgave, Stuk, Traject
from samenwerking.accounts.models import User
from samenwerking.outbox.letters import one_line
from samenwerking.outbox.models import OutgoingMail


def is_confidential(mail: OutgoingMail) -> bool:
    """Asked when it is written and when it is sent. What belongs to no dossier that is known here is kept quiet too."""
    opgave = _opgave_of(mail.about)
    return opgave is None or opgave.confidentiality == Confidentiality.CONFIDENTIAL


def _opgave_of(about: Any) -> Opgave | None:
    """Through the paper, promise or dossier that a row hangs under."""
    for step in ("stuk", "commitment", "dossier"):
        about = getattr(about, step, about)
    opgave = about if isinstance(about, Opgave) else getattr(about, "opgave", None)
    return opgave if isinstance(opgave, Opgave) else None


def lead_of(dossier: Opgave | Traject) -> User | None:
    """The first lead in service: who answers for the dossier."""
    return next((person for person in leads_of(dossier) if person.is_active), None)


def leads_of(dossier: Opgave | Traject) -> list[User]:
    return [person for person, role in policy.team_of(dossier) if role == TeamRole.LEAD]


def dossier_of(stuk: Stuk) -> Opgave | Traject:
    return stuk.traject or stuk.opgave


def group_of(mail: OutgoingMail, dossier: Opgave | Traject, otherwise: str) -> str:
    """Under which head a summary puts it: the dossier, for who may know of it."""
    return one_line(dossier.title) if policy.user_can_view(mail.recipient, dossier) else otherwise


def day_in_words(day: date | str) -> str:
    found = parse_date(day) if isinstance(day, str) else day
    return date_format(found, "j F Y") if found else ""
