"""Files on disk that nothing refers to any more, in the tables or in a bin."""

from participation.files import renditions, storage
from participation.models import Attachment, BinnedPart, Photo

WITH_A_FILE = (Photo._meta.label_lower, Attachment._meta.label_lower)


def used_files() -> set[str]:
    """Fingerprints of every file that an attachment or a photo has, or that a bin can bring back."""
    used = set(Attachment.objects.order_by().values_list("sha256", flat=True))
    used |= set(Photo.objects.order_by().values_list("sha256", flat=True))
    for rows in BinnedPart.objects.order_by().values_list("rows", flat=True).iterator():
        used.update(row["fields"]["sha256"] for row in rows if row["model"] in WITH_A_FILE)
    return used


def remove_unused_files() -> int:
    """Remove what is not used; how many. A file that was just kept stays a day. Smaller forms go with their picture."""
    return storage.remove_unused(used_files()) + renditions.remove_orphans()


def remove_unless_used(sha256: str) -> None:
    """At once; the same file may hang elsewhere, under another photo or as an attachment, with rights of its own."""
    if sha256 not in used_files():
        renditions.remove_picture(sha256)
