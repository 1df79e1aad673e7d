"""The work list of an export: what each page will be, whether it takes part, and where it comes."""

from django.utils.translation import gettext as _

from pages.models import WikiImportItem as Item

from .options import Options
from .progress import Progress
from .read.errors import ImportRefused
from .read.export import WikiPage
from .read.namespaces import FILE, MEDIAWIKI, TEMPLATE, USER, is_talk
from .read.spool import SpooledPages
from .read.titles import Title
from .wiki import Wiki
from .worklist import CHUNK, ROLES, WorkList, batches
from .write.addresses import is_content, plan_places


def list_items(work: WorkList, wiki: Wiki, options: Options, progress: Progress) -> None:
    """Fills the list and plans the tree of addresses."""
    pages = wiki.export.pages
    assert isinstance(pages, SpooledPages)
    only = _titles(options, wiki)
    progress.start(_("Indelen"), len(pages))
    for chunk in batches(pages.places(), CHUNK):
        found = [(place, pages.at(*place)) for place in chunk]
        Item.objects.bulk_create([_item(work, wiki, options, only, *pair) for pair in found])
        progress.advance(len(chunk), found[-1][1].full_title)
    plan_places(work, wiki)
    if options.is_partial:
        _choose_parents(work)
    progress.finish()


def _titles(options: Options, wiki: Wiki) -> frozenset[Title]:
    """The titles that were asked for; each must be there."""
    titles = {name: wiki.parse(name) for name in options.only}
    for name, title in titles.items():
        if title is None or wiki.page(title) is None:
            raise ImportRefused(_("De export heeft geen bladzijde met de titel “%(title)s”.") % {"title": name})
    return frozenset(Title(title.namespace, title.text) for title in titles.values() if title is not None)


def _item(
    work: WorkList, wiki: Wiki, options: Options, only: frozenset[Title], place: tuple[int, int], page: WikiPage
) -> Item:
    return Item(
        job=work.job,
        role=_role(page, wiki),
        position=page.position,
        namespace=page.title.namespace,
        text=page.title.text,
        title=page.full_title[:400],
        number=page.number,
        spool_offset=place[0],
        spool_length=place[1],
        chosen=_is_chosen(page, options, only),
    )


def _role(page: WikiPage, wiki: Wiki) -> str:
    namespace = page.title.namespace
    if namespace == FILE:
        return ROLES.FILE
    if wiki.redirect_target(page) is not None:
        left_out = is_talk(namespace) or namespace in {USER, MEDIAWIKI, TEMPLATE}
        return ROLES.OTHER if left_out else ROLES.REDIRECT
    return ROLES.PAGE if is_content(page) else ROLES.OTHER


def _is_chosen(page: WikiPage, options: Options, only: frozenset[Title]) -> bool:
    """``--only`` names titles; ``--since`` asks for pages with a version or a file from that day on."""
    if only and page.title not in only:
        return False
    if options.since is None:
        return True
    moments = [page.revision.timestamp, page.upload.timestamp if page.upload else None]
    return any(moment is not None and moment >= options.since for moment in moments)


def _choose_parents(work: WorkList) -> None:
    """A page can only come where the pages above it are; those that the wiki lacks are made with it."""
    pages = work.items.filter(role=ROLES.PAGE)
    pages.filter(spool_offset=None).update(chosen=False)
    for depth in range(pages.order_by("-depth").values_list("depth", flat=True).first() or 0, 0, -1):
        children = pages.filter(depth=depth, chosen=True).values("parent_id")
        pages.filter(depth=depth - 1, pk__in=children, spool_offset=None).update(chosen=True)
