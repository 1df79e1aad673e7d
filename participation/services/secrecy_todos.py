"""What secrecy asks of one person on the first page: to write down what the council did, or to offer a paper anew.

Rows of the query of ``society_todos``, so that the page asks no more than it did.
"""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from participation import policy
from participation.choices import Confidentiality
from participation.models import SecrecyGrant, Stuk
from participation.policy.secrecy import lapsed_secrecy_of, secrecy_waiting_for
from participation.services.expectations import Todo
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role


def secrecy_todos_of(user: User, stuk: Stuk) -> list[Todo]:
    """What is asked of one paper; no query for a paper that cannot be secret."""
    if stuk.opgave.confidentiality != Confidentiality.CONFIDENTIAL:
        return []
    asked = secrecy_asked_of(user).filter(stuk=stuk).order_by("starts_on", "pk").values_list("lapsed_on", "pk")
    return [secrecy_todo(stuk.title, stuk.slug, stuk.opgave.title, lapsed_on, pk) for lapsed_on, pk in asked]


def secrecy_asked_of(user: User) -> QuerySet[Any]:
    """Secrecy of which something is asked of this person, with ``lapsed_on``, the day on which it lapsed if it did. Who
    only sits in the council leads no dossier and confirms nothing.
    """
    grants = SecrecyGrant.objects.annotate(lapsed_on=TruncDate("lapsed_at"))
    if user.roles == {Role.COUNCIL}:
        return grants.none()
    return grants.filter(pk__in=policy.any_of(secrecy_waiting_for(user), lapsed_secrecy_of(user)))


def secrecy_todo(paper: str, slug: str, dossier: str, lapsed_on: date | None, pk: int) -> Todo:
    """One row in words; ``pk`` is of the secrecy, which lapsed or waits for the council."""
    return _lapsed(paper, slug, dossier, lapsed_on) if lapsed_on else _waiting(slug, pk)


def _waiting(slug: str, pk: int) -> Todo:
    """Without the title: a later draft may have another one, and who confirms reads what was submitted."""
    return Todo(
        _("Leg vast of de raad de geheimhouding bekrachtigde"),
        _("De raad vergaderde. Bekrachtigde hij de geheimhouding niet, dan vervalt zij vanzelf."),
        link=reverse("werkplaats:secrecy_confirm", args=[slug, pk]),
    )


def _lapsed(paper: str, slug: str, dossier: str, lapsed_on: date) -> Todo:
    day = f"{lapsed_on:%d-%m-%Y}"
    ended = _("De raad bekrachtigde haar niet op tijd. De kring leest het stuk sinds %(day)s niet meer.") % {"day": day}
    return Todo(
        _("Een geheimhouding is vervallen"),
        f"{ended} {_('Leg haar opnieuw op als dat nodig is.')}",
        link=reverse("werkplaats:secrecy", args=[slug]),
        paper=paper,
        dossier=dossier,
    )
