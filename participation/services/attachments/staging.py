"""A file that was looked at and kept, before the form around it is complete.

The form carries a signed note of it, so that nobody has to choose the file again because another field was wrong. What
comes of no form is swept up after a day.
"""

from dataclasses import asdict, dataclass
from typing import Any

from django.core import signing

from participation.files import storage
from samenwerking.accounts.models import User
from samenwerking.files import CheckedFile

SALT = "participation.attachments"
VALID = 12 * 3600


@dataclass(frozen=True)
class KeptFile:
    """What is known about a file in private storage."""

    name: str
    media_type: str
    size: int
    sha256: str


def keep_file(file: CheckedFile) -> KeptFile:
    """Write a file that passed the check to private storage."""
    sha256 = file.sha256
    storage.keep(sha256, file.content)
    return KeptFile(file.name, file.media_type, file.size, sha256)


def token_of(user: User, files: list[KeptFile], **facts: Any) -> str:
    """A signed note of these files and facts, for this person only."""
    return signing.dumps(
        {"user": user.pk, "files": [asdict(file) for file in files], **facts}, salt=SALT, compress=True
    )


def read_token(user: User, token: str) -> tuple[list[KeptFile], dict[str, Any]] | None:
    """Files and facts of a note; None when it is old, changed or somebody else's."""
    try:
        found = signing.loads(token, salt=SALT, max_age=VALID)
    except signing.BadSignature:
        return None
    if found.pop("user") != user.pk:
        return None
    return [KeptFile(**file) for file in found.pop("files")], found
