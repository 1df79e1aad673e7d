"""The folder with private files on the disk of the site."""

import os
import stat
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from samenwerking.private_files import private_files


def test_what_makes_the_folder_keeps_the_group_out_of_it(settings: Any, tmp_path: Path) -> None:
    """As when a backup is put back under the umask of the services: the web server in front is in the group."""
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    before = os.umask(0o027)
    try:
        private_files().save("bijlagen/ab/cd/stuk.pdf", ContentFile(b"besloten"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o700
