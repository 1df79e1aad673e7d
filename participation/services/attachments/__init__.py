"""Files with a dossier: added after they were looked at, described, deleted with undo, and swept up (decision 0146)."""

from .page import AttachmentList, attachment_list
from .staging import KeptFile, keep_file, read_token, token_of
from .writing import add_attachment, check_attachment, limit_of, save_attachment

__all__ = [
    "AttachmentList",
    "KeptFile",
    "add_attachment",
    "attachment_list",
    "check_attachment",
    "keep_file",
    "limit_of",
    "read_token",
    "save_attachment",
    "token_of",
]
