"""Old addresses: each answers 301 to where its page is now."""

from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from django.utils.encoding import escape_uri_path, uri_to_iri
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from pages.models import WikiSource

from ..notes import Notes
from ..read.export import WikiPage
from ..read.namespaces import FILE
from ..read.titles import Title
from ..wiki import Wiki
from .targets import Targets

MAX_PATH = 255


@dataclass
class RedirectWriter:
    """Writes the old addresses of one wiki for one site."""

    wiki: Wiki
    site: Site
    dry_run: bool = False
    taken: dict[str, Title] = field(default_factory=dict)

    def old_paths(self, title: Title) -> list[str]:
        """The addresses under which the wiki served a title, as Wagtail looks them up."""
        address = title.address(self.wiki.namespaces)
        prefixes = dict.fromkeys(["/", self.wiki.export.site.article_prefix])
        return [lookup_path(prefix + address) for prefix in prefixes]

    def to_page(self, title: Title, page_id: int, path: str, notes: Notes, anchor: str = "") -> None:
        """Old addresses of a title to a page, or to one of its sections."""
        for old in self.old_paths(title):
            if old == lookup_path(path):
                continue
            link = f"{path}#{quote(anchor, safe='!$&()*+,;=:@/?~-._')}" if anchor else ""
            self._store(old, title, notes, page_id=None if link else page_id, link=link)

    def to_file(self, page: WikiPage, url: str, notes: Notes) -> None:
        """The file page and the file's own address to where the file is now."""
        title = Title(FILE, page.title.text)
        paths = self.old_paths(title)
        if page.upload and page.upload.path:
            paths.append(lookup_path(f"/images/{page.upload.path}"))
        for old in paths:
            if old != lookup_path(urlsplit(url).path):
                self._store(old, title, notes, page_id=None, link=url)

    def _store(self, old: str, title: Title, notes: Notes, *, page_id: int | None, link: str) -> None:
        if len(old) > MAX_PATH or len(link) > MAX_PATH:
            notes.approximated("old_address", _("Het oude adres is te lang om te bewaren."), old)
            return
        if self.taken.setdefault(old, title) != title:
            notes.problem("old_address", _("Twee titels hebben hetzelfde oude adres; het eerste geldt."), old)
            return
        notes.converted("old_address")
        if self.dry_run:
            return
        values = {"redirect_page_id": page_id, "redirect_link": link, "is_permanent": True}
        existing = Redirect.objects.filter(old_path=old, site=self.site).first()
        if existing is None:
            Redirect.objects.create(old_path=old, site=self.site, **values)
        elif self._of_another_wiki(existing):
            notes.problem(
                "old_address", _("Dit oude adres hoort al bij een andere geïmporteerde wiki; dat blijft zo."), old
            )
        elif any(getattr(existing, name) != value for name, value in values.items()):
            Redirect.objects.filter(pk=existing.pk).update(**values)

    def _of_another_wiki(self, existing: Redirect) -> bool:
        sources = WikiSource.objects.filter(page_id=existing.redirect_page_id)
        return existing.redirect_page_id is not None and sources.exclude(wiki=self.wiki.export.site.wiki_id).exists()


def lookup_path(path: str) -> str:
    """A path the way Wagtail's redirect middleware looks it up after a browser asked for it."""
    return str(uri_to_iri(Redirect.normalise_path(escape_uri_path(path), decode_unicode=False)))


def redirect_place(page: WikiPage, wiki: Wiki, targets: Targets, notes: Notes) -> tuple[int, str, str] | None:
    """Where a redirect page leads in the end: page id, path and section; None when it leads nowhere."""
    end = wiki.resolve(page.title)
    key = Title(end.namespace, end.text)
    target = targets.pages.get(key)
    if target is None or key == page.title:
        name = end.full(wiki.namespaces)
        notes.problem(
            "broken_redirect", _("De doorverwijzing leidt naar een bladzijde die niet bestaat of niet meekomt."), name
        )
        return None
    anchor = ""
    if end.fragment:
        found = targets.find_anchor(end.fragment, target)
        if found is None:
            notes.problem(
                "broken_anchor", _("De doorverwijzing noemt een kop die niet bestaat."), f"{key.text}#{end.fragment}"
            )
        anchor = found or ""
    return target.page_id, target.path, anchor


def site_of(page: Page) -> Site | None:
    """The site under whose root a page stands."""
    return next(
        (
            site
            for site in Site.objects.select_related("root_page").order_by("-is_default_site")
            if page.path.startswith(site.root_page.path)
        ),
        None,
    )
