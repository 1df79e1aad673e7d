"""What of a paper its reader keeps for themselves, and what may stay on the device of who reads it."""

from participation.models import Stuk
from participation.policy.people import AnyUser, is_known
from participation.policy.reading import readable_revision
from participation.policy.rules import Rule, holds


def user_can_keep_reading(user: AnyUser, stuk: Stuk) -> bool:
    """Marks and notes belong to a version that is theirs to read."""
    return holds(Rule.OWN_READING, is_known(user) and readable_revision(user, stuk) is not None)


def stuk_may_stay_on_device(stuk: Stuk) -> bool:
    """Nothing of a paper under secrecy or of a confidential dossier is kept by a browser (rule 4)."""
    return not stuk.is_secret
