"""Which links stand on which published page. The text that readers see counts, not drafts."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from pages.content_checks.parts import parts_of
from pages.links.internal import state_of_internal
from pages.models import CheckedLink, LinkPlace
from pages.models.link_check import MAX_URL, LinkState

CHUNK = 100
WEB = ("http", "https")


@dataclass(frozen=True)
class Found:
    """A link on a page; ``url`` is written as it is asked for."""

    url: str
    host: str
    block_id: str
    words: str


def collect() -> int:
    """Bring the list of links in step with the pages; returns how many addresses there are now.

    What is on no page any more is forgotten. What was checked before keeps its result.
    """
    seen: set[int] = set()
    for page in Page.objects.live().filter(depth__gt=1).order_by("pk").specific().iterator(chunk_size=CHUNK):
        seen |= _store(page, list(links_on(page)))
    LinkPlace.objects.filter(page__live=False).delete()
    CheckedLink.objects.exclude(pk__in=seen).delete()
    _look_up_internal()
    return len(seen)


def links_on(page: Page) -> Iterator[Found]:
    """Every link in the body of a page that leads to a page or an address, without letters and calls."""
    for part in parts_of(getattr(page, "body", None)):
        for link in part.links:
            url = f"page:{link.page}" if link.page else normal(link.url)
            if url and len(url) <= MAX_URL:
                yield Found(url, host_of(url), part.block_id, link.words[:200])


def normal(url: str) -> str:
    """An address in the form in which a browser sends it; empty for a letter, a call or a spot on the page itself."""
    url = url.strip()
    try:
        parts = urlsplit(f"https:{url}" if url.startswith("//") else url)
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
        host = f"[{host}]" if ":" in host else host
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme and parts.scheme not in WEB:
        return ""
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="%/:@!$&'()*+,;=~-._?")
    if parts.scheme:
        return urlunsplit((parts.scheme, f"{host}{port}", path or "/", query, "")) if host else ""
    return urlunsplit(("", "", path, query, "")) if path.startswith("/") and not path.startswith("//") else ""


def host_of(url: str) -> str:
    """The website of an address; empty for one of our own."""
    parts = urlsplit(url)
    if parts.scheme not in WEB:
        return ""
    own = set(Site.objects.values_list("hostname", flat=True)) - {"localhost"}
    return "" if parts.hostname in own else f"{parts.hostname}"


@transaction.atomic
def _store(page: Page, found: list[Found]) -> set[int]:
    urls = {link.url: link for link in found}
    CheckedLink.objects.bulk_create(
        [CheckedLink(url=url, host=link.host) for url, link in urls.items()], ignore_conflicts=True
    )
    numbers = dict(CheckedLink.objects.filter(url__in=urls).values_list("url", "pk"))
    LinkPlace.objects.filter(page=page.pk).delete()
    LinkPlace.objects.bulk_create(
        [LinkPlace(link_id=numbers[link.url], page=page, block_id=link.block_id, words=link.words) for link in found]
    )
    return set(numbers.values())


def _look_up_internal() -> None:
    """A link within the site is looked up in the database, once for each address; no web server is asked."""
    for link in CheckedLink.objects.filter(host="").iterator(chunk_size=CHUNK):
        link.reason = state_of_internal(link.url)
        link.state = LinkState.BROKEN if link.reason else LinkState.FINE
        link.checked_at = timezone.now()
        link.save(update_fields=["state", "reason", "checked_at"])
