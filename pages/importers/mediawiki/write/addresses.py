"""Which page goes where: the wiki's flat titles to a tree of addresses, before anything is written."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import CharField, Count, F, Func, QuerySet, Value
from django.db.models.functions import Length, Replace
from django.utils.text import slugify
from django.utils.translation import gettext as _

from pages.models import WikiImportItem as Item

from ..converted import DRAFT_NAMESPACES
from ..notes import Notes
from ..read.export import WikiPage
from ..read.namespaces import MAIN, is_talk
from ..read.titles import Title
from ..report import notes_data, notes_from
from ..wiki import Wiki
from ..worklist import CHUNK, WorkList
from .rows import update_rows

MAX_SLUG = 100
FIRST_CUSTOM_NAMESPACE = 100
# Parents that the wiki lacks come after its own pages.
MADE_HERE = 1_000_000_000


def is_content(page: WikiPage) -> bool:
    """Pages that become guide pages: the main namespace and a wiki's own ones; help and project pages as drafts."""
    namespace = page.title.namespace
    known = namespace == MAIN or namespace in DRAFT_NAMESPACES or namespace >= FIRST_CUSTOM_NAMESPACE
    return known and not is_talk(namespace) and page.revision.model in {"wikitext", ""}


def plan_places(work: WorkList, wiki: Wiki) -> None:
    """Gives every content page its parent, depth and slug; parents that are missing join the list."""
    pages = work.items.filter(role=Item.Role.PAGE).annotate(
        slashes=Length("text") - Length(Replace("text", Value("/"), Value("")))
    )
    deepest = pages.order_by("-slashes").values_list("slashes", flat=True).first() or 0
    for slashes in range(1, deepest + 1):
        for chunk in _chunks(pages.filter(slashes=slashes)):
            _Parents(work, chunk).set()
    depths = list(work.items.filter(role=Item.Role.PAGE).order_by("depth").values_list("depth", flat=True).distinct())
    for depth in depths:
        for chunk in _chunks(work.items.filter(role=Item.Role.PAGE, depth=depth)):
            _set_slugs(work, chunk, wiki)


def _chunks(items: QuerySet[Item]) -> Iterator[list[Item]]:
    """The items in order, some at a time, while the list itself changes."""
    after = -1
    while chunk := list(items.filter(position__gt=after).order_by("position")[:CHUNK]):
        yield chunk
        after = chunk[-1].position


class _Parents:
    """Parents of some pages with as many slashes. A lone slash in a title is just a slash."""

    def __init__(self, work: WorkList, chunk: list[Item]) -> None:
        self.work = work
        self.chunk = chunk
        keys = {(item.namespace, above) for item in chunk for above in _above(item.text)}
        self.known = {(item.namespace, item.text): item for item in work.by_titles(keys)}
        firsts = {item.text.split("/")[0] for item in chunk}
        first = Func(F("text"), Value("/"), Value(1), function="split_part", output_field=CharField())
        rows = work.items.filter(role=Item.Role.PAGE, text__contains="/").annotate(first=first)
        counted = rows.filter(first__in=firsts).values_list("namespace", "first").annotate(number=Count("pk"))
        self.siblings = {(int(row[0]), str(row[1])): int(row[2]) for row in counted}

    def set(self) -> None:
        for item in self.chunk:
            parent = self._nearest(item)
            if parent is None:
                continue
            item.parent, item.depth = parent, parent.depth + 1
        rows = [{"pk": i.pk, "parent": i.parent_id, "depth": i.depth, "notes": i.notes} for i in self.chunk]
        update_rows(Item, rows, ["parent", "depth", "notes"])

    def _nearest(self, item: Item) -> Item | None:
        """A slash makes a child when something stands above it, or when several pages share what would."""
        pieces = item.text.split("/")
        for length in range(len(pieces) - 1, 0, -1):
            above = self.known.get((item.namespace, "/".join(pieces[:length])))
            if above is not None and above.role == Item.Role.PAGE:
                return self._fill_between(item, above, pieces, length)
        if self.siblings.get((item.namespace, pieces[0]), 0) > 1 and (item.namespace, pieces[0]) not in self.known:
            return self._fill_between(item, self._make(item, pieces[0], None), pieces, 1)
        notes = notes_from(item.notes)
        message = _("De titel bevat een schuine streep, maar er is geen bladzijde erboven: hij staat gewoon in de rij.")
        notes.approximated("address", message, item.title)
        item.notes = notes_data(notes)
        return None

    def _fill_between(self, item: Item, parent: Item, pieces: list[str], length: int) -> Item:
        """The nearest page above, with drafts for the levels that the wiki skipped."""
        for between in range(length + 1, len(pieces)):
            text = "/".join(pieces[:between])
            known = self.known.get((item.namespace, text))
            if known is not None and known.role != Item.Role.PAGE:
                break
            parent = known or self._make(item, text, parent)
        return parent

    def _make(self, item: Item, text: str, parent: Item | None) -> Item:
        notes = Notes()
        message = _("Deze bladzijde ontbreekt in de wiki; zij is als concept gemaakt omdat er bladzijden onder horen.")
        notes.approximated("missing_parent", message, text)
        made = Item.objects.create(
            job=self.work.job,
            role=Item.Role.PAGE,
            position=MADE_HERE + item.position * 100 + text.count("/"),
            namespace=item.namespace,
            text=text,
            title=text.rsplit("/", 1)[-1],
            parent=parent,
            depth=parent.depth + 1 if parent else 0,
            chosen=item.chosen,
            notes=notes_data(notes),
        )
        self.known[(item.namespace, text)] = made
        return made


def _above(text: str) -> list[str]:
    pieces = text.split("/")
    return ["/".join(pieces[:length]) for length in range(1, len(pieces))]


def _set_slugs(work: WorkList, chunk: list[Item], wiki: Wiki) -> None:
    """Slugs from titles; the second page of one address gets a number and a line in the report."""
    parents = {item.pk: item for item in Item.objects.filter(pk__in={item.parent_id for item in chunk})}
    bases = {item.pk: _slug(item, parents.get(item.parent_id or 0), wiki) for item in chunk}
    rows = work.items.filter(slug__in=set(bases.values())).values_list("parent_id", "slug", "title")
    taken: dict[tuple[int | None, str], str] = {(parent, slug): title for parent, slug, title in rows}
    numbers: Counter[tuple[int | None, str]] = Counter()
    for item in chunk:
        base = slug = bases[item.pk]
        number = numbers[(item.parent_id, base)] + 2
        while (item.parent_id, slug) in taken or (slug != base and _is_taken(work, item.parent_id, slug)):
            slug, number = f"{base[: MAX_SLUG - 8]}-{number}", number + 1
        if slug != base:
            numbers[(item.parent_id, base)] = number - 2
            message = _("Zelfde adres als “%(other)s”; deze bladzijde kreeg het adres “%(slug)s”.")
            notes = notes_from(item.notes)
            other = taken[(item.parent_id, base)]
            notes.approximated("address_clash", message % {"other": other, "slug": slug}, item.title)
            item.notes = notes_data(notes)
        taken[(item.parent_id, slug)] = item.title
        item.slug = slug
    update_rows(Item, [{"pk": i.pk, "slug": i.slug, "notes": i.notes} for i in chunk], ["slug", "notes"])


def _is_taken(work: WorkList, parent: int | None, slug: str) -> bool:
    return work.items.filter(parent_id=parent, slug=slug).exists()


def _slug(item: Item, parent: Item | None, wiki: Wiki) -> str:
    text = item.text
    if parent is not None:
        text = text.removeprefix(parent.text + "/")
    if item.namespace not in {MAIN} and parent is None:
        text = Title(item.namespace, item.text).full(wiki.namespaces)
    text = text.replace("/", "-").replace("&", " en ").replace(":", "-")
    return slugify(text)[:MAX_SLUG].strip("-") or f"pagina-{item.number or 0}"
