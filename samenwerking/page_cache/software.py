"""Which software makes the pages: another version never gives what this one kept, also while both answer."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

# All that a page is made with; packages of others by their versions.
FOLDERS = ("pages", "participation", "samenwerking", "templates")
KINDS = ("*.py", "*.html", "*.mo")
VERSIONS = "requirements.txt"


@cache
def software() -> str:
    """A fingerprint of the code, of texts and templates, and of the stylesheets that pages name."""
    root: Path = settings.BASE_DIR
    digest = hashlib.sha256(str(getattr(staticfiles_storage, "manifest_hash", "")).encode())
    for path in sorted([*root.glob(VERSIONS), *_made_with(root)]):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _made_with(root: Path) -> set[Path]:
    return {path for folder in FOLDERS for kind in KINDS for path in (root / folder).rglob(kind)}
