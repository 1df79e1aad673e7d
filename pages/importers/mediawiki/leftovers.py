"""What imports leave on disk: reports, and the work of an import that was cut off and never taken up again."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from pages.models import WikiImportJob

from .read.errors import ImportRefused
from .worklist import WorkList, only_import

KEY_LETTERS = 16


def remove_leftovers(now: datetime | None = None) -> int:
    """Removes the folders in which nothing changed for ``WIKI_IMPORT_DAYS``. How many went; none during an import."""
    before = (now or timezone.now()) - timedelta(days=settings.WIKI_IMPORT_DAYS)
    top = Path(settings.WIKI_IMPORT_ROOT)
    if not top.is_dir():
        return 0
    try:
        with only_import():
            old = [folder for folder in top.iterdir() if _is_old(folder, before.timestamp())]
            for folder in old:
                _remove(folder)
    except ImportRefused:
        return 0
    return len(old)


def _is_old(folder: Path, before: float) -> bool:
    """By the youngest of what is in it. A link is nothing of ours: what it leads to stays."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return max(path.lstat().st_mtime for path in (folder, *folder.rglob("*"))) < before


def _remove(folder: Path) -> None:
    """With the list of work in the database, without which an import cannot go on anyway."""
    for key in WikiImportJob.objects.filter(key__startswith=folder.name[:KEY_LETTERS]).values_list("key", flat=True):
        work = WorkList(key)
        with transaction.atomic():
            work.clear()
            work.job.delete()
    shutil.rmtree(folder, ignore_errors=True)
