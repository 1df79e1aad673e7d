"""Letters about persons: who stands in for whom."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.models import Replacement
from participation.notifications.dossiers import day_in_words
from samenwerking.accounts.models import User
from samenwerking.outbox.choices import MailKind
from samenwerking.outbox.letters import Content, Letter, one_line, register_letter
from samenwerking.outbox.models import OutgoingMail
from samenwerking.outbox.posting import post


def connect() -> None:
    """Tell the outbox of these letters."""
    register_letter(Letter("replacement", MailKind.TEAM, _replacement, stands=_still_to_come, answers=_who_is_away))


def replacement_named(replacement: Replacement) -> None:
    """Somebody decides for somebody else during a period: tell who does."""
    post("replacement", [replacement.replacement], about=replacement, sender=replacement.person)


def _still_to_come(mail: OutgoingMail) -> bool:
    return isinstance(mail.about, Replacement) and mail.about.ends_on >= timezone.localdate()


def _who_is_away(mail: OutgoingMail) -> User | None:
    return mail.about.person if isinstance(mail.about, Replacement) else None


def _replacement(mail: OutgoingMail) -> Content:
    named = mail.about
    assert isinstance(named, Replacement), "a letter that stands has its replacement"
    facts = {"name": named.person, "first": day_in_words(named.starts_on), "last": day_in_words(named.ends_on)}
    return Content(
        _("U vervangt %(name)s") % {"name": one_line(named.person)},
        (
            _("%(name)s wees u aan als vervanger, van %(first)s tot en met %(last)s.") % facts,
            _(
                "In die tijd krijgt u bericht als er een stuk op u wacht. U leest dan of u akkoord geeft of het "
                "stuk teruggeeft."
            ),
        ),
        action=_("Bekijk wie u vervangt"),
        path=reverse("werkplaats:replacements"),
        group=_("Vervanging"),
    )
