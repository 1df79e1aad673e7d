"""Where links lead after the import: pages by id, files by address, words only where nothing stands."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote, unquote

from django.utils.translation import gettext as _

from ..document.anchors import section_anchor
from ..markup.links import leaves_guide
from ..markup.result import Link
from ..notes import Notes
from ..read.namespaces import CATEGORY, FILE, MEDIA, SPECIAL, TEMPLATE
from ..read.titles import Title
from ..wiki import Wiki
from .files import FileWriter

SEARCH = "/zoeken/?q="
REMEMBERED = 4000


@dataclass(frozen=True)
class PageTarget:
    """An imported page as links need it; one that this run leaves out and no earlier one brought has no place."""

    page_id: int
    path: str
    anchors: frozenset[str]
    public: bool
    is_placed: bool = True


@dataclass(frozen=True)
class Destination:
    """What a link becomes: a page (with a section), or an address. Empty means: words only."""

    page_id: int | None = None
    anchor: str = ""
    url: str = ""
    document_id: int | None = None
    path: str = ""

    @property
    def leads_somewhere(self) -> bool:
        return bool(self.page_id or self.url or self.document_id or self.anchor)

    def opening_tag(self) -> str:
        """The opening tag in Wagtail's stored rich text; a section of a page is an address with a fragment."""
        fragment = f"#{quote(self.anchor, safe='!$&()*+,;=:@/?~-._')}" if self.anchor else ""
        if self.page_id and not fragment:
            return f'<a linktype="page" id="{self.page_id}">'
        if self.document_id:
            return f'<a linktype="document" id="{self.document_id}">'
        return f'<a href="{escape((self.url or self.path) + fragment)}">'


@dataclass
class Targets:
    """Knows all imported pages and files; notes what leads nowhere."""

    wiki: Wiki
    files: FileWriter
    look_up: Callable[[Title], PageTarget | None]
    _known: OrderedDict[Title, PageTarget | None] = field(default_factory=OrderedDict)

    def page(self, key: Title) -> PageTarget | None:
        """The imported page with this title; the last used ones are remembered."""
        if key in self._known:
            self._known.move_to_end(key)
        else:
            self.add(key, self.look_up(key))
        return self._known[key]

    def add(self, key: Title, target: PageTarget | None) -> None:
        self._known[key] = target
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def forget(self) -> None:
        """What was looked up before pages had their place."""
        self._known.clear()

    def find(self, link: Link, here: Title, notes: Notes, shown: str) -> Destination:
        if link.url:
            return Destination(url=link.url)
        if link.title is None:
            return Destination()
        if not link.title.text and not link.title.interwiki:
            return self._section(here, link.title.fragment, notes, shown, same_page=True)
        if link.title.namespace in {MEDIA, FILE}:
            return self._file(link.title, notes, shown)
        title = self.wiki.resolve(link.title)
        if url := title.interwiki_url():
            return Destination(url=url)
        if title.namespace == CATEGORY:
            notes.approximated("category_link", _("Een link naar een categorie zoekt nu op dat woord."), shown)
            return Destination(url=SEARCH + quote(title.text))
        return self._page(title, here, notes, shown)

    def _page(self, title: Title, here: Title, notes: Notes, shown: str) -> Destination:
        key = Title(title.namespace, title.text)
        if key == here:
            return self._section(here, title.fragment, notes, shown, same_page=True)
        target = self.page(key)
        if target is not None and target.public and target.is_placed:
            return self._section(key, title.fragment, notes, shown, same_page=False)
        name = title.full(self.wiki.namespaces)
        if target is not None and not target.is_placed:
            message = _("Link naar een bladzijde die nog niet is overgenomen; alleen de woorden staan er.")
            notes.problem("link_not_imported", message, name)
        elif target is not None:
            notes.problem(
                "link_to_draft", _("Link naar een bladzijde die concept is; alleen de woorden staan er."), name
            )
        elif leaves_guide(title) or title.namespace == SPECIAL:
            notes.left_out(
                "link_outside",
                _("Link naar een overleg-, gebruikers- of speciale bladzijde; alleen de woorden staan er."),
                name,
            )
        elif title.namespace == TEMPLATE and self.wiki.page(key):
            notes.left_out("link_outside", _("Link naar een sjabloon; alleen de woorden staan er."), name)
        else:
            notes.problem(
                "broken_link", _("Link naar een bladzijde die niet bestaat; alleen de woorden staan er."), name
            )
        return Destination()

    def _section(self, key: Title, fragment: str, notes: Notes, shown: str, *, same_page: bool) -> Destination:
        """A link to a page or one of its sections; a section that is not there leads to the page itself."""
        target = self.page(key)
        page_id = target.page_id if target and not same_page else None
        if not fragment:
            return Destination(page_id=page_id)
        path = target.path if target and not same_page else ""
        anchor = self.find_anchor(fragment, target) if target else None
        if anchor is None:
            where = f"{key.text}#{fragment}"
            notes.problem("broken_anchor", _("Link naar een kop of plek die niet bestaat op de bladzijde."), where)
            return Destination(page_id=page_id, path=path)
        return Destination(page_id=page_id, anchor=anchor, path=path)

    @staticmethod
    def find_anchor(fragment: str, target: PageTarget) -> str | None:
        """The anchor as the page has it; older wikis wrote special letters as ``.C3.A9``."""
        name = section_anchor(fragment)
        legacy = section_anchor(unquote(fragment.replace(".", "%"), errors="replace"))
        return next(
            (anchor for anchor in (name, legacy, section_anchor(unquote(fragment))) if anchor in target.anchors), None
        )

    def _file(self, title: Title, notes: Notes, shown: str) -> Destination:
        stored = self.files.get(title.text)
        if stored is None:
            notes.problem(
                "broken_link", _("Link naar een bestand dat ontbreekt; alleen de woorden staan er."), title.text
            )
            return Destination()
        if stored.document is not None:
            return Destination(document_id=stored.document.pk)  # type: ignore[attr-defined]  # model chosen in settings
        return Destination(url=stored.url)
