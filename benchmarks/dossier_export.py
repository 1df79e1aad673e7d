"""How long the full export of a large dossier takes and how much memory, beside a plain zip of the very same files.

    .venv/bin/python benchmarks/dossier_export.py [contributions] [attachments]

Runs on the demo in a transaction that is rolled back, with its files in a folder of its own: nothing is left.
"""

import hashlib
import os
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings.dev")

import django
import psutil

MB = 1024 * 1024
WORDS = (
    "bomen",
    "bankjes",
    "plein",
    "oversteek",
    "markt",
    "winkels",
    "verkeer",
    "kinderen",
    "fiets",
    "parkeren",
    "licht",
)


class Memory:
    """The most that this process held while something ran, above what it held before."""

    def __enter__(self) -> "Memory":
        self._process, self._stop = psutil.Process(), threading.Event()
        self._before = self.most = self._process.memory_info().rss
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._stop.wait(0.01):
            self.most = max(self.most, self._process.memory_info().rss)

    @property
    def grown(self) -> float:
        return (self.most - self._before) / MB


def timed(what: str, do: Callable[[], Any]) -> tuple[Any, float]:
    with Memory() as memory:
        began, worked = time.perf_counter(), time.process_time()
        made = do()
        seconds, processor = time.perf_counter() - began, time.process_time() - worked
    print(
        f"{what}: {seconds:.1f} s, of which {processor:.1f} s of processor; at most {memory.grown:.0f} MB more memory"
    )
    return made, processor


def fill(traject: Any, lead: Any, contributions: int, attachments: int) -> None:
    """Contributions of thirty words, and files of a megabyte that no packing makes smaller."""
    from participation.files.storage import keep
    from participation.models import Attachment, Contribution

    chance = Random(1)
    common = {"traject": traject, "channel": "web_form", "received_on": date(2026, 3, 1), "state": "shown"}
    texts = (" ".join(chance.choices(WORDS, k=30)) for _number in range(contributions))
    Contribution.objects.bulk_create([Contribution(text=text, **common) for text in texts], batch_size=1_000)
    for number in range(attachments):
        content = chance.randbytes(MB)
        sha256 = hashlib.sha256(content).hexdigest()
        keep(sha256, content)
        Attachment.objects.create(
            traject=traject, title=f"Bijlage {number}", original_name=f"bijlage {number}.pdf", sha256=sha256,
            media_type="application/pdf", size=MB, uploaded_by=lead,
        )  # fmt: skip


def plain_zip(unpacked: Path, target: Path) -> None:
    """The same files, packed as the export packs them, by the shortest code there is."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in sorted(unpacked.rglob("*")):
            if path.is_file():
                stored = path.suffix == ".pdf"
                archive.write(path, path.relative_to(unpacked), zipfile.ZIP_STORED if stored else None)


def main(contributions: int, attachments: int) -> None:
    django.setup()
    from django.conf import settings
    from django.db import transaction

    from participation.exporters.dossier.running import make_export
    from participation.files import exports as files
    from participation.models import DossierExport, Traject
    from participation.services.dossier_exports.asking import ask_export
    from samenwerking.accounts.models import User

    lead = User.objects.get(email="projectleider@voorbeeldpolder.example")
    traject = Traject.objects.get(slug="dorpshart")
    with TemporaryDirectory() as folder, transaction.atomic():
        settings.PRIVATE_MEDIA_ROOT = Path(folder) / "private"
        # The files of the demo stand elsewhere; here only our own count.
        traject.attachments.all().delete()
        fill(traject, lead, contributions, attachments)
        DossierExport.objects.filter(state__in=("waiting", "running")).delete()
        export, _is_new = ask_export(user=lead, dossier=traject)
        made, ours = timed("export", lambda: make_export(export.pk))
        export.refresh_from_db()
        if not made:
            raise SystemExit(export.problem)
        unpacked = Path(folder) / "uit"
        with files.open_export(export.key) as stored, zipfile.ZipFile(stored) as archive:
            archive.extractall(unpacked)
        _none, plain = timed("plain zip", lambda: plain_zip(unpacked, Path(folder) / "gewoon.zip"))
        print(f"{contributions} contributions, {attachments} attachments, {export.file_count} files")
        print(f"the export takes {ours / plain:.1f} times the processor time of a plain zip")
        transaction.set_rollback(True)


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:3]]
    main(*(numbers or (5_000, 200)))
