"""``/index.php?title=…``: the wiki's address form that Wagtail's redirects cannot hold: the page is in the query."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from pages.importers.mediawiki.write.redirects import lookup_path
from pages.models import WikiSource

SEARCH_PAGES = frozenset({"special:search", "speciaal:zoeken", "spezial:suche"})


@require_safe
def old_index(request: HttpRequest, title: str = "") -> HttpResponsePermanentRedirect:
    """The new place of the page that an old address names by title or number; 404 when it names none."""
    name = (title or request.GET.get("title", "")).replace(" ", "_").strip("_/")
    if "\x00" in name:
        raise Http404
    if name.lower() in SEARCH_PAGES or (not name and "search" in request.GET):
        return HttpResponsePermanentRedirect("/zoeken/?q=" + quote(request.GET.get("search", "")))
    target = _by_title(request, name) if name else _by_number(request.GET.get("curid", ""))
    if not target:
        raise Http404
    return HttpResponsePermanentRedirect(target)


def _by_title(request: HttpRequest, name: str) -> str:
    """Through the redirects, as if the page had been asked for by its short address."""
    name = name[:1].upper() + name[1:]
    rows = Redirect.get_for_site(Site.find_for_request(request))
    row = rows.filter(old_path=lookup_path(f"/{name}")).order_by("site").first()
    if row is not None:
        return row.link or ""
    source = WikiSource.objects.select_related("page").filter(title=name.replace("_", " ")).first()
    return (source.page.url or "") if source else ""


def _by_number(number: str) -> str:
    if not number.isdigit() or len(number) > 15:
        return ""
    source = WikiSource.objects.select_related("page").filter(page_number=int(number)).order_by("pk").first()
    return (source.page.url or "") if source else ""
