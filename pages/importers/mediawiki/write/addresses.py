"""Which page goes where: the wiki's flat titles to a tree of addresses, before anything is written."""

from dataclasses import dataclass, field

from django.utils.text import slugify
from django.utils.translation import gettext as _

from ..notes import Notes
from ..read.export import WikiPage
from ..read.namespaces import HELP, MAIN, PROJECT, is_talk
from ..read.titles import Title
from ..wiki import Wiki

MAX_SLUG = 100
DRAFT_NAMESPACES = frozenset({PROJECT, HELP})
FIRST_CUSTOM_NAMESPACE = 100


@dataclass
class Place:
    """Where one page comes: under which place, with which slug. ``page`` is None for a parent that the wiki lacks."""

    key: Title
    title: str
    page: WikiPage | None
    parent: "Place | None" = None
    slug: str = ""
    notes: Notes = field(default_factory=Notes)

    @property
    def depth(self) -> int:
        return 0 if self.parent is None else self.parent.depth + 1


def is_content(page: WikiPage) -> bool:
    """Pages that become guide pages: the main namespace and a wiki's own ones; help and project pages as drafts."""
    namespace = page.title.namespace
    known = namespace == MAIN or namespace in DRAFT_NAMESPACES or namespace >= FIRST_CUSTOM_NAMESPACE
    return known and not is_talk(namespace) and page.revision.model in {"wikitext", ""}


def plan_places(wiki: Wiki) -> list[Place]:
    """The places of all content pages, parents before children."""
    pages = [page for page in wiki.export.pages.values() if is_content(page) and wiki.redirect_target(page) is None]
    places = {page.title: Place(page.title, page.full_title, page) for page in pages}
    for place in list(places.values()):
        _set_parent(place, places)
    ordered = sorted(places.values(), key=lambda place: (place.depth, place.page is None))
    _set_slugs(ordered, wiki)
    return ordered


def _set_parent(place: Place, places: dict[Title, Place]) -> None:
    """A slash makes a child when something stands above it; a lone slash in a title is just a slash."""
    namespace, pieces = place.key.namespace, place.key.text.split("/")
    for length in range(len(pieces) - 1, 0, -1):
        key = Title(namespace, "/".join(pieces[:length]))
        if key in places:
            place.parent = _fill_between(place, key, pieces, length, places)
            return
    first = Title(namespace, pieces[0])
    siblings = [other for other in places if other.namespace == namespace and other.text.startswith(pieces[0] + "/")]
    if len(pieces) > 1 and len(siblings) > 1:
        places[first] = _missing_parent(first)
        place.parent = _fill_between(place, first, pieces, 1, places)
    elif len(pieces) > 1:
        message = _("De titel bevat een schuine streep, maar er is geen bladzijde erboven: hij staat gewoon in de rij.")
        place.notes.approximated("address", message, place.title)


def _fill_between(place: Place, key: Title, pieces: list[str], length: int, places: dict[Title, Place]) -> Place:
    """The nearest place above, with drafts for the levels that the wiki skipped."""
    parent = places[key]
    for between in range(length + 1, len(pieces)):
        missing = Title(place.key.namespace, "/".join(pieces[:between]))
        if missing not in places:
            places[missing] = _missing_parent(missing)
            places[missing].parent = parent
        parent = places[missing]
    return parent


def _missing_parent(key: Title) -> Place:
    place = Place(key, key.subpage, None)
    message = _("Deze bladzijde ontbreekt in de wiki; zij is als concept gemaakt omdat er bladzijden onder horen.")
    place.notes.approximated("missing_parent", message, key.text)
    return place


def _set_slugs(places: list[Place], wiki: Wiki) -> None:
    """Slugs from titles; the second page of one address gets a number and a line in the report."""
    taken: dict[tuple[Title | None, str], Place] = {}
    for place in places:
        base = _slug(place, wiki)
        parent = place.parent.key if place.parent else None
        slug, number = base, 2
        while (parent, slug) in taken:
            slug, number = f"{base[: MAX_SLUG - 4]}-{number}", number + 1
        if slug != base:
            message = _("Zelfde adres als “%(other)s”; deze bladzijde kreeg het adres “%(slug)s”.")
            other = taken[(parent, base)]
            place.notes.approximated("address_clash", message % {"other": other.title, "slug": slug}, place.title)
        taken[(parent, slug)] = place
        place.slug = slug


def _slug(place: Place, wiki: Wiki) -> str:
    text = place.key.text
    if place.parent is not None:
        text = text.removeprefix(place.parent.key.text + "/")
    if place.key.namespace not in {MAIN} and place.parent is None:
        text = place.key.full(wiki.namespaces)
    text = text.replace("/", "-").replace("&", " en ").replace(":", "-")
    return slugify(text)[:MAX_SLUG].strip("-") or f"pagina-{place.page.number if place.page else 0}"
