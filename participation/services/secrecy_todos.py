"""What secrecy asks of one person on the first page: to write down what the council did, or to offer a paper anew."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import policy
from participation.choices import Confidentiality
from participation.models import SecrecyGrant, Stuk
from participation.policy.secrecy import lapsed_secrecy_of, secrecy_waiting_for
from participation.services.expectations import Todo
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

SHOWN = 20


def secrecy_todos(user: User) -> list[Todo]:
    """The oldest first, in one query. Who only sits in the council leads no dossier and confirms nothing."""
    return [_todo(grant) for grant in _asked(user)[:SHOWN]] if user.roles != {Role.COUNCIL} else []


def secrecy_todos_of(user: User, stuk: Stuk) -> list[Todo]:
    """The same, of one paper; no query for a paper that cannot be secret."""
    secret = stuk.opgave.confidentiality == Confidentiality.CONFIDENTIAL
    return [_todo(grant) for grant in _asked(user).filter(stuk=stuk)] if secret else []


def _asked(user: User) -> QuerySet[SecrecyGrant]:
    asked = policy.any_of(secrecy_waiting_for(user), lapsed_secrecy_of(user))
    return SecrecyGrant.objects.filter(pk__in=asked).select_related("stuk__opgave").order_by("starts_on", "pk")


def _todo(grant: SecrecyGrant) -> Todo:
    return _lapsed(grant) if grant.lapsed_at else _waiting(grant)


def _waiting(grant: SecrecyGrant) -> Todo:
    """Without the title: a later draft may have another one, and who confirms reads what was submitted."""
    return Todo(
        _("Leg vast of de raad de geheimhouding bekrachtigde"),
        _("De raad vergaderde. Bekrachtigde hij de geheimhouding niet, dan vervalt zij vanzelf."),
        link=reverse("werkplaats:secrecy_confirm", args=[grant.stuk.slug, grant.pk]),
    )


def _lapsed(grant: SecrecyGrant) -> Todo:
    assert grant.lapsed_at is not None, "asked for what lapsed"
    day = f"{timezone.localdate(grant.lapsed_at):%d-%m-%Y}"
    ended = _("De raad bekrachtigde haar niet op tijd. De kring leest het stuk sinds %(day)s niet meer.") % {"day": day}
    return Todo(
        _("Een geheimhouding is vervallen"),
        f"{ended} {_('Leg haar opnieuw op als dat nodig is.')}",
        link=reverse("werkplaats:secrecy", args=[grant.stuk.slug]),
        paper=grant.stuk.title,
        dossier=grant.stuk.opgave.title,
    )
