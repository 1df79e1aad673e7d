"""What mails say. Each app that sends mails registers its letters; the outbox knows none of their nouns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenwerking.accounts.models import User

from .choices import MailKind
from .models import OutgoingMail


@dataclass(frozen=True)
class Content:
    """A mail in parts, from which its text and its HTML are made. ``path`` is an address within the site, ``group``
    the dossier it belongs to in a summary, ``quote`` the words of a person."""

    subject: str
    lines: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    quote: str = ""
    action: str = ""
    path: str = ""
    group: str = ""
    more: tuple[str, ...] = ()
    buttons: tuple[tuple[str, str], ...] = field(default=())

    @property
    def link(self) -> str:
        return absolute(self.path) if self.path else ""

    @property
    def links(self) -> Iterator[tuple[str, str]]:
        """Further links, as (text, address)."""
        return ((text, absolute(path)) for text, path in self.buttons)


def _always(_mail: OutgoingMail) -> bool:
    return True


def _never(_mail: OutgoingMail) -> bool:
    return False


def _nobody(_mail: OutgoingMail) -> User | None:
    return None


@dataclass(frozen=True)
class Letter:
    """One sort of mail. ``stands``: still true, and still for this person. ``is_secret``: about something of which a
    mail may only say that there is something. ``answers``: to whom a reply goes when nobody sent it.
    ``to_closed_accounts``: also for whoever cannot log in (yet)."""

    name: str
    kind: MailKind
    compose: Callable[[OutgoingMail], Content]
    stands: Callable[[OutgoingMail], bool] = _always
    is_secret: Callable[[OutgoingMail], bool] = _never
    answers: Callable[[OutgoingMail], User | None] = _nobody
    to_closed_accounts: bool = False


_LETTERS: dict[str, Letter] = {}

DISCREET = gettext_lazy("Er staat iets voor u klaar in de werkplaats")


def register_letter(letter: Letter) -> None:
    """Raises ValueError when another letter has that name."""
    if _LETTERS.setdefault(letter.name, letter) != letter:
        raise ValueError(letter.name)


def letter_named(name: str) -> Letter:
    """Raises KeyError for a letter that no app registers (any more)."""
    return _LETTERS[name]


def is_discreet(mail: OutgoingMail) -> bool:
    """Once confidential is always discreet: also when the dossier became so after the mail was written."""
    return mail.discreet or letter_named(mail.letter).is_secret(mail)


def content_of(mail: OutgoingMail) -> Content | None:
    """What the mail says to this person now; nothing when there is no longer a reason for it."""
    letter = letter_named(mail.letter)
    if not letter.stands(mail):
        return None
    return discreet_content() if is_discreet(mail) else letter.compose(mail)


def discreet_content(line: str = "") -> Content:
    """No title, no step, no name, no address of a record: an address is made of a title."""
    said = line or _("Er staat iets voor u klaar in de werkplaats. Log in om te zien wat er van u wordt verwacht.")
    return Content(str(DISCREET), (said,), action=_("Ga naar de werkplaats"), path=reverse("werkplaats:home"))


def absolute(path: str) -> str:
    """An address for outside."""
    return path if "://" in path else f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def one_line(text: object) -> str:
    """Without line breaks, as a subject and a name must be."""
    return " ".join(str(text).split())
