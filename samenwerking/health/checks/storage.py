"""Files can be kept and read back: public uploads and private files, on disk or in a bucket."""

import secrets
import threading

import structlog
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenwerking.health.shape import Check, Finding, Gauge, fault, fine
from samenwerking.private_files import private_files

logger = structlog.get_logger(__name__)
FOLDER = "gezondheid"
# A disk or bucket that hangs must not keep who asks, nor the thread of a visitor.
PATIENCE = 5.0


def look() -> Finding:
    """Both, at the same time."""
    working = [_Trial("uploads", default_storage), _Trial("private", private_files())]
    for trial in working:
        trial.start()
    for trial in working:
        trial.join(PATIENCE)
    failing = sum(not trial.passed for trial in working)
    if failing:
        return fault(_("Bestanden schrijven en teruglezen lukt niet."), failing)
    return fine(_("Bestanden schrijven en teruglezen lukt."), 0)


class _Trial(threading.Thread):
    """One small file of our own, written, read back and removed."""

    def __init__(self, place: str, storage: Storage) -> None:
        super().__init__(daemon=True)
        self.place, self.storage, self.passed = place, storage, False

    def run(self) -> None:
        try:
            self.passed = _comes_back(self.storage)
        except Exception:  # whatever the reason, the answer is no; the log keeps the reason
            logger.exception("storage_check_failed", place=self.place)


def _comes_back(storage: Storage) -> bool:
    sent = secrets.token_bytes(32)
    name = storage.save(f"{FOLDER}/{secrets.token_hex(8)}", ContentFile(sent))
    try:
        with storage.open(name) as file:
            return file.read() == sent
    finally:
        storage.delete(name)


CHECK = Check(
    name="storage",
    title=gettext_lazy("Opslag van bestanden"),
    meaning=gettext_lazy("Afbeeldingen, documenten en bijlagen moeten bewaard en gelezen kunnen worden."),
    advice=gettext_lazy(
        "Vraag wie de server beheert of de schijf of de opslag (S3) bereikbaar is, en niet vol of op slot."
    ),
    look=look,
    gauges=(Gauge("storage_failing", "Plekken voor bestanden (van de twee) waar schrijven en teruglezen niet lukt"),),
    keep=30.0,
    serves=True,
    needs_database=False,
)
