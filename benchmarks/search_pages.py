"""Many pages at once, always the same ones. Wagtail saves one page at a time, with its tree and its signals."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from pages.models import GuidePage
from participation.demo.bulk import PLACES, SENTENCES, SUBJECTS, VERBS

FOLDER = "proef-bladzijden"
PER_CHAPTER = 100
SECTIONS = 4
SENTENCES_EACH = 12
BATCH = 500


def make_pages(number: int) -> None:
    """A page with this many pages below it, in chapters; does nothing when they are there."""
    home = Site.objects.get(is_default_site=True).root_page
    folder = home.get_children().filter(slug=FOLDER).first()
    if folder is not None:
        return
    folder = home.add_child(instance=GuidePage(title="Proefbladzijden", slug=FOLDER))
    chapters = -(-number // PER_CHAPTER)
    rows = [_row(folder, (chapter,), f"Hoofdstuk {chapter + 1}", PER_CHAPTER) for chapter in range(chapters)]
    rows += [_row(folder, (place // PER_CHAPTER, place % PER_CHAPTER), _title(place), 0) for place in range(number)]
    with transaction.atomic():
        Page.objects.filter(pk=folder.pk).update(numchild=chapters)
        for page in Page.objects.bulk_create(rows, batch_size=BATCH):
            _add_body(page)


def _row(folder: Page, places: tuple[int, ...], title: str, children: int) -> Page:
    path = folder.path + "".join(Page._get_path("", 1, place + 1) for place in places)
    slug = "-".join(f"deel-{place}" for place in places)
    return Page(
        path=path,
        depth=folder.depth + len(places),
        numchild=children,
        title=title,
        draft_title=title,
        slug=slug,
        url_path=f"{folder.url_path}{'/'.join(f'deel-{place}' for place in places)}/",
        live=True,
        content_type=ContentType.objects.get_for_model(GuidePage),
        locale=Locale.objects.get(language_code="nl"),
        first_published_at=timezone.now(),
        last_published_at=timezone.now(),
    )


def _add_body(page: Page) -> None:
    """The row of the page's own type; its text of some kilobytes depends on nothing but its place."""
    own = GuidePage(page_ptr=page, body=list(_blocks(page.pk)))
    own.__dict__.update({key: value for key, value in page.__dict__.items() if key != "_state"})
    own.save_base(raw=True)


def _blocks(number: int) -> Iterator[tuple[str, object]]:
    for section in range(SECTIONS):
        subject, place = SUBJECTS[(number + section) % len(SUBJECTS)], PLACES[(number // 5 + section) % len(PLACES)]
        yield "heading", {"text": f"Over {subject} en {place}", "level": "h2", "anchor": f"deel-{section}"}
        words = " ".join(SENTENCES[(number + section + turn) % len(SENTENCES)] for turn in range(SENTENCES_EACH))
        yield "rich_text", f"<p>{words} {subject.capitalize()} nummer {number}.</p>"


def _title(place: int) -> str:
    return f"Bladzijde {SUBJECTS[place % len(SUBJECTS)]} {VERBS[place // 3 % len(VERBS)]} ({place:05})"
