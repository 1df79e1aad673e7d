"""The steps of an import, each a loop over what the work list still has to offer."""

import re
from collections.abc import Callable
from functools import partial

from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from pages.models import WikiImportItem as Item

from .conversion import Conversion
from .converters import ConversionRecipe, converters
from .documents import DocumentStore
from .file_report import FileReport
from .garbage import collect
from .left_out import left_out_reason
from .notes import Notes
from .options import Options
from .progress import Progress
from .read.titles import Title
from .report import PageReport, notes_from
from .wiki import Wiki
from .workers import WORTH_IT, Workers, processors
from .worklist import ROLES, WorkList, batches, page_report_row, title_of
from .write.files import FileWriter
from .write.indexes import settle_indexes
from .write.pages import MAX_TITLE, Draft, PageWriter
from .write.protection import note_protection
from .write.redirects import RedirectWriter, redirect_place
from .write.rows import update_rows
from .write.stream import StreamWriter
from .write.targets import PageTarget, Targets
from .write.tree import TreeWriter
from .writers import WritingRecipe, write_in, writers

BATCH = 50
# Batches for each process that are handed out before there is a look at what is next.
AHEAD = 6
LINK = re.compile(r"\[\[([^\[\]|#\n]+)")
Act = Callable[[list[Item]], None]
TODO = Q(report__isnull=True)
PAGES, FILES, OTHERS = Q(role=ROLES.PAGE), Q(role=ROLES.FILE), Q(role__in=[ROLES.REDIRECT, ROLES.OTHER])


class Steps:
    """What one run needs to do its steps."""

    def __init__(
        self, work: WorkList, wiki: Wiki, under: Page, site: Site, options: Options, progress: Progress
    ) -> None:
        self.work, self.wiki, self.under, self.options, self.progress = work, wiki, under, options, progress
        store = DocumentStore(work.folder / "documents.dat")
        self.conversion = Conversion(wiki, store, project_pages=options.project_pages)
        self.redirects = RedirectWriter(wiki, site, work.job, options.dry_run)
        self.file_report = FileReport(work, wiki, self.redirects, dry_run=options.dry_run)
        self.files = FileWriter(wiki, options.dry_run, self.file_report.tell, is_told=self.file_report.has)
        self.targets = Targets(wiki, self.files, self._target)
        self.tree = TreeWriter(work, wiki, under, site, self.conversion, self.redirects, options.dry_run)
        self.pages = PageWriter(wiki, self.targets)

    def _each(self, step: str, everything: Q, todo: Q, act: Act, *, size: int = 0, tells: bool = False) -> None:
        """Hands out what is to be done; ``act`` does it, and may itself tell how far it is."""
        total, left = self.work.count(everything), self.work.count(everything & todo)
        self.progress.start(step, total, total - left)
        for batch in self.work.waiting(everything & todo, size or BATCH):
            act(batch)
            collect()
            if not tells:
                self.progress.advance(len(batch), batch[-1].title)
        self.progress.finish()

    # --- files and conversion

    def files_step(self) -> None:
        self._each(_("Bestanden"), FILES, TODO, self._store_files)

    def _store_files(self, items: list[Item]) -> None:
        for item in items:
            with transaction.atomic():
                self.files.get(item.text)

    def convert(self) -> None:
        """In several processes when there is enough to do and more than one processor to do it."""
        todo = Q(reason=None)
        count = processors()
        if count < 2 or self.work.count(PAGES & todo) < WORTH_IT:
            self._each(_("Omzetten"), PAGES, todo, self.conversion.convert)
            return
        options, language = self.options, get_language() or ""
        recipe = ConversionRecipe(self.work.spool, options.folder, self.wiki.now, language, options.project_pages)
        with converters(recipe, count) as self.conversion.workers:
            self._each(_("Omzetten"), PAGES, todo, self.conversion.convert, size=BATCH * count)
        self.conversion.workers = None

    # --- places

    def place(self) -> None:
        """Level by level, for a page comes under one that has its place."""
        if self.options.is_partial:
            self._find_known()
        depths = self.work.items.filter(PAGES).order_by("depth").values_list("depth", flat=True).distinct()
        for depth in list(depths):
            self._each(_("Plaatsen"), PAGES & Q(depth=depth), Q(page_id=None), self.tree.place)
        self.targets.forget()

    def _find_known(self) -> None:
        """In a run over some pages: where the others are already, and an empty place for those above ours."""
        others = self.work.items.filter(PAGES, chosen=False).select_related("parent").order_by("depth", "position")
        for batch in batches(others.iterator(chunk_size=BATCH), BATCH):
            self.tree.find_only(batch)
        above: set[int] = set()
        for depth in sorted(set(others.values_list("depth", flat=True)) | {0}, reverse=True):
            below = self.work.items.filter(PAGES & (Q(chosen=True) | Q(pk__in=above)), depth=depth + 1)
            above |= {pk for pk in below.values_list("parent_id", flat=True) if pk}
        for item in others.filter(pk__in=above, page_id=None):
            self.tree.place([item])

    def _target(self, title: Title) -> PageTarget | None:
        item = self.work.items.filter(PAGES, namespace=title.namespace, text=title.text).first()
        return self._as_target(item) if item else None

    def _as_target(self, item: Item) -> PageTarget:
        """What links need to know of a page; it is converted for that when the run itself leaves it out."""
        if item.reason is None:
            self.conversion.convert([item])
        public = not item.reason
        if not item.chosen and item.page_id is not None and item.page_id > 0:
            public = Page.objects.filter(pk=item.page_id, live=True).exists()
        return PageTarget(item.page_id or 0, item.path, frozenset(item.anchors), public, item.page_id is not None)

    def _look_up_together(self, drafts: list[Draft]) -> None:
        """The pages that a batch links to, in one question instead of one a link."""
        keys: set[tuple[int, str]] = set()
        for draft in drafts:
            for name in set(LINK.findall(draft.page.revision.text if draft.page else "")):
                title = self.wiki.parse(name)
                if title is not None and not title.interwiki:
                    keys.add((title.namespace, title.text))
        items = self.work.by_titles(keys).filter(PAGES).exclude(reason=None)
        for item in items.defer("notes", "report"):
            self.targets.add(title_of(item), self._as_target(item))

    # --- texts

    def write(self) -> None:
        """Likewise in several processes. A run over some pages still places and converts others while it writes."""
        count, options = processors(), self.options
        few = self.work.count(PAGES & TODO) < WORTH_IT
        if count < 2 or few or options.dry_run or options.is_partial:
            self._each(_("Schrijven"), PAGES, TODO, self._write)
        else:
            recipe = WritingRecipe(
                str(connection.settings_dict["NAME"]), self.work.key, self.work.folder, self.under.pk, options,
                get_language() or "",
            )  # fmt: skip
            with writers(recipe, count) as workers:
                act = partial(self._hand_out, workers)
                self._each(_("Schrijven"), PAGES, TODO, act, size=BATCH * count * AHEAD, tells=True)
        if not options.dry_run:
            settle_indexes()

    def _hand_out(self, workers: Workers, items: list[Item]) -> None:
        shares = list(batches(items, BATCH))
        numbers = [[item.pk for item in share] for share in shares]
        for share, _written in zip(shares, write_in(workers, numbers), strict=True):
            self.progress.advance(len(share), share[-1].title)

    def write_numbered(self, numbers: list[int]) -> None:
        """Writes items that another process hands out."""
        self._write(list(self.work.items.filter(pk__in=numbers).select_related("parent").order_by("depth", "position")))

    def _write(self, items: list[Item]) -> None:
        """Texts first: a file that they come upon is stored by itself, and so are tags. Then all or nothing."""
        drafts = {item: self._draft(item) for item in items}
        self._look_up_together(list(drafts.values()))
        for item, draft in drafts.items():
            blocks = draft.document.blocks if draft.document else []
            draft.body = StreamWriter(title_of(item), self.targets, draft.notes).body(blocks)
        tags = {} if self.options.dry_run else self.pages.tags(list(drafts.values()))
        with transaction.atomic():
            mine = self.work.claim(items)
            drafts = {item: draft for item, draft in drafts.items() if item.pk in mine}
            if not self.options.dry_run:
                self.pages.write(list(drafts.values()), tags)
            rows = [page_report_row(item, _report(item, draft)) for item, draft in drafts.items()]
            update_rows(Item, rows, ["report"])

    def _draft(self, item: Item) -> Draft:
        page, document = self.conversion.page(item), self.conversion.document(item)
        title = (document.title if document else item.title)[:MAX_TITLE]
        notes = notes_from(item.notes)
        restricted = note_protection(page.restrictions if page else "", self.options.protection, notes)
        return Draft(
            page_id=item.page_id or 0,
            title=title,
            source_title=title_of(item).full(self.wiki.namespaces)[:300],
            page=page,
            document=document,
            reason=item.reason or "",
            notes=notes,
            restricted=restricted,
        )

    # --- what is not a content page

    def others(self) -> None:
        self._each(_("Rest"), OTHERS, TODO, self._others)

    def _others(self, items: list[Item]) -> None:
        with transaction.atomic():
            reports = [(item, self._other(item)) for item in items]
            self.redirects.flush()
            update_rows(Item, [page_report_row(item, report) for item, report in reports], ["report"])

    def _other(self, item: Item) -> PageReport:
        if item.role == ROLES.OTHER:
            reason = left_out_reason(item.namespace)
            return PageReport(item.title, item.number, "other", "left_out", "", reason)
        page = self.wiki.page(title_of(item))
        assert page is not None
        notes = Notes()
        place = redirect_place(page, self.wiki, self.targets, notes)
        if place is None:
            return PageReport(item.title, item.number, "redirect", "left_out", "", "", notes)
        page_id, path, anchor = place
        self.redirects.to_page(page.title, page_id, path, notes, anchor)
        address = path + (f"#{anchor}" if anchor else "")
        status = "dry_run" if self.options.dry_run else "written"
        return PageReport(item.title, item.number, "redirect", status, address, "", notes)


def _report(item: Item, draft: Draft) -> PageReport:
    kind = "page" if draft.public else "draft"
    return PageReport(item.title, item.number, kind, draft.status, item.path, draft.reason, draft.notes)
