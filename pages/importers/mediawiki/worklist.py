"""What an import has to do and has done: in the database, so that a killed run goes on where it stopped."""

import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from pages.models import WikiImportItem, WikiImportJob

from .read.errors import ImportRefused
from .read.titles import Title
from .report import PageReport, page_report_data

CHUNK = 500
LOCK = 7_214_003
ROLES = WikiImportItem.Role
Thing = TypeVar("Thing")


def batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """The things, some at a time."""
    waiting = iter(things)
    while batch := list(islice(waiting, size)):
        yield batch


@contextmanager
def only_import() -> Iterator[None]:
    """Two imports at once would fight over addresses; the database lets go when a run is killed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise ImportRefused(_("Er loopt al een import. Wacht tot die klaar is."))
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


class WorkList:
    """The list of one run, and the folder with what it reads from."""

    def __init__(self, key: str, folder: Path | None = None) -> None:
        self.key = key
        self.folder: Path = folder or Path(settings.WIKI_IMPORT_ROOT) / key[:16]
        self.job, _made = WikiImportJob.objects.get_or_create(key=key)

    @property
    def items(self) -> QuerySet[WikiImportItem]:
        return self.job.items.all()

    # --- steps

    def is_past(self, phase: str, phases: Collection[str]) -> bool:
        """Whether a step was finished by an earlier run."""
        order = list(phases)
        return self.job.phase in order and order.index(self.job.phase) >= order.index(phase)

    def finish_phase(self, phase: str) -> None:
        self.job.phase = phase
        self.job.save(update_fields=["phase"])

    def clear(self) -> None:
        """Begins anew: the list without its items."""
        self._delete_rows()
        self.job.phase = ""
        self.job.save(update_fields=["phase"])

    def close(self) -> None:
        """The import is done: nothing of it stays but the report."""
        with transaction.atomic():
            self._delete_rows()
            self.job.delete()
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path != self.report_path:
                path.unlink()

    def _delete_rows(self) -> None:
        """Children point to parents in the same list, which one statement deletes together."""
        self.job.addresses.all()._raw_delete(using=self.job.addresses.db)  # type: ignore[attr-defined]  # Django's own
        self.job.items.all()._raw_delete(using=self.job.items.db)  # type: ignore[attr-defined]  # likewise

    def abandon(self) -> None:
        """The export was refused: nothing of it stays."""
        self._delete_rows()
        self.job.delete()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def spool(self) -> Path:
        return self.folder / "spool"

    @property
    def report_path(self) -> Path:
        return self.folder / "report.jsonl"

    # --- items

    def claim(self, items: Iterable[WikiImportItem]) -> set[int]:
        """Inside a transaction: those that are not done, and that nobody else does until it ends.

        A process that outlives a killed import by a moment may still be at them.
        """
        mine = self.items.filter(pk__in=[item.pk for item in items], report__isnull=True).order_by("pk")
        return set(mine.select_for_update().values_list("pk", flat=True))

    def by_titles(self, keys: Collection[tuple[int, str]]) -> QuerySet[WikiImportItem]:
        """The items with these titles, in one query per namespace that occurs."""
        wanted = Q(pk__in=[])
        for namespace in {namespace for namespace, _text in keys}:
            wanted |= Q(namespace=namespace, text__in={text for number, text in keys if number == namespace})
        return self.items.filter(wanted)

    def find(self, title: Title) -> WikiImportItem | None:
        return self.items.filter(namespace=title.namespace, text=title.text).select_related("parent").first()

    def waiting(self, query: Q, size: int) -> Iterator[list[WikiImportItem]]:
        """Chosen items that answer a query, some at a time, in order, each once.

        Level by level and from the last one on: who starts at the beginning each time passes all that is done.
        """
        items = self.items.filter(query, chosen=True)
        for depth in list(items.order_by("depth").values_list("depth", flat=True).distinct()):
            level = items.filter(depth=depth).select_related("parent").order_by("position", "pk")
            after = at = 0
            while batch := list(level.filter(position__gte=after).exclude(position=after, pk__lte=at)[:size]):
                yield batch
                after, at = batch[-1].position, batch[-1].pk

    def reports(self) -> Iterator[dict[str, Any]]:
        """What is known of each page, in the order of the report: pages, others as exported, files by name."""
        done = self.items.filter(report__isnull=False)
        pages = done.filter(role=ROLES.PAGE).order_by("depth", "position")
        others = done.filter(role__in=[ROLES.REDIRECT, ROLES.OTHER]).order_by("position")
        files = done.filter(role=ROLES.FILE).order_by("text")
        for part in (pages, others, files):
            for report in part.values_list("report", flat=True).iterator(chunk_size=CHUNK):
                yield dict(report or {})

    def count(self, query: Q) -> int:
        return self.items.filter(query, chosen=True).count()


def page_report_row(item: WikiImportItem, report: PageReport) -> dict[str, Any]:
    """The row that says that an item is done."""
    return {"pk": item.pk, "report": page_report_data(report)}


def title_of(item: WikiImportItem) -> Title:
    return Title(item.namespace, item.text)
