"""The whole import in order: read, plan, convert, then write page by page, each in its own transaction."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from pages.models import WikiSource

from .document.build import is_blank
from .document.convert import convert_page
from .notes import Notes
from .read.errors import ImportRefused
from .read.export import WikiPage, read_export
from .read.files import FileStore
from .read.namespaces import CATEGORY, FILE, MAIN, MEDIAWIKI, TEMPLATE, USER, is_talk
from .read.titles import Title
from .report import PageReport, Report
from .wiki import Wiki
from .write.addresses import DRAFT_NAMESPACES, Place, is_content, plan_places
from .write.files import FileWriter
from .write.pages import Draft, PageWriter
from .write.redirects import RedirectWriter, redirect_place, site_of
from .write.stream import StreamWriter
from .write.targets import PageTarget, Targets

MARKED_FOR_DELETION = re.compile(
    r"^\W*(?:delete(?: me| this page)?|deleted|te verwijderen|verwijder(?:en|d)?|nuweg|weg|löschen)\W*$"
    r"|^\s*\{\{\s*(?:delete|verwijderen|verwijder|nuweg|weg|löschen|speedy)\b",
    re.I,
)


@dataclass
class Import:
    """One run over one export."""

    wiki: Wiki
    under: Page
    site: Site
    report: Report
    dry_run: bool = False
    drafts: list[Draft] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.files = FileWriter(self.wiki, self.dry_run)
        self.targets = Targets(self.wiki, self.files)
        self.pages = PageWriter(self.wiki, self.under)
        self.redirects = RedirectWriter(self.wiki, self.site, self.dry_run)

    def run(self) -> Report:
        for name in self.files.all_names():
            self.files.get(name)
        self.drafts = [self._draft(place) for place in plan_places(self.wiki)]
        sources = self._place_pages()
        for draft in self.drafts:
            self._write(draft, sources.get(draft.place.key))
        for page in self.wiki.export.pages.values():
            self._other(page)
        self._report_files()
        return self.report

    # --- content pages

    def _draft(self, place: Place) -> Draft:
        if place.page is None:
            return Draft(place, None, _("Tussenbladzijde die in de wiki ontbrak."), place.notes)
        document = convert_page(place.page, self.wiki, place.notes)
        return Draft(place, document, self._draft_reason(place.page, is_blank(document.blocks)), place.notes)

    def _draft_reason(self, page: WikiPage, blank: bool) -> str:
        """Why a page must not be public; empty when it may."""
        if page.revision.deleted:
            return _("De tekst is in de wiki verborgen.")
        if MARKED_FOR_DELETION.match(page.revision.text):
            return _("De bladzijde is gemarkeerd om te verwijderen.")
        if blank:
            return _("De bladzijde is leeg.")
        if page.title.namespace in DRAFT_NAMESPACES:
            return _("Bladzijde over de wiki zelf.")
        return ""

    def _place_pages(self) -> dict[Title, WikiSource]:
        """Every page gets its place before any body is written, so that links find their target."""
        sources: dict[Title, WikiSource] = {}
        placed: dict[Title, tuple[Page, str]] = {}
        base = self.under.get_url_parts()[2] if self.under.get_url_parts() else "/"
        for number, draft in enumerate(self.drafts):
            parent, parent_path = (self.under, base)
            if draft.place.parent is not None:
                parent, parent_path = placed[draft.place.parent.key]
            page_id, path = -number - 1, f"{parent_path}{draft.place.slug}/"
            page = parent
            if not self.dry_run:
                source = self.pages.ensure(draft, parent)
                page, page_id = source.page, source.page_id
                path = page.get_url_parts()[2]
                sources[draft.place.key] = source
            placed[draft.place.key] = (page, path)
            anchors = frozenset(draft.document.anchors) if draft.document else frozenset()
            self.targets.add(draft.place.key, PageTarget(page_id, path, anchors, draft.public))
        return sources

    def _write(self, draft: Draft, source: WikiSource | None) -> None:
        target = self.targets.pages[draft.place.key]
        blocks = draft.document.blocks if draft.document else []
        with transaction.atomic():
            body = StreamWriter(draft.place.key, self.targets, draft.notes).body(blocks)
            status = "dry_run" if source is None else self.pages.write(source, draft, body)
            if draft.place.page is not None:
                self.redirects.to_page(draft.place.key, target.page_id, target.path, draft.notes)
        page = draft.place.page
        kind = "page" if draft.public else "draft"
        number_in_wiki = page.number if page else None
        self.report.pages.append(
            PageReport(draft.place.title, number_in_wiki, kind, status, target.path, draft.reason, draft.notes)
        )

    # --- what is not a content page

    def _other(self, page: WikiPage) -> None:
        if page.title.namespace == FILE:
            return
        if self.wiki.redirect_target(page) is not None and not self._left_out_namespace(page.title.namespace):
            self._redirect(page)
        elif not is_content(page):
            reason = self._left_out_reason(page)
            self.report.pages.append(PageReport(page.full_title, page.number, "other", "left_out", "", reason))

    @staticmethod
    def _left_out_namespace(namespace: int) -> bool:
        return is_talk(namespace) or namespace in {USER, MEDIAWIKI, TEMPLATE}

    def _redirect(self, page: WikiPage) -> None:
        notes = Notes()
        place = redirect_place(page, self.wiki, self.targets, notes)
        address, status = "", "left_out"
        if place is not None:
            page_id, path, anchor = place
            with transaction.atomic():
                self.redirects.to_page(page.title, page_id, path, notes, anchor)
            address, status = path + (f"#{anchor}" if anchor else ""), "dry_run" if self.dry_run else "written"
        self.report.pages.append(PageReport(page.full_title, page.number, "redirect", status, address, "", notes))

    @staticmethod
    def _left_out_reason(page: WikiPage) -> str:
        namespace = page.title.namespace
        if is_talk(namespace):
            return _("Overlegbladzijden komen niet mee.")
        reasons = {
            USER: _("Gebruikersbladzijden komen niet mee."),
            TEMPLATE: _("Een sjabloon is verwerkt in de bladzijden die het gebruiken."),
            CATEGORY: _("Een categorie is een trefwoord geworden."),
            MEDIAWIKI: _("Instellingen en vormgeving van de wiki komen niet mee."),
        }
        if namespace in reasons:
            return reasons[namespace]
        if namespace == MAIN:
            return _("De bladzijde bevat geen wikitekst.")
        return _("Bladzijden in deze naamruimte komen niet mee.")

    def _report_files(self) -> None:
        for name in sorted({*self.files.all_names(), *self.files.notes}):
            stored = self.files.get(name)
            notes = self.files.notes_of(name)
            page = self.wiki.page(Title(FILE, name))
            if stored is not None and page is not None and stored.url:
                with transaction.atomic():
                    self.redirects.to_file(page, stored.url, notes)
            status = "left_out"
            if stored is not None:
                status = "dry_run" if self.dry_run else "written" if name in self.files.changed else "unchanged"
            kind = "document" if stored is not None and not stored.is_image else "image"
            number = page.number if page else None
            url = stored.url if stored else ""
            self.report.pages.append(PageReport(name, number, kind, status, url, "", notes))


def run_import(path: Path, *, folder: Path | None = None, under: str = "", dry_run: bool = False) -> Report:
    """Imports one export and returns the report; ImportRefused when it cannot begin."""
    if folder is not None and not folder.is_dir():
        raise ImportRefused(_("De map %(folder)s bestaat niet.") % {"folder": folder})
    export = read_export(path)
    if not export.pages:
        raise ImportRefused(_("Het bestand %(path)s bevat geen bladzijden.") % {"path": path})
    parent = find_parent(under)
    site = site_of(parent)
    if site is None:
        raise ImportRefused(_("De bladzijde “%(under)s” hoort bij geen enkele site.") % {"under": parent})
    wiki = Wiki(export, FileStore(export, folder))
    report = Report(export.site.name, path.name, dry_run)
    return Import(wiki, parent, site, report, dry_run).run()


def find_parent(under: str) -> Page:
    """The page under which everything comes: by its address, or the home page of the default site."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        raise ImportRefused(_("Er is nog geen site om in te importeren."))
    page: Page = site.root_page
    for slug in under.strip("/").split("/") if under.strip("/") else []:
        child = page.get_children().filter(slug=slug).first()
        if child is None:
            raise ImportRefused(_("Er is geen bladzijde met het adres “%(under)s”.") % {"under": under})
        page = child
    return page
