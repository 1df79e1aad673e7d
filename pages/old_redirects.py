"""Redirects from old addresses, kept from telling where drafts and closed pages are.

The address of a page is made of its title. A redirect to a page that the visitor may not read would tell that title,
so for that visitor the old address is one that never existed.
"""

from urllib.parse import SplitResult, unquote, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from pages.search.page_source import roots_of_site
from pages.selectors.readers import may_read
from samenwerking.addresses import parts_of


class OldAddressMiddleware(RedirectMiddleware):
    """Wagtail's, with one question more before it answers."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code != 404:
            return response
        row = _row_for(request)
        link = link_for(row, request) if row is not None else ""
        if row is None or not link:
            return response
        kind: type[HttpResponse] = HttpResponsePermanentRedirect if row.is_permanent else HttpResponseRedirect
        return kind(link)


def _row_for(request: HttpRequest) -> Redirect | None:
    """With the query of the address first, then without it.

    Nearly always there is none, and then one question is enough: each refusal that hides a dossier comes along here.
    """
    whole = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    path = urlsplit(whole).path
    if not _may_be_old(whole, path):
        return None
    row: Redirect | None = get_redirect(request, whole)
    if row is None and path != whole:
        row = get_redirect(request, path)
    return row


def _may_be_old(*paths: str) -> bool:
    """Is any of these an old address, of whichever site? Each as it was asked and as Wagtail keeps it."""
    written = {form for path in paths for form in (path, uri_to_iri(path))}
    known = [form for form in written if "\0" not in form]  # which the database cannot be asked
    return Redirect.objects.filter(old_path__in=known).exists()


def link_for(row: Redirect, request: HttpRequest) -> str:
    """Where a redirect leads this visitor; "" to a page that the visitor may not read, and to what is no address."""
    parts = parts_of(row.redirect_link)
    if not row.redirect_page_id and parts is None:  # Beheer takes whatever begins with a slash
        return ""
    page = row.redirect_page if parts is None or row.redirect_page_id else _page_at(parts, request)
    if page is not None and not may_read(page, request):
        return ""
    return row.link or ""


def _page_at(parts: SplitResult, request: HttpRequest) -> Page | None:
    """The page of this site whose address a link is; None for a file, another part of the site or another site."""
    if parts.netloc and parts.netloc != request.get_host():
        return None
    path = unquote(parts.path)
    for root in sorted(roots_of_site(request), key=lambda root: -len(root.url_path)):
        start = urlsplit(root.get_url(request) or "/").path
        if not path.startswith(start):
            continue
        url_path = f"{root.url_path}{path.removeprefix(start).strip('/')}/".replace("//", "/")
        found: Page | None = Page.objects.filter(url_path=url_path, path__startswith=root.path).first()
        if found is not None:
            return found
    return None
