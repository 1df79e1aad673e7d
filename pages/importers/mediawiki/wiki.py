"""What the conversion may know about the wiki around one page."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from urllib.parse import unquote

from .read.export import Export, WikiPage
from .read.files import FileStore
from .read.namespaces import FILE, MAIN, MEDIA, MEDIAWIKI, SPECIAL, Namespaces
from .read.titles import Title, parse_title

REDIRECT = re.compile(
    r"^\s*#(?:redirect|doorverwijzing|weiterleitung|redirection|redirección)\s*:?\s*\[\[([^\]|]+)", re.I
)
# In a language that we do not know, for pages that the export itself calls redirects.
ANY_REDIRECT = re.compile(r"^\s*#[^\s\[:]+\s*:?\s*\[\[([^\]|]+)")
CSS_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
CSS_CLASS = re.compile(r"^\s*(?:div)?\.([\w-]+)\s*$")
BOX_PROPERTY = re.compile(
    r"(?<![\w-])(?:border(?:-(?:left|top|right|bottom))?|background(?:-color)?)\s*:\s*(?!none|0|transparent)"
)
MAX_REDIRECTS = 10


@dataclass
class Statistics:
    """How large a wiki is."""

    pages: int = 0
    articles: int = 0
    files: int = 0


@dataclass
class Wiki:
    """Looks pages, templates and files up by title, following redirects."""

    export: Export
    files: FileStore
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    _categories: dict[str, int] = field(default_factory=dict)

    @property
    def namespaces(self) -> Namespaces:
        return self.export.site.namespaces

    def parse(self, text: str, default: int = 0) -> Title | None:
        title = parse_title(text, self.namespaces, default)
        if title is not None and title.interwiki and title.text:
            return self._own(title)
        return title

    def _own(self, title: Title) -> Title:
        """A title that begins like the name of another wiki, but is a page of this one: "is: een werkwoord"."""
        text = f"{title.interwiki}: {title.text}"
        for spelling in (text, text.replace(": ", ":", 1)):
            own = Title(MAIN, spelling[:1].upper() + spelling[1:], title.fragment)
            if own in self.export.pages:
                return own
        return title

    def page(self, title: Title) -> WikiPage | None:
        if title.interwiki:
            return None
        return self.export.pages.get(title)

    def exists(self, title: Title) -> bool:
        """Whether a link to this title is blue."""
        if title.interwiki:
            return True
        if title.namespace == SPECIAL:
            return False
        if title.namespace == MEDIA:
            return self.files.exists(title.text)
        if title.namespace == FILE and self.files.exists(title.text):
            return True
        return Title(title.namespace, title.text) in self.export.pages

    def redirect_target(self, page: WikiPage) -> Title | None:
        """Where a redirect page points to, one step; None when it is no redirect."""
        match = REDIRECT.match(page.revision.text)
        if match is None and page.redirects:
            match = ANY_REDIRECT.match(page.revision.text)
        return self.parse(unquote(match.group(1))) if match else None

    def resolve(self, title: Title) -> Title:
        """The title at the end of a chain of redirects; the last section named on the way counts."""
        seen = {title}
        for _step in range(MAX_REDIRECTS):
            page = self.page(title)
            target = self.redirect_target(page) if page else None
            if target is None or target in seen:
                break
            seen.add(target)
            title = Title(target.namespace, target.text, target.fragment or title.fragment, target.interwiki)
        return title

    @cached_property
    def has_subpages(self) -> bool:
        """Whether slashes in the main namespace mean subpages: when some page lies under an existing one.

        An export does not hold this setting; MediaWiki switches it off by default.
        """
        return any(
            page.title.namespace == 0 and "/" in page.title.text and Title(0, page.title.base) in self.export.pages
            for page in self.export.pages.values()
        )

    @cached_property
    def statistics(self) -> Statistics:
        """Counted once: a wiki may ask for these numbers on every page."""
        found = Statistics(pages=len(self.export.pages))
        for page in self.export.pages.values():
            found.articles += page.title.namespace == MAIN and not page.redirects
            found.files += page.upload is not None
        return found

    def category_size(self, name: str) -> int:
        """How many pages name a category in their text; counted once a category."""
        if name not in self._categories:
            link = re.compile(r"\[\[\s*[^\[\]:|]+:\s*" + re.escape(name) + r"\s*[|\]]", re.I)
            pages = self.export.pages.values()
            self._categories[name] = sum(bool(link.search(page.revision.text)) for page in pages)
        return self._categories[name]

    @cached_property
    def boxed_classes(self) -> frozenset[str]:
        """Classes that the wiki's own style sheet draws as a box; their content becomes a callout."""
        page = self.page(Title(MEDIAWIKI, "Common.css"))
        found: set[str] = set()
        for selectors, body in CSS_RULE.findall(page.revision.text if page else ""):
            if BOX_PROPERTY.search(body):
                bare = re.sub(r"/\*.*?\*/", "", selectors, flags=re.S)
                found.update(m.group(1) for s in bare.split(",") if (m := CSS_CLASS.match(s)))
        return frozenset(found)
