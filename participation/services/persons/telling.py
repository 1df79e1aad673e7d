"""What is told of one row to the person it is about (AVG, article 15): their own data and words, and no one else's.

A text of a confidential dossier is not for the eyes of an administrator (rule 4), nor is the name of the dossier. It is
said that there is one; who works on the dossier sends it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from participation.choices import Confidentiality
from participation.models import ContributionGiver, Opgave, PhotoPermission, RegistrationPerson
from participation.selectors.registrations import needs_in_words
from participation.services.persons.mentions import names_address


@dataclass(frozen=True)
class Fact:
    """A name and a value; a moment or a day stays one, for who takes the data along."""

    name: Any
    value: Any

    @property
    def words(self) -> str:
        """The value as people read it."""
        if isinstance(self.value, datetime):
            return date_format(localtime(self.value), "j F Y H:i")
        return date_format(self.value, "j F Y") if isinstance(self.value, date) else str(self.value)


Facts = list[Fact]
Tell = Callable[[Any, str], Facts]
WHY = ("purpose", "legal_ground", "retain_until")
HELD_BACK = _("Dit hoort bij een vertrouwelijk dossier. Wie daaraan werkt, stuurt deze tekst apart.")
AMONG_OTHERS = _("Het adres staat hier tussen gegevens van anderen. Die laten wij niet zien. Wissen kan wel.")


def fields_of(row: Model, *names: str) -> Facts:
    """These fields under the names that the site gives them; what is empty is not told."""
    found = []
    for name in names:
        words = getattr(row, f"get_{name}_display", None)
        value = words() if words else getattr(row, name)
        if value not in (None, "", []):
            found.append(Fact(row._meta.get_field(name).verbose_name, value))  # type: ignore[union-attr]  # a column
    return found


def own_fields(*names: str) -> Tell:
    """Of a row that is about this person only."""
    return lambda row, _email: fields_of(row, *names)


def among_others(_row: Any, _email: str) -> Facts:
    """Of a row in which others stand as well."""
    return [Fact(_("Let op"), AMONG_OTHERS)]


def _unless_confidential(opgave: Opgave, name: Any, value: Any) -> Fact:
    secret = opgave.confidentiality == Confidentiality.CONFIDENTIAL
    return Fact(name, HELD_BACK if secret else value)


def giver(row: ContributionGiver, _email: str) -> Facts:
    """With what they wrote; names of others in it were marked and are not there."""
    one = row.contribution
    facts = fields_of(row, "name", "email", "created_at", *WHY) + fields_of(one, "channel", "received_on")
    return [*facts, _unless_confidential(one.opgave, _("Inbreng"), one.text)]


def participant(row: RegistrationPerson, _email: str) -> Facts:
    """With the session and what they need there."""
    session = row.registration.werkatelier
    facts = fields_of(row, "name", "email", *WHY) + fields_of(row.registration, "state", "registered_at")
    needs = "; ".join(needs_in_words(row))
    facts += [Fact(_("Nodig"), needs)] if needs else []
    return [*facts, _unless_confidential(session.traject.opgave, _("Werkatelier"), session.title)]


def photographed(row: PhotoPermission, _email: str) -> Facts:
    """With the werkatelier at which the photo was made."""
    session = row.photo.werkatelier
    facts = fields_of(row, "name", "email", "asked_on", "asked_by", "purpose", "text")
    return [*facts, _unless_confidential(session.traject.opgave, _("Foto gemaakt bij"), session.title)]


def remark(row: Any, email: str) -> Facts:
    """Of all remarks in one answer those with this address."""
    return [Fact(_("Opmerking"), words) for words in row.remarks if names_address(words, email)]


CONTACT = ("name", "email", "phone", *WHY)
# By the name of the kind (kinds.py).
TELLS: dict[str, Tell] = {
    "giver": giver,
    "participant": participant,
    "invitee": own_fields("email", "message", *WHY),
    "contact": own_fields("name", "function", *CONTACT[1:]),
    "initiator": lambda row, _email: fields_of(row, *CONTACT) + fields_of(row.initiative, "name", "initiator"),
    "requester": lambda row, _email: fields_of(row, *CONTACT) + fields_of(row.challenge, "title", "who"),
    "photographed": photographed,
    "subscriber": own_fields("email", "purpose", "rhythm", "language", "created_at", "confirmed_at"),
    "proposer": lambda row, _email: (
        fields_of(row, "email", "erase_on") + fields_of(row.suggestion, "thanks_name", "proposed_text")
    ),
    "remark": remark,
    "helped": own_fields("text", "erase_on"),
    "binned": among_others,
    "sheet": among_others,
    "list": among_others,
}
