"""What is kept with a dossier: how long deleted parts can come back, and what files may be added."""

from .environment import ATTACHMENT_MAX_MB, CLAMD_ADDRESS, EXPORT_DAYS

__all__ = ["ATTACHMENT_MAX_BYTES", "BIN_DAYS", "CLAMD_ADDRESS", "CLAMD_TIMEOUT", "EXPORT_DAYS"]

# A deleted part of a dossier can be restored so many days; then it is removed for good.
BIN_DAYS = 30
ATTACHMENT_MAX_BYTES = ATTACHMENT_MAX_MB * 1024 * 1024
# Seconds that the virus scanner gets for one answer.
CLAMD_TIMEOUT = 20.0
