"""Writes pages of the demo into the tree: first every page gets its place, then the new ones their text."""

import json
import re
from copy import deepcopy
from typing import Any

from wagtail.models import Page

from pages.demo.choice_aid import STREAMS
from pages.demo.figures import demo_image
from pages.demo.specs import PageSpec
from pages.models import Area, ChoiceAidPage, ExamplePage, GuidePage, HomePage, InstrumentPage, Theme

# Fields that name other pages: they wait until every page has its place.
LATER = frozenset({"themes", "areas", "instruments", *STREAMS})
LINK = re.compile(r"\[\[(?P<path>[^|\]]+)\|(?P<words>[^\]]+)\]\]")


class PageTree:
    """The pages under the front page, by address."""

    def __init__(self, home: HomePage) -> None:
        self.home = home
        self._pages: dict[str, Page] = {"/": home}
        self._new: list[tuple[Page, PageSpec]] = []

    @property
    def made_now(self) -> list[int]:
        """The numbers of the pages that were not there before."""
        return [page.pk for page, _spec in self._new]

    def page(self, path: str) -> Page:
        """The page at an address of the guide; raises KeyError for a typing error in the demo."""
        return self._pages[path]

    def write(self, spec: PageSpec) -> None:
        """Makes what is missing. A page that somebody changed or moved here is left alone."""
        if not self.home.latest_revision_id:
            self._new.append((self.home, spec))
        self._place(spec, self.home, "/")
        for page, page_spec in self._new:
            self._fill(page, page_spec)

    def _place(self, spec: PageSpec, page: Page, path: str) -> None:
        present = {child.slug: child for child in page.get_children().specific()}
        for child_spec in spec.children:
            child = present.get(child_spec.slug)
            if child is None:
                page.refresh_from_db()
                child = page.add_child(instance=self._blank(child_spec))
                self._new.append((child, child_spec))
            child_path = f"{path}{child_spec.slug}/"
            self._pages[child_path] = child
            self._place(child_spec, child, child_path)

    @staticmethod
    def _blank(spec: PageSpec) -> Page:
        fields = {name: value for name, value in spec.fields.items() if name not in LATER}
        return spec.model(title=spec.title, slug=spec.slug, show_in_menus=spec.in_menu, live=False, **fields)

    def _fill(self, page: Page, spec: PageSpec) -> None:
        page.refresh_from_db()
        page.title = page.draft_title = spec.title
        page.search_description = spec.summary
        page.body = json.dumps([self._block(block) for block in spec.body])
        if isinstance(page, GuidePage):
            page.tags.set(spec.tags)
        if isinstance(page, ExamplePage):
            self._relate(page, spec.fields)
        if isinstance(page, ChoiceAidPage):
            for name in STREAMS:
                setattr(page, name, json.dumps([self._block(block) for block in spec.fields[name]]))
        page.full_clean()
        page.save_revision(clean=False).publish(skip_permission_checks=True)

    def _relate(self, page: ExamplePage, fields: dict[str, Any]) -> None:
        page.themes = list(Theme.objects.filter(slug__in=fields.get("themes", ())))
        page.areas = list(Area.objects.filter(slug__in=fields.get("areas", ())))
        paths = fields.get("instruments", ())
        page.instruments = list(InstrumentPage.objects.filter(pk__in=[self.page(path).pk for path in paths]))

    # --- from words to stored blocks

    def _block(self, block: dict[str, Any]) -> dict[str, Any]:
        value: dict[str, Any] = self._stored(deepcopy(block))
        return value

    def _stored(self, value: Any, key: str = "") -> Any:
        """Addresses become numbers of pages, names of pictures numbers of images."""
        if isinstance(value, dict):
            return {name: self._stored(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [self._stored(item) for item in value]
        if key == "page" and isinstance(value, str):
            return self.page(value).pk if value else None
        if key == "image":
            return demo_image(value).pk
        return LINK.sub(self._link, value) if isinstance(value, str) else value

    def _link(self, match: re.Match[str]) -> str:
        path = match["path"]
        if path in self._pages:
            return f'<a linktype="page" id="{self.page(path).pk}">{match["words"]}</a>'
        return f'<a href="{path}">{match["words"]}</a>'
