"""Files on disk that nothing refers to any more, in the tables or in a bin."""

from participation.files import storage
from participation.models import Attachment, BinnedPart


def remove_unused_files() -> int:
    """Remove what no attachment has and no bin can bring back; how many. A file that was just kept stays a day."""
    used = set(Attachment.objects.order_by().values_list("sha256", flat=True))
    for rows in BinnedPart.objects.order_by().values_list("rows", flat=True).iterator():
        used.update(row["fields"]["sha256"] for row in rows if row["model"] == Attachment._meta.label_lower)
    return storage.remove_unused(used)
