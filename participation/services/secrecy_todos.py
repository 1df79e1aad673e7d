"""What secrecy asks of one person on the first page: to write down what the council did, or to offer a paper anew."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import policy
from participation.models import SecrecyGrant
from participation.policy.secrecy import lapsed_secrecy_of, secrecy_waiting_for
from participation.services.expectations import Todo
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

SHOWN = 20


def secrecy_todos(user: User) -> list[Todo]:
    """The oldest first, in one query. Who only sits in the council leads no dossier and confirms nothing."""
    if user.roles == {Role.COUNCIL}:
        return []
    asked = policy.any_of(secrecy_waiting_for(user), lapsed_secrecy_of(user))
    rows = SecrecyGrant.objects.filter(pk__in=asked).select_related("stuk__opgave").order_by("starts_on", "pk")
    return [_lapsed(grant) if grant.lapsed_at else _waiting(grant) for grant in rows[:SHOWN]]


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
