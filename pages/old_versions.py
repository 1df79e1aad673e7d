"""``oldid=`` and ``diff=`` of the old wiki: to that version or comparison here, or 410 with the page as it is now."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from wagtail.models import Page, Revision

from pages.versions.access import TextNotPublic, old_texts_public, open_page, readable_version, version_url
from pages.versions.views import gone

MAX_DIGITS = 15
PARAMETERS = ("oldid", "diff")


@dataclass(frozen=True)
class _Wanted:
    """What an old address asks for: one version, or two to compare. A number that we do not have is None."""

    new: int | None
    old: int | None = None
    compares: bool = False


def asks_for_version(request: HttpRequest) -> bool:
    return any(request.GET.get(name) for name in PARAMETERS)


def old_version(request: HttpRequest, page_id: int | None) -> HttpResponse:
    """301 to what the reader may see, else 410; ``page_id`` is the page that the address names, where it names one.

    As in MediaWiki the number of a version goes before the title. What is not here (suppressed in the wiki, say) or
    not public names the current page; a page that is not public itself does not exist.
    """
    found = _page_of(request, page_id)
    if found is None:
        raise Http404
    page = open_page(request, found)
    wanted = _wanted(request, page)
    try:
        return HttpResponsePermanentRedirect(_address(request, page, wanted))
    except (TextNotPublic, Http404):
        return gone(request, page)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS else None


def _page_of(request: HttpRequest, page_id: int | None) -> int | None:
    """The page that a version in the address belongs to; of two wikis with the same numbers the named page counts."""
    numbers = [_number(request.GET.get(name, "")) for name in PARAMETERS]
    pages = _versions().filter(version_note__wiki_revision_id__in=[number for number in numbers if number])
    ids = [int(pk) for pk in pages.order_by("-pk").values_list("object_id", flat=True)]
    return page_id if page_id in ids or not ids else ids[0]


def _versions() -> QuerySet[Revision]:
    kind = ContentType.objects.get_for_model(Page)
    return Revision.objects.filter(base_content_type=kind, version_note__wiki_revision_id__isnull=False)


def _wanted(request: HttpRequest, page: Page) -> _Wanted:
    """MediaWiki's words: ``prev`` and ``next`` are seen from ``oldid``; ``cur`` and 0 are the page of today."""
    own = _versions().filter(object_id=str(page.pk)).order_by("created_at", "pk")
    numbers = dict(own.values_list("version_note__wiki_revision_id", "pk"))
    order = list(numbers.values())
    current = page.live_revision_id
    oldid, diff = request.GET.get("oldid", ""), request.GET.get("diff", "")
    base = numbers.get(_number(oldid) or 0) if oldid else current
    if not diff:
        return _Wanted(_beside(order, base, {"prev": -1, "next": 1}.get(request.GET.get("direction", ""), 0)))
    if diff == "prev":
        return _Wanted(base, _beside(order, base, -1), compares=True)
    if diff == "next":
        return _Wanted(_beside(order, base, 1) or current, base, compares=True)
    new = current if diff in {"cur", "0"} else numbers.get(_number(diff) or 0)
    return _Wanted(new, base if oldid else _beside(order, new, -1), compares=True)


def _beside(order: list[int], number: int | None, step: int) -> int | None:
    """The version before or after another one; the same for no step."""
    if number not in order:
        return number if not step else None
    place = order.index(number) + step
    return order[place] if 0 <= place < len(order) else None


def _address(request: HttpRequest, page: Page, wanted: _Wanted) -> str:
    """Where the version or comparison is; raises TextNotPublic or Http404 when the reader may not see it."""
    old_texts = old_texts_public(request)
    if wanted.new is None:
        raise TextNotPublic
    new = readable_version(page, wanted.new, old_texts=old_texts)
    if not wanted.compares:
        return version_url(page.pk, new.number)
    if wanted.old is None:
        if not old_texts:
            raise TextNotPublic
        return version_url(page.pk, new.number)
    old = readable_version(page, wanted.old, old_texts=old_texts)
    return f"{reverse('versions:compare', args=[page.pk])}?van={old.number}&naar={new.number}"
