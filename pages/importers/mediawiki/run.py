"""The whole import in order: read to disk, list, convert, place, then write batch by batch.

What a batch wrote and that it is done stand in the same transaction, so a run that was killed goes on after it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from .findings import store_findings
from .garbage import seldom_collected
from .listing import list_items
from .options import Options
from .parents import find_parent
from .progress import Progress, Silent
from .read.errors import ImportRefused
from .read.export import Export, open_spool, write_spool
from .read.files import FileStore
from .report import Report, ReportedPages
from .steps import Steps
from .wiki import Wiki
from .worklist import WorkList, only_import
from .write.redirects import site_of

PHASES = ("list", "files", "convert", "place", "write", "others")


@dataclass
class Import:
    """One run over one export."""

    work: WorkList
    wiki: Wiki
    under: Page
    site: Site
    options: Options
    progress: Progress

    def run(self) -> None:
        """Each step that an earlier run did not finish."""
        steps = Steps(self.work, self.wiki, self.under, self.site, self.options, self.progress)
        actions: dict[str, Callable[[], None]] = {
            "list": self._list,
            "files": steps.files_step,
            "convert": steps.convert,
            "place": steps.place,
            "write": steps.write,
            "others": steps.others,
        }
        for phase in PHASES:
            if not self.work.is_past(phase, PHASES):
                actions[phase]()
                self.work.finish_phase(phase)
        self.progress.finish()

    def _list(self) -> None:
        """Quick, so a run that was cut off here begins its list anew."""
        self.work.clear()
        with transaction.atomic():
            list_items(self.work, self.wiki, self.options, self.progress)


def run_import(
    path: Path, *, options: Options | None = None, progress: Progress | None = None, **choices: object
) -> Report:
    """Imports one export and returns the report; ImportRefused when it cannot begin."""
    options = options or Options(**choices)  # type: ignore[arg-type]  # the fields of Options, by name
    progress = progress or Silent()
    if options.folder is not None and not options.folder.is_dir():
        raise ImportRefused(_("De map %(folder)s bestaat niet.") % {"folder": options.folder})
    if not path.is_file():
        raise ImportRefused(_("Het bestand %(path)s bestaat niet of is geen bestand.") % {"path": path})
    with only_import(), seldom_collected():
        parent = find_parent(options.under)
        site = site_of(parent)
        if site is None:
            raise ImportRefused(_("De bladzijde “%(under)s” hoort bij geen enkele site.") % {"under": parent})
        work = WorkList(options.key(path))
        try:
            export = _read(path, work, progress)
        except ImportRefused:
            work.abandon()
            raise
        wiki = Wiki(export, FileStore(export, options.folder), now=work.job.started_at)
        try:
            Import(work, wiki, parent, site, options, progress).run()
        except ImportRefused:
            work.abandon()
            raise
        report = _report(work, export, path, options)
        work.close()
    return report


def _report(work: WorkList, export: Export, path: Path, options: Options) -> Report:
    """The report of the run; what a person must look at is kept for Beheer, unless this was a trial."""
    pages = ReportedPages(work.report_path)
    pages.write(work.reports())
    report = Report(export.site.name, path.name, options.dry_run, pages)
    if not options.dry_run:
        started, partial = work.job.started_at, options.is_partial
        store_findings(report, wiki=export.site.wiki_id, partial=partial, started=started)
    return report


def _read(path: Path, work: WorkList, progress: Progress) -> Export:
    """The export on disk; a spool that is whole is used again, but only with the list that belongs to it."""
    spool = work.spool
    export = open_spool(spool) if work.job.phase else None
    if export is None:
        progress.start(_("Lezen"), path.stat().st_size)
        for size in write_spool(path, spool):
            progress.advance(size)
        progress.finish()
        work.clear()
        export = open_spool(spool)
    if export is None or not export.pages:
        raise ImportRefused(_("Het bestand %(path)s bevat geen bladzijden.") % {"path": path})
    return export
