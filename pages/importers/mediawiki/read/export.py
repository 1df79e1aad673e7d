"""The export as other stages see it."""

from .model import Export, Revision, SiteInfo, Upload, WikiPage
from .spool import open_spool, read_export, write_spool

__all__ = ["Export", "Revision", "SiteInfo", "Upload", "WikiPage", "open_spool", "read_export", "write_spool"]
