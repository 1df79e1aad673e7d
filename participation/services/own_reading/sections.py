"""The text that a reader has before them: what they mark and note belongs to a version that is theirs to read."""

from participation import policy
from participation.exceptions import NotAllowed
from participation.models import Stuk
from participation.selectors.own_reading import written_sections
from samenwerking.accounts.models import User


def readable_sections(user: User, stuk: Stuk) -> dict[str, str]:
    """Keys and hashes of the sections with text. Raises NotAllowed for a paper that does not exist for this person."""
    revision = policy.readable_revision(user, stuk)
    if revision is None:
        raise NotAllowed
    return written_sections(revision)


def readable_keys(user: User, stuk: Stuk) -> set[str]:
    """Every section, also one without text: a note may say that something is missing."""
    revision = policy.readable_revision(user, stuk)
    if revision is None:
        raise NotAllowed
    return {section["key"] for section in revision.content["sections"]}
