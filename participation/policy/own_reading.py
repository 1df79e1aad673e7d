"""Whose reading it is, and what of it may stay on a device."""

from participation.models import Stuk
from participation.policy.people import AnyUser
from participation.policy.reading import readable_revision
from samenwerking.accounts.models import User


def user_can_keep_reading(user: AnyUser, stuk: Stuk) -> bool:
    """Marks and notes go with a text that this person may read, of whatever role they are."""
    return isinstance(user, User) and readable_revision(user, stuk) is not None


def stuk_may_stay_on_device(stuk: Stuk) -> bool:
    """Nothing of a paper under secrecy or of a confidential dossier is kept by a browser (rule 4)."""
    return not stuk.is_secret
