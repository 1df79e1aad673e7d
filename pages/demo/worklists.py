"""Something on each list of work in Beheer: a page to merge, links that do not work, vain searches, unused files.

Made once, by the same functions as in use; where anything is on such a list already, it stays as it is.
"""

import json
from datetime import date, timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from pages.demo.write import PageTree
from pages.links.asking import Answer
from pages.links.checking import TRIES, store
from pages.links.collecting import collect
from pages.models import CheckedLink, SearchMiss, VersionNote, WikiMerge
from pages.search.misses import count_miss

# Searched for on so many days; the last one too seldom for its words to be kept.
SEARCHES = {"parkeervergunning": 9, "afspraak paspoort": 4, "snippergroen kopen": 3, "buurtbus": 1}
MERGED, WORDS = "spelregels", "Neem pauzes. Na drie kwartier luistert niemand meer."
PICTURE, FOLDER = "Plattegrond van het oude gemeentehuis", "Folder van de inspraakavond"
# Links of the demo to websites that do not exist, and how often those did not answer.
SILENT = {"oude-wijzer.voorbeeldpolder.example": len(TRIES) + 1, "dorpen.voorbeeldpolder.example": 1}


def load_worklists(tree: PageTree) -> None:
    _load_files()
    _load_searches(timezone.localdate())
    _load_links()
    page = Page.objects.descendant_of(tree.home).live().filter(slug=MERGED).order_by("depth", "path").first()
    if page is not None:
        _load_merge(page.specific)


def _load_files() -> None:
    """They stand on no page."""
    images, documents = get_image_model(), get_document_model()
    if not images.objects.filter(title=PICTURE).exists():
        drawn = BytesIO()
        Picture.new("RGB", (320, 200), "#b9d7d3").save(drawn, "PNG")
        drawn.seek(0)
        images.objects.create(title=PICTURE, file=ImageFile(drawn, "plattegrond.png"))
    if not documents.objects.filter(title=FOLDER).exists():
        documents.objects.create(title=FOLDER, file=ContentFile(b"Kom meepraten op dinsdag.\n", "folder.txt"))


def _load_searches(today: date) -> None:
    """In the month before this one, which holds enough days whatever day it is."""
    if SearchMiss.objects.exists():
        return
    last = today.replace(day=1) - timedelta(days=1)
    for words, days in SEARCHES.items():
        for ago in reversed(range(days)):
            count_miss(words, last - timedelta(days=ago))


def _load_links() -> None:
    """As the worker finds and asks them; here nobody is asked."""
    if CheckedLink.objects.exists():
        return
    collect()
    for host, failures in SILENT.items():
        for link in CheckedLink.objects.filter(host=host):
            for _time in range(failures):
                store(link, Answer(False, "De website bestaat niet (meer)."))


def _load_merge(page: Page) -> None:
    """The old wiki got another first passage and one more, after the import."""
    if WikiMerge.objects.exists():
        return
    theirs = page.get_latest_revision_as_object()
    blocks = list(theirs.body.get_prep_value())
    first = next((block for block in blocks if block["type"] == "rich_text"), None)
    if first is None:
        return
    first["value"] = f"<p>{WORDS}</p>"
    theirs.body = json.dumps([*blocks, {"type": "rich_text", "value": "<p>Dank iedereen na afloop.</p>"}])
    version = Revision.objects.create(
        content_object=theirs,
        base_content_type=theirs.get_base_content_type(),
        content=theirs.serializable_data(),
        object_str=str(theirs),
        created_at=timezone.now(),
    )
    VersionNote.objects.create(revision=version, author_name="Wieger", summary="Tips uit de praktijk erbij")
    WikiMerge.objects.create(page_id=page.pk, theirs=version)
