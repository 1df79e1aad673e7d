"""Pages into the tree before any text is written, so that links find their target: many at a time.

Wagtail makes a page in a dozen questions to the database. Here the rows of a batch go in together, with the tree's
own paths, after a lock on the pages that they come under.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from pages.models import GuidePage, WikiSource
from pages.models import WikiImportItem as Item

from ..conversion import Conversion
from ..report import notes_data, notes_from
from ..wiki import Wiki
from ..worklist import WorkList, title_of
from .redirects import RedirectWriter
from .rows import update_rows
from .sources import fill_source

MAX_TITLE = 255


@dataclass
class TreeWriter:
    """Places the pages of one wiki under one page of the guide."""

    work: WorkList
    wiki: Wiki
    under: Page
    site: Site
    conversion: Conversion
    redirects: RedirectWriter
    dry_run: bool = False

    def place(self, items: list[Item]) -> None:
        """Finds the page of each item, or makes it as an empty draft. The parents of all items have their place."""
        with transaction.atomic():
            self._find(items)
            new = [item for item in items if item.page_id is None]
            if self.dry_run:
                self._pretend(new)
            elif new:
                self._make(new)
            self._lead_from_old_addresses([item for item in items if item.chosen and item.spool_offset is not None])
            update_rows(Item, _rows(items), ["page_id", "path", "slug", "notes"])

    def _lead_from_old_addresses(self, items: list[Item]) -> None:
        """Here, in the order of the export: the first title of an address keeps it, whoever writes its text first."""
        kept = [(item, notes_from(item.notes)) for item in items]
        for item, notes in kept:
            self.redirects.to_page(title_of(item), item.page_id or 0, item.path, notes)
        self.redirects.flush()
        for item, notes in kept:
            item.notes = notes_data(notes)

    def find_only(self, items: list[Item]) -> None:
        """Gives pages of earlier runs their place in the list; makes nothing."""
        with transaction.atomic():
            self._find(items)
            update_rows(Item, _rows(items), ["page_id", "path", "slug", "notes"])

    def _find(self, items: list[Item]) -> None:
        """By number; a parent that the wiki lacked is found by title, also when the wiki has it now."""
        sources = WikiSource.objects.select_related("page").filter(wiki=self.wiki.export.site.wiki_id)
        numbers = [item.number for item in items if item.number is not None]
        by_number = {source.page_number: source for source in sources.filter(page_number__in=numbers)}
        titles = {self._source_title(item) for item in items}
        made = {source.title: source for source in sources.filter(page_number=None, title__in=titles)}
        for item in items:
            source = by_number.get(item.number) if item.number is not None else None
            source = source or made.get(self._source_title(item))
            if source is not None:
                item.page_id, item.path = source.page_id, self._path(source.page.url_path)
                self._note_move(item, source)

    def _note_move(self, item: Item, source: WikiSource) -> None:
        """A page that was moved in the wiki stays where it is here; both old addresses lead to it."""
        if item.number is None or source.title == self._source_title(item) or source.page_number is None:
            return
        notes = notes_from(item.notes)
        message = _("De bladzijde heette in de wiki eerst “%(old)s”. Het adres hier is gebleven.")
        notes.approximated("moved_page", message % {"old": source.title}, item.title)
        item.notes = notes_data(notes)

    def _source_title(self, item: Item) -> str:
        return title_of(item).full(self.wiki.namespaces)[:300]

    def _path(self, url_path: str) -> str:
        return "/" + url_path.removeprefix(self.site.root_page.url_path)

    def _pretend(self, items: list[Item]) -> None:
        base = self._path(self.under.url_path)
        for item in items:
            item.page_id = -item.pk
            item.path = f"{item.parent.path if item.parent else base}{item.slug}/"

    # --- new pages

    def _make(self, items: list[Item]) -> None:
        parents = self._parents(items)
        taken = self._taken_slugs(items, parents)
        last = {parent.pk: _last_step(parent) for parent in parents.values()}
        added: dict[int, int] = defaultdict(int)
        pages: list[Page] = []
        for item in items:
            parent = parents[self._parent_id(item)]
            last[parent.pk] += 1
            added[parent.pk] += 1
            self._free_slug(item, taken[parent.pk])
            pages.append(self._new_page(item, parent, last[parent.pk]))
        Page.objects.bulk_create(pages)
        own = [_own_row(page) for page in pages]
        fields = list(GuidePage._meta.local_concrete_fields)
        GuidePage._base_manager._insert(own, fields=fields, using=DEFAULT_DB_ALIAS, raw=True)  # type: ignore[attr-defined]  # how save() inserts a child's row
        for pk, number in added.items():
            Page.objects.filter(pk=pk).update(numchild=F("numchild") + number)
        for item, page in zip(items, pages, strict=True):
            item.page_id, item.path = page.pk, self._path(page.url_path)
        WikiSource.objects.bulk_create(self._sources(items))

    def _parent_id(self, item: Item) -> int:
        return int(self.under.pk if item.parent is None else item.parent.page_id or 0)

    def _parents(self, items: list[Item]) -> dict[int, Page]:
        """Locked, so that nobody else gives away the same place in the tree."""
        ids = {self._parent_id(item) for item in items}
        return {page.pk: page for page in Page.objects.filter(pk__in=ids).order_by("pk").select_for_update(of=["self"])}

    def _taken_slugs(self, items: list[Item], parents: dict[int, Page]) -> dict[int, set[str]]:
        by_path = {page.path: page.pk for page in parents.values()}
        depths = {page.depth + 1 for page in parents.values()}
        slugs = {item.slug for item in items}
        taken: dict[int, set[str]] = defaultdict(set)
        for path, slug in Page.objects.filter(slug__in=slugs, depth__in=depths).values_list("path", "slug"):
            parent = by_path.get(path[: -Page.steplen])
            if parent is not None:
                taken[parent].add(slug)
        return taken

    def _free_slug(self, item: Item, taken: set[str]) -> None:
        """The planned slug, unless a page that was already there has it."""
        planned, number = item.slug, 2
        while item.slug in taken or (item.slug != planned and self._exists(item)):
            item.slug, number = f"{planned[:90]}-{number}", number + 1
        taken.add(item.slug)
        if item.slug != planned:
            message = _("Het adres “%(slug)s” was al bezet; deze bladzijde kreeg “%(new)s”.")
            notes = notes_from(item.notes)
            notes.approximated("address_clash", message % {"slug": planned, "new": item.slug}, item.title)
            item.notes = notes_data(notes)

    def _exists(self, item: Item) -> bool:
        """Whether another number is taken as well, here or in the plan."""
        parent = Page.objects.get(pk=self._parent_id(item))
        planned = self.work.items.filter(parent_id=item.parent_id, slug=item.slug).exclude(pk=item.pk)
        return bool(parent.get_children().filter(slug=item.slug).exists() or planned.exists())

    def _new_page(self, item: Item, parent: Page, step: int) -> Page:
        """An empty draft; its own title comes with its text."""
        title = item.title[:MAX_TITLE]
        return Page(
            title=title,
            draft_title=title,
            slug=item.slug,
            live=False,
            path=Page._get_path(parent.path, parent.depth + 1, step),
            depth=parent.depth + 1,
            numchild=0,
            url_path=f"{parent.url_path}{item.slug}/",
            content_type=ContentType.objects.get_for_model(GuidePage),
            locale_id=parent.locale_id,
        )

    def _sources(self, items: list[Item]) -> list[WikiSource]:
        site = self.wiki.export.site
        sources = []
        for item in items:
            source = WikiSource(page_id=item.page_id or 0, wiki=site.wiki_id)
            fill_source(source, site.name, self._source_title(item), self.conversion.page(item))
            sources.append(source)
        return sources


def _rows(items: list[Item]) -> list[dict[str, Any]]:
    return [
        {"pk": item.pk, "page_id": item.page_id, "path": item.path, "slug": item.slug, "notes": item.notes}
        for item in items
    ]


def _last_step(parent: Page) -> int:
    """The number of a page's last child in the tree; zero when it has none."""
    last = (
        Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1)
        .order_by("-path")
        .values_list("path", flat=True)
        .first()
    )
    return Page._str2int(last[-Page.steplen :]) if last else 0


def _own_row(page: Page) -> GuidePage:
    """The part of a guide page that stands in its own table."""
    own = GuidePage(page_ptr_id=page.pk)
    own.body = ""  # type: ignore[assignment]  # StreamField reads its stored form
    return own
