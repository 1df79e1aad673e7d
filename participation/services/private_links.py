"""People outside and their private link: what we keep of them, and the secret that only their mail holds.

The secret is made from the key of the site, the row and a serial: the database alone does not tell it, the worker can
make it again for a mail, and a new serial makes the old link worthless (docs/decisions/0155).
"""

import hashlib
import re
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from participation.models import (
    ChallengeRequest,
    ChallengeRequester,
    Initiative,
    InitiativeChange,
    InitiativeContact,
)
from participation.rich_text import clean_text

AnyContact = InitiativeContact | ChallengeRequester
ContactT = TypeVar("ContactT", InitiativeContact, ChallengeRequester)
SECRET_LENGTH = 40


@dataclass(frozen=True)
class ContactData:
    """What somebody told of themselves."""

    name: str = ""
    email: str = ""
    phone: str = ""

    @property
    def known(self) -> bool:
        return bool(self.name.strip() or self.email.strip() or self.phone.strip())


def fill_contact(contact: AnyContact, data: ContactData) -> None:
    """Name, address and number, cleaned; not saved."""
    contact.name = clean_text(data.name).strip()[:120]
    contact.email = data.email.strip()
    contact.phone = clean_text(data.phone).strip()[:30]


def secret_of(contact: AnyContact) -> str:
    """The last part of the private link."""
    name = f"participation.{contact._meta.model_name}"
    value = f"{contact.pk}-{contact.link_serial}"
    return salted_hmac(name, value, algorithm="sha256").hexdigest()[:SECRET_LENGTH]


def hash_secret(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def open_link(contact: AnyContact) -> str:
    """Make the private link work and return its secret. Of who was erased there is none: raises ValueError."""
    if contact.erased_at is not None:
        raise ValueError("no link for who was erased")
    secret = secret_of(contact)
    hashed = hash_secret(secret)
    if contact.link_hash != hashed:
        contact.link_hash = hashed
        contact.save(update_fields=["link_hash"])
    return secret


def renew_link(contact: AnyContact) -> str:
    """Another link; the one before works no more."""
    contact.link_serial += 1
    contact.save(update_fields=["link_serial"])
    return open_link(contact)


def contact_by_secret(model: type[ContactT], secret: str) -> ContactT | None:
    """Whose private link this is."""
    return model._default_manager.filter(link_hash=hash_secret(secret)).first()


def erase_contact(contact: AnyContact) -> bool:
    """Empty the row, and take the name out of the line that says who it is; whether there was something to erase."""
    if contact.erased_at is not None:
        return False
    _forget_name(contact)
    contact.name = contact.email = contact.phone = ""
    contact.link_hash = None
    contact.erased_at = timezone.now()
    if isinstance(contact, InitiativeContact):
        contact.is_public = False
    contact.save()
    return True


def _forget_name(contact: AnyContact) -> None:
    """ "Wie begon het?" and "wie dagen uit?" are mostly groups; a person is not named there any longer."""
    if not contact.name:
        return
    if isinstance(contact, ChallengeRequester):
        _leave_out(contact.name, contact.challenge, "who")
        return
    _leave_out(contact.name, contact.initiative, "initiator")
    waiting = InitiativeChange.objects.filter(initiative=contact.initiative_id).first()
    if waiting is not None and "initiator" in waiting.data:
        waiting.data["initiator"] = _without(contact.name, waiting.data["initiator"])
        waiting.save()


def _leave_out(name: str, record: ChallengeRequest | Initiative, field: str) -> None:
    """A form that was opened before this is out of date, or it would put the name back."""
    before = getattr(record, field)
    left = _without(name, before)
    if left != before:
        setattr(record, field, left)
        record.version += 1
        record.save(update_fields=[field, "version"])


def _without(name: str, words: str) -> str:
    somebody = _("Een inwoner")
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _found: somebody, words, flags=re.IGNORECASE)


def absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
