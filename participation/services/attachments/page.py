"""The files of one record, as one person may see them."""

from dataclasses import dataclass

from participation import policy
from participation.models import Attachment, Opgave, Traject, Werkatelier
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class AttachmentList:
    """Files for ``includes/attachments.html``; ``noun`` is the kind of the record, as its addresses have it."""

    noun: str
    slug: str
    files: list[Attachment]
    may_edit: bool


def attachment_list(user: User, record: Opgave | Traject | Werkatelier) -> AttachmentList:
    """One query for the files."""
    files = policy.attachments_on(user, record).select_related("uploaded_by")
    return AttachmentList(str(record._meta.model_name), record.slug, list(files), policy.user_can_edit(user, record))
