"""Old addresses: each answers 301 to where its page is now."""

from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from django.utils.encoding import escape_uri_path, uri_to_iri
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from pages.models import WikiImportAddress, WikiImportJob, WikiSource

from ..notes import Notes
from ..read.export import WikiPage
from ..read.namespaces import FILE
from ..read.titles import Title
from ..wiki import Wiki
from .targets import Targets

MAX_PATH = 255


@dataclass
class _Pending:
    """An old address that waits for its batch."""

    old: str
    title: str
    notes: Notes
    page_id: int | None
    link: str


@dataclass
class RedirectWriter:
    """Writes the old addresses of one wiki for one site, many at a time."""

    wiki: Wiki
    site: Site
    job: WikiImportJob
    dry_run: bool = False
    _pending: list[_Pending] = field(default_factory=list)

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
            self._add(old, title, notes, page_id=None if link else page_id, link=link)

    def to_file(self, page: WikiPage, url: str, notes: Notes) -> None:
        """The file page and the file's own address to where the file is now."""
        title = Title(FILE, page.title.text)
        paths = self.old_paths(title)
        if page.upload and page.upload.path:
            paths.append(lookup_path(f"/images/{page.upload.path}"))
        for old in paths:
            if old != lookup_path(urlsplit(url).path):
                self._add(old, title, notes, page_id=None, link=url)

    def _add(self, old: str, title: Title, notes: Notes, *, page_id: int | None, link: str) -> None:
        if len(old) > MAX_PATH or len(link) > MAX_PATH:
            notes.approximated("old_address", _("Het oude adres is te lang om te bewaren."), old)
            return
        self._pending.append(_Pending(old, f"{title.namespace}:{title.text}", notes, page_id, link))

    def flush(self) -> None:
        """Writes what waits; the first title of an address keeps it, and an address of another wiki stays there."""
        pending, self._pending = self._pending, []
        if not pending:
            return
        WikiImportAddress.objects.bulk_create(
            [WikiImportAddress(job=self.job, path=each.old, title=each.title) for each in pending],
            ignore_conflicts=True,
        )
        olds = [each.old for each in pending]
        owners = dict(self.job.addresses.filter(path__in=olds).values_list("path", "title"))
        rows = Redirect.objects.filter(old_path__in=olds, site=self.site)
        known = {row.old_path: row for row in rows}
        foreign = self._of_other_wikis(list(known.values()))
        new: dict[str, Redirect] = {}
        for each in pending:
            if owners[each.old] != each.title:
                message = _("Twee titels hebben hetzelfde oude adres; het eerste geldt.")
                each.notes.problem("old_address", message, each.old)
                continue
            each.notes.converted("old_address")
            row = known.get(each.old)
            if row is not None and row.redirect_page_id in foreign and not self.dry_run:
                message = _("Dit oude adres hoort al bij een andere geïmporteerde wiki; dat blijft zo.")
                each.notes.problem("old_address", message, each.old)
            elif not self.dry_run:
                self._set(each, row, new)
        Redirect.objects.bulk_create(new.values())

    def _set(self, each: _Pending, row: Redirect | None, new: dict[str, Redirect]) -> None:
        values = {"redirect_page_id": each.page_id, "redirect_link": each.link, "is_permanent": True}
        if row is None:
            new[each.old] = Redirect(old_path=each.old, site=self.site, **values)
        elif any(getattr(row, name) != value for name, value in values.items()):
            Redirect.objects.filter(pk=row.pk).update(**values)

    def _of_other_wikis(self, rows: list[Redirect]) -> set[int]:
        """The pages among these that another wiki brought."""
        pages = {row.redirect_page_id for row in rows if row.redirect_page_id is not None}
        sources = WikiSource.objects.filter(page_id__in=pages).exclude(wiki=self.wiki.export.site.wiki_id)
        return set(sources.values_list("page_id", flat=True)) if pages else set()


def lookup_path(path: str) -> str:
    """A path the way Wagtail's redirect middleware looks it up after a browser asked for it."""
    return str(uri_to_iri(Redirect.normalise_path(escape_uri_path(path), decode_unicode=False)))


def redirect_place(page: WikiPage, wiki: Wiki, targets: Targets, notes: Notes) -> tuple[int, str, str] | None:
    """Where a redirect page leads in the end: page id, path and section; None when it leads nowhere."""
    end = wiki.resolve(page.title)
    key = Title(end.namespace, end.text)
    target = targets.page(key)
    if target is None or not target.is_placed or key == page.title:
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
