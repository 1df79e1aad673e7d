"""Files in the report: one line each, also those that only a page names."""

from dataclasses import dataclass

from django.db import transaction

from pages.models import WikiImportItem as Item

from .notes import Notes
from .read.namespaces import FILE
from .read.titles import Title
from .report import PageReport, page_report_data
from .wiki import Wiki
from .worklist import ROLES, WorkList
from .write.files import StoredFile
from .write.redirects import RedirectWriter

NOT_IN_EXPORT = 2_000_000_000


@dataclass
class FileReport:
    """Hears of each file once."""

    work: WorkList
    wiki: Wiki
    redirects: RedirectWriter
    dry_run: bool = False

    def has(self, name: str) -> bool:
        """Whether an earlier look wrote about this file."""
        item = self._item(name)
        return item is not None and item.report is not None

    def _item(self, name: str) -> Item | None:
        title = self.wiki.parse(name, FILE) or Title(FILE, name)
        return self.work.items.filter(namespace=FILE, text=title.text).first()

    def tell(self, name: str, stored: StoredFile | None, notes: Notes, changed: bool) -> None:
        """Writes the file's old addresses and its part of the report, unless an earlier look did so."""
        item = self._item(name)
        if item is None:
            item = Item(
                job=self.work.job, role=ROLES.FILE, position=NOT_IN_EXPORT, namespace=FILE, text=name[:300], title=name
            )
        if item.report is not None:
            return
        page = self.wiki.page(Title(FILE, name))
        with transaction.atomic():
            if stored is not None and page is not None and stored.url:
                self.redirects.to_file(page, stored.url, notes)
                self.redirects.flush()
            item.report = page_report_data(self._report(name, item.number, stored, notes, changed=changed))
            item.save()

    def _report(
        self, name: str, number: int | None, stored: StoredFile | None, notes: Notes, *, changed: bool
    ) -> PageReport:
        status = "left_out"
        if stored is not None:
            status = "dry_run" if self.dry_run else "written" if changed else "unchanged"
        kind = "document" if stored is not None and not stored.is_image else "image"
        return PageReport(name, number, kind, status, stored.url if stored else "", "", notes)
