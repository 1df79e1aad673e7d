"""Letters about an account: with what somebody comes in, so nobody chooses to get them or not."""

from typing import Any

from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenwerking.accounts.invitations import token_of
from samenwerking.accounts.letters import AccountLetter, account_letter
from samenwerking.accounts.models import Invitation, User
from samenwerking.accounts.review import review_is_due

from .choices import MailKind
from .letters import Content, Letter, one_line, register_letter
from .models import OutgoingMail
from .posting import post


def connect() -> None:
    """Tell the outbox of these letters, and hear when one is asked for."""
    account = MailKind.ACCOUNT
    register_letter(
        Letter(AccountLetter.INVITATION, account, _invitation, stands=_waits_for_this, to_closed_accounts=True)
    )
    register_letter(Letter(AccountLetter.SECOND_STEP_RESET, account, _second_step_reset))
    register_letter(Letter(AccountLetter.REVIEW_DUE, account, _review_due, stands=lambda _mail: review_is_due()))
    account_letter.connect(_write, dispatch_uid="outbox.account_letters")


def _write(
    sender: Any, letter: AccountLetter, person: User, about: Model | None, facts: dict[str, Any], **_rest: Any
) -> None:
    post(letter, [person], about=about, facts=facts)


def _waits_for_this(mail: OutgoingMail) -> bool:
    """Still waiting, and for the link of this mail: sent again means that only the newest mail holds one."""
    invitation = mail.about
    return (
        isinstance(invitation, Invitation)
        and invitation.is_waiting
        and invitation.sent_at.isoformat() == mail.fact("sent_at")
    )


def _invitation(mail: OutgoingMail) -> Content:
    invitation, days = mail.about, settings.INVITATION_DAYS
    assert isinstance(invitation, Invitation), "a letter that stands has its invitation"
    works = ngettext("De link werkt één keer en %(n)s dag.", "De link werkt één keer en %(n)s dagen.", days)
    return Content(
        _("Uw account voor samenwerken"),
        (_dear(mail), _("De beheerder maakte een account voor u. Open de link en kies een wachtwoord.")),
        more=(
            works % {"n": days},
            _("Hoort dit niet bij u? Dan hoeft u niets te doen. Is de link te oud? Vraag de beheerder om een nieuwe."),
        ),
        action=_("Kies een wachtwoord"),
        path=reverse("accounts_invitation", args=[token_of(invitation)]),
    )


def _second_step_reset(mail: OutgoingMail) -> Content:
    done = _("De beheerder haalde uw app, sleutels en herstelcodes weg, en logde u overal uit.")
    return Content(
        _("Uw tweede stap is opnieuw begonnen"),
        (_dear(mail), done, _("Log in met uw wachtwoord. Daarna stelt u de tweede stap opnieuw in.")),
        more=(_("Vroeg u dit niet? Bel dan meteen uw beheerder."),),
        action=_("Log in"),
        path=reverse("account_login"),
    )


def _review_due(mail: OutgoingMail) -> Content:
    why = _("Minstens elk jaar kijkt iemand na of iedereen nog de goede rollen heeft. Dat is te lang geleden.")
    return Content(
        _("Kijk na wie welke rol heeft"),
        (_dear(mail), why),
        action=_("Loop de lijst na en teken hem"),
        path=reverse("accounts_access"),
    )


def _dear(mail: OutgoingMail) -> str:
    return _("Beste %(name)s,") % {"name": one_line(mail.recipient.get_full_name())}
