"""Figures: what may be published, what is stored, who holds the rights, in which forms a picture comes."""

import json
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image as Bitmap
from pytest_django import Settings
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from pages.blocks.areas import AreaBlock, CoordinatesBlock, InteractiveFigureBlock
from pages.demo.figures import demo_image
from pages.figures.rights import IncompleteFigure
from pages.models import FigureUse, GuidePage, HomePage
from pages.pictures import shown
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, UserFactory
from tests.guide.conftest import add_guide_page

RIGHTS = {"rights_holder": "Gemeente", "licence": "CC0"}
AREA = {"shape": "rect", "coordinates": [0.1, 0.1, 0.5, 0.5]}


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def bitmap(kind: str = "png", size: tuple[int, int] = (1400, 700), frames: int = 1) -> Any:
    """A picture in the library; more frames make it move."""
    file = BytesIO()
    pictures = [Bitmap.new("RGB", size, (20 * number, 90, 90)) for number in range(frames)]
    options: dict[str, Any] = {"save_all": True, "append_images": pictures[1:]} if frames > 1 else {}
    pictures[0].save(file, {"jpg": "JPEG"}.get(kind, kind), **options)
    return get_image_model().objects.create(title="Plein", file=ImageFile(BytesIO(file.getvalue()), f"plein.{kind}"))


def figure(image: Any, **fields: Any) -> dict[str, Any]:
    value = {"image": image.pk, "alternative_text": "Een plein", "decorative": False, "caption": "", "source_url": ""}
    return {"type": "figure", "value": {**value, **RIGHTS, **fields}}


def communication() -> Client:
    client = Client()
    client.force_login(UserFactory(role=Role.COMMUNICATION))
    return client


# --- what is stored --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("10 20,5 45 60", [0.1, 0.205, 0.45, 0.6]),
        ("10;20.5; 45 60", [0.1, 0.205, 0.45, 0.6]),
        ("-4 120", [0.0, 1.0]),
        ("33,333", [0.33333]),
        ("", []),
    ],
)
def test_percentages_are_stored_as_shares(typed: str, stored: list[float]) -> None:
    block = CoordinatesBlock(required=False)
    assert block.clean(block.value_from_form(typed)) == stored
    assert block.value_from_form(block.value_for_form(stored)) == stored


@pytest.mark.parametrize("typed", ["links", "10 NaN", "10 1e3", "<b>1</b>"])
def test_something_else_than_numbers_is_refused_and_kept_in_sight(typed: str) -> None:
    block = CoordinatesBlock(required=False)
    value = block.value_from_form(typed)
    assert block.value_for_form(value) == typed
    with pytest.raises(ValidationError):
        block.clean(value)


def test_areas_of_before_and_of_the_import_are_read(db: None) -> None:
    stored = [{"type": "item", "value": 0.1, "id": "a"}, {"type": "item", "value": 0.25, "id": "b"}]
    assert CoordinatesBlock().to_python(stored) == [0.1, 0.25]
    figure_block = InteractiveFigureBlock()
    old = {"areas": [{"shape": "rect", "coordinates": [0, 0, 1, 1], "label": "x", "page": None, "url": "/"}]}
    area = figure_block.to_python(old)["areas"][0]
    assert (area["coordinates"], area["document"]) == ([0, 0, 1, 1], None)


# --- what may be published -------------------------------------------------------------------------


def problems(value: dict[str, Any]) -> set[str]:
    block = AreaBlock()
    given = block.normalize({**AREA, **value})
    block.clean_deferred(given)  # a draft may be incomplete
    try:
        block.clean(given)
    except ValidationError as error:
        return set(error.block_errors)
    return set()


def test_an_area_leads_to_one_place(home: HomePage) -> None:
    document = get_document_model().objects.create(title="Folder", file="documents/folder.pdf")
    assert problems({}) == {"page"}
    assert problems({"label": "Een bladzijde die de wiki niet had"}) == set()
    assert problems({"page": home}) == set()
    assert problems({"page": home, "anchor": "kop"}) == set()
    assert problems({"document": document}) == set()
    assert problems({"anchor": "kop", "label": "Verder op deze bladzijde"}) == set()
    assert problems({"url": "/ergens/"}) == {"label"}
    assert problems({"url": "/ergens/", "label": "Ergens"}) == set()
    assert problems({"page": home, "url": "/ergens/"}) == {"url"}
    assert problems({"page": home, "document": document}) == {"document"}
    assert problems({"page": home, "coordinates": [0.1]}) == {"shape"}


def test_a_list_of_the_register_gives_the_label_itself(db: None) -> None:
    block = AreaBlock()
    OpgaveFactory(public=True)
    url = "/register/trajecten/?process=design"
    area = block.clean(block.normalize({**AREA, "url": url}))
    assert area["label"] == "Trajecten: proces Ontwerpen"
    assert block.clean(block.normalize({**AREA, "url": "/register/stukken/"}))["label"] == "Stukken op het register"
    for wrong in ("/register/trajecten/?process=x", "https://elders.example/register/trajecten/", "/register/"):
        assert problems({"url": wrong}) == {"label"}, wrong


@pytest.mark.parametrize(
    ("fields", "may"),
    [
        ({}, True),
        ({"alternative_text": "", "decorative": True}, True),
        ({"alternative_text": " "}, False),
        ({"rights_holder": ""}, False),
        ({"alternative_text": "", "decorative": True, "rights_holder": ""}, False),
    ],
)
def test_no_figure_is_published_without_description_and_holder(
    home: HomePage, fields: dict[str, Any], may: bool
) -> None:
    """Every way to publication ends at the same door, also inside a layer or a gallery."""
    inside = {"title": "Meer", "open": False, "anchor": "", "content": [figure(demo_image("trap"), **fields)]}
    page = add_guide_page(home, "Concept", [{"type": "collapsible", "value": inside}], live=False)
    revision = page.save_revision()
    if may:
        revision.publish()
    else:
        with pytest.raises(IncompleteFigure, match="Concept"):
            revision.publish()
    page.refresh_from_db()
    assert page.live is may


def test_many_pages_at_once_are_refused_with_a_reason(home: HomePage) -> None:
    page = add_guide_page(home, "Concept", [figure(demo_image("trap"), rights_holder="")], live=False)
    page.save_revision()
    answer = communication().post(f"/beheer/bulk/wagtailcore/page/publish/?id={page.pk}&next=/beheer/", follow=True)
    assert "“Concept” is niet gepubliceerd." in answer.content.decode()
    page.refresh_from_db()
    assert not page.live


# --- whose they are --------------------------------------------------------------------------------


def credit_titles(path: str = "/verantwoording-figuren/") -> list[str]:
    page = BeautifulSoup(Client().get(path).content, "html.parser")
    return [title.text for title in page.select(".sw-credit__title")]


def test_the_list_of_rights_has_public_figures_only(home: HomePage) -> None:
    trap, rondgang = demo_image("trap"), demo_image("rondgang")
    public = add_guide_page(home, "Open", [figure(trap, source_url="https://bron.example/")])
    add_guide_page(home, "Nog een", [figure(trap, source_url="https://bron.example/")])
    closed = add_guide_page(home, "Dicht", [figure(rondgang, alternative_text="Alleen hier")])
    closed.view_restrictions.create(restriction_type="login")
    add_guide_page(home, "Concept", [figure(rondgang, alternative_text="Ook niet")], live=False)
    html = Client().get("/verantwoording-figuren/").content.decode()
    assert credit_titles() == ["Een plein"]
    for words in ("Gemeente", "CC0", "https://bron.example/", 'href="/open/"', 'href="/nog-een/"'):
        assert words in html
    draft = json.loads(json.dumps([figure(rondgang)]))
    public.body = json.dumps(draft)
    public.save_revision()
    assert len(credit_titles()) == 1, "a draft changes nothing"
    for page in GuidePage.objects.filter(live=True):
        page.unpublish()
    assert credit_titles() == []
    assert not FigureUse.objects.exists()


def test_the_list_of_rights_costs_as_much_with_many_figures(home: HomePage) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert Client().get("/verantwoording-figuren/").status_code == 200
        return len(captured)

    image = bitmap(size=(300, 200))
    add_guide_page(home, "Eerst", [figure(image)])
    count()
    few = count()
    body = [figure(image, rights_holder=f"Fotograaf {number:02}") for number in range(30)]
    for number in range(7):
        add_guide_page(home, f"Vaak {number}", body)
    assert count() <= few + 1  # "and so many pages more" is no query; a second page of the list is none either
    assert few <= 15
    assert len(credit_titles()) == 24
    assert len(credit_titles("/verantwoording-figuren/?page=2")) == 7
    assert "en nog 2 bladzijden" in Client().get("/verantwoording-figuren/").content.decode()


# --- in which forms --------------------------------------------------------------------------------


def test_a_bitmap_comes_as_avif_and_webp_with_its_size(db: None) -> None:
    picture = shown(bitmap())
    assert [kind for kind, _srcset in picture.sources] == ["image/avif", "image/webp"]
    assert [address.split()[-1] for address in picture.srcset.split(", ")] == ["640w", "1280w"]
    assert (picture.width, picture.height) == (1280, 640)
    assert picture.large.endswith(".webp")


@pytest.mark.parametrize(("kind", "frames"), [("gif", 2), ("webp", 2)])
def test_what_moves_stays_what_it_is(db: None, kind: str, frames: int) -> None:
    image = bitmap(kind, (40, 20), frames)
    assert shown(image).url == image.file.url
    assert shown(image).sources == ()


def test_a_drawing_stays_sharp_and_a_small_picture_is_not_blown_up(db: None) -> None:
    drawing = demo_image("trap")
    assert (shown(drawing).url, shown(drawing).sources) == (drawing.file.url, ())
    small = shown(bitmap("jpg", (200, 100)))
    assert (small.width, small.height, small.large) == (200, 100, "")
    assert small.srcset.split()[-1] == "200w"


# --- what the editor asks --------------------------------------------------------------------------


def test_the_editor_hears_only_what_its_user_may_know(home: HomePage) -> None:
    image, client = bitmap(), communication()
    found = client.get(f"/beheer/figuren/afbeelding/{image.pk}/").json()
    assert (found["width"], found["height"]) == (1400, 700)
    heading = {"type": "heading", "value": {"text": "Wat er speelde", "level": "h3", "anchor": ""}}
    page = add_guide_page(home, "Met kop", [heading])
    page.save_revision().publish()
    assert client.get(f"/beheer/figuren/koppen/{page.pk}/").json() == {
        "headings": [{"title": "Wat er speelde", "anchor": "wat-er-speelde"}]
    }
    assert client.get("/beheer/figuren/koppen/999999/").status_code == 404
    assert client.get("/beheer/figuren/afbeelding/999999/").status_code == 404
    admin = Client()
    admin.force_login(UserFactory(role=Role.ADMIN))
    for path in (f"afbeelding/{image.pk}", f"koppen/{page.pk}", "registerlijsten"):
        assert admin.get(f"/beheer/figuren/{path}/").status_code == 302, path


def test_the_editor_offers_the_lists_of_the_register_with_their_filters(home: HomePage) -> None:
    OpgaveFactory(title="Kanarie", confidential=True)
    client = communication()
    html = client.get("/beheer/figuren/registerlijsten/").content.decode()
    assert html.count("<form data-list=") == 4
    assert "Kanarie" not in html
    chosen = client.get("/beheer/figuren/registerlijsten/?list=trajecten&process=explore&kind=").json()
    assert chosen == {"url": "/register/trajecten/?process=explore", "label": "Trajecten: proces Verkennen"}
    assert client.get("/beheer/figuren/registerlijsten/?list=trajecten&process=x").status_code == 400
    assert client.get("/beheer/figuren/registerlijsten/?list=geheim").status_code == 404


def test_a_picture_of_a_private_collection_is_not_published(home: HomePage) -> None:
    image = demo_image("trap")
    collection: Collection = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)
    image.collection = collection
    image.save()
    block = InteractiveFigureBlock()
    value = block.normalize({"image": image, "alternative_text": "Een plein", **RIGHTS, "areas": []})
    with pytest.raises(ValidationError) as caught:
        block.clean(value)
    assert set(caught.value.block_errors) == {"image"}
    assert block.clean_deferred(value)


def test_the_title_of_a_page_that_is_not_public_is_not_the_text_of_an_area(home: HomePage, client: Client) -> None:
    shown_page, draft = add_guide_page(home, "Open bladzijde"), add_guide_page(home, "Geheim plan", live=False)
    closed = add_guide_page(home, "Besloten stuk")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    areas = [{**AREA, "page": page.pk, "label": ""} for page in (shown_page, draft, closed)]
    body = [{**figure(bitmap("png"), areas=areas), "type": "interactive_figure"}]
    html = client.get(add_guide_page(home, "Met vlakken", body).url).content.decode()
    figure_html = str(BeautifulSoup(html, "html.parser").select_one(".sw-areas"))
    assert "Open bladzijde" in figure_html
    assert "Geheim plan" not in html
    assert "Besloten stuk" not in figure_html
