"""``/index.php?title=…``: the wiki's address form that Wagtail's redirects cannot hold: the page is in the query."""

import re
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.views.decorators.http import require_safe
from wagtail.contrib.redirects.models import Redirect

from pages.importers.mediawiki.write.redirects import lookup_path
from pages.models import WikiSource
from pages.old_redirects import link_for
from pages.old_versions import asks_for_version, old_version
from pages.selectors.readers import may_read
from pages.selectors.sites import site_for

SEARCH_PAGES = frozenset({"special:search", "speciaal:zoeken", "spezial:suche"})
# The wiki's own short forms of an address with a number.
SPECIAL_VERSIONS = re.compile(
    r"(?:special|speciaal|spezial):(?:(?:diff|verschil|vergleich)/(?P<diff>\w+)(?:/(?P<second>\w+))?"
    r"|(?:permalink|permanentlink|permanenteverwijzing|permanenterlink)/(?P<oldid>\d+))$",
    re.I,
)


@require_safe
def old_index(request: HttpRequest, title: str = "") -> HttpResponse:
    """The new place of the page or version that an old address names; 404 when it names none."""
    name = (title or request.GET.get("title", "")).replace(" ", "_").strip("_/")
    if "\x00" in name:
        raise Http404
    if name.lower() in SEARCH_PAGES or (not name and "search" in request.GET):
        return HttpResponsePermanentRedirect("/zoeken/?q=" + quote(request.GET.get("search", "")))
    special = SPECIAL_VERSIONS.match(name)
    if special:
        request.GET = _numbers_of(special)  # type: ignore[assignment]  # what the long form would have said
        return old_version(request, None)
    if asks_for_version(request):
        return old_version(request, _page_id(request, name))
    target = _by_title(request, name) if name else _by_number(request, request.GET.get("curid", ""))
    if not target:
        raise Http404
    return HttpResponsePermanentRedirect(target)


def _numbers_of(special: re.Match[str]) -> QueryDict:
    """``Special:Diff/12`` is version 12 against the one before; ``Special:Diff/12/15`` is 12 against 15."""
    found = QueryDict(mutable=True)
    if special["oldid"]:
        found["oldid"] = special["oldid"]
    elif special["second"]:
        found["oldid"], found["diff"] = special["diff"], special["second"]
    else:
        found["diff"] = special["diff"]
    return found


def _page_id(request: HttpRequest, name: str) -> int | None:
    """The page that an address names beside a version."""
    if not name:
        source = _source_by_number(request.GET.get("curid", ""))
        return source.page_id if source else None
    row = _redirect(request, name)
    if row is not None and row.redirect_page_id is not None:
        return int(row.redirect_page_id)
    source = WikiSource.objects.filter(title=_title(name)).first()
    return source.page_id if source else None


def _by_title(request: HttpRequest, name: str) -> str:
    """Through the redirects, as if the page had been asked for by its short address."""
    row = _redirect(request, name)
    if row is not None:
        return link_for(row, request)
    return _address_of(request, WikiSource.objects.select_related("page").filter(title=_title(name)).first())


def _address_of(request: HttpRequest, source: WikiSource | None) -> str:
    """Where a page is that this visitor may read. Numbers can be counted through, and an address tells the title of a
    page: of a draft or a closed page nothing is said.
    """
    page = source.page if source else None
    return (page.url or "") if page is not None and may_read(page, request) else ""


def _title(name: str) -> str:
    return (name[:1].upper() + name[1:]).replace("_", " ")


def _redirect(request: HttpRequest, name: str) -> Redirect | None:
    path = lookup_path(f"/{name[:1].upper() + name[1:]}")
    rows = Redirect.get_for_site(site_for(request))
    row: Redirect | None = rows.filter(old_path=path).order_by("site").first()
    return row


def _by_number(request: HttpRequest, number: str) -> str:
    return _address_of(request, _source_by_number(number))


def _source_by_number(number: str) -> WikiSource | None:
    if not (number.isascii() and number.isdigit()) or len(number) > 15:
        return None
    return WikiSource.objects.select_related("page").filter(page_number=int(number)).order_by("pk").first()
