"""Drawing on a picture in Beheer, in a real browser: by mouse, by finger and by keyboard; saved, and read again."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Bitmap
from playwright.sync_api import Locator, Page, expect
from pytest_django import Settings
from wagtail.images import get_image_model

from pages.demo.figures import demo_image
from pages.models import GuidePage, HomePage
from samenwerking.accounts.roles import Role
from tests.browser.person import Person
from tests.browser.visitor import AXE, RULES, Visitor
from tests.factories import TrajectFactory, UserFactory
from tests.guide.conftest import add_guide_page

pytestmark = pytest.mark.django_db(transaction=True)
EMAIL = "noor@voorbeeldpolder.example"


def bitmap(title: str, width: int, height: int) -> Any:
    file = BytesIO()
    Bitmap.new("RGB", (width, height), "#dcebe9").save(file, "png")
    return get_image_model().objects.create(title=title, file=ImageFile(BytesIO(file.getvalue()), f"{title}.png"))


@pytest.fixture
def page(home: HomePage, settings: Settings, tmp_path: Any) -> GuidePage:
    """A page with a picture without areas, and somebody who may draw on it."""
    settings.MEDIA_ROOT = tmp_path
    UserFactory(email=EMAIL, role=Role.COMMUNICATION)
    picture = bitmap("Klein", 800, 400)
    bitmap("Groot", 2000, 1000)
    demo_image("trap")
    heading = {"type": "heading", "value": {"text": "Wat er speelde", "level": "h2", "anchor": ""}}
    add_guide_page(home, "Doel", [heading]).save_revision().publish()
    TrajectFactory(published=True, process="design")
    value = {
        "image": picture.pk, "alternative_text": "Een plein", "decorative": False, "caption": "",
        "rights_holder": "Gemeente", "licence": "CC0", "source_url": "", "areas": [],
    }  # fmt: skip
    made = add_guide_page(home, "Plaat", [{"type": "interactive_figure", "value": value}])
    made.save_revision().publish()
    return made


class Drawing:
    """The drawing table, in shares of the picture."""

    def __init__(self, visitor: Visitor, page: GuidePage) -> None:
        Person(visitor, EMAIL)
        self.page: Page = visitor.open(f"/beheer/pages/{page.pk}/edit/")
        self.table: Locator = self.page.locator(".sw-draw")
        self.svg: Locator = self.table.locator(".sw-draw__svg")
        self.wait()

    def wait(self) -> None:
        """Until the picture is there."""
        expect(self.svg).to_have_attribute("viewBox", "0 0 1000 500")
        self.svg.scroll_into_view_if_needed()

    def at(self, x: float, y: float) -> tuple[float, float]:
        box = self.svg.bounding_box()
        assert box is not None
        return box["x"] + x * box["width"], box["y"] + y * box["height"]

    def tool(self, name: str) -> None:
        self.table.get_by_role("button", name=name, exact=True).click()
        self.svg.scroll_into_view_if_needed()

    def drag(self, *points: tuple[float, float]) -> None:
        mouse = self.page.mouse
        mouse.move(*self.at(*points[0]))
        mouse.down()
        for point in points[1:]:
            mouse.move(*self.at(*point), steps=4)
        mouse.up()

    def numbers(self, index: int = 0) -> list[float]:
        """What the list says of an area, in percentages."""
        text = self.field("coordinates", index).input_value()
        return [float(word.replace(",", ".")) for word in text.split()]

    def field(self, name: str, index: int = 0) -> Locator:
        return self.item(index).locator(f"[name$='-value-{name}']")

    def item(self, index: int = 0) -> Locator:
        return self.table.locator("[data-streamfield-child]:not([aria-hidden])").nth(index)

    def shapes(self) -> int:
        return self.svg.locator("[data-area]").count()

    def publish(self) -> None:
        self.page.locator("footer [data-w-dropdown-target='toggle']").first.click()
        self.page.locator("button[name='action-publish']").click()
        self.page.wait_for_url("**/beheer/pages/**")
        expect(self.page.locator(".messages")).to_contain_text("gepubliceerd")


def near(found: list[float], wanted: list[float]) -> bool:
    return len(found) == len(wanted) and all(abs(one - two) < 1.2 for one, two in zip(found, wanted, strict=True))


def stored(page: GuidePage) -> list[dict[str, Any]]:
    fresh = GuidePage.objects.get(pk=page.pk)
    areas = json.loads(json.dumps(fresh.body.get_prep_value()))[0]["value"]["areas"]
    return [area["value"] for area in areas]


def test_drawing_with_a_mouse(visit: Callable[..., Visitor], page: GuidePage) -> None:
    visitor = visit(1400, 1000)
    draw = Drawing(visitor, page)
    draw.tool("Rechthoek")
    draw.drag((0.1, 0.1), (0.4, 0.5))
    assert near(draw.numbers(), [10, 10, 40, 50])
    draw.drag((0.2, 0.3), (0.3, 0.4))  # move
    assert near(draw.numbers(), [20, 20, 50, 60])
    draw.drag((0.5, 0.6), (0.6, 0.8))  # resize by a corner
    assert near(draw.numbers(), [20, 20, 60, 80])
    draw.tool("Ongedaan maken")
    assert near(draw.numbers(), [20, 20, 50, 60])
    draw.tool("Opnieuw")
    assert near(draw.numbers(), [20, 20, 60, 80])
    draw.tool("Cirkel")
    draw.drag((0.8, 0.5), (0.9, 0.5))
    assert near(draw.numbers(1), [80, 50, 10])
    draw.tool("Veelhoek")
    for point in ((0.7, 0.1), (0.9, 0.1), (0.8, 0.2), (0.7, 0.1)):
        draw.page.mouse.click(*draw.at(*point))
    assert near(draw.numbers(2), [70, 10, 90, 10, 80, 20])
    draw.tool("Vlak weghalen")
    assert draw.shapes() == 2
    draw.tool("Ongedaan maken")
    assert draw.shapes() == 3

    _choose_targets(draw)
    draw.tool("Voorbeeld")
    draw.svg.locator("[data-area='1']").click()
    assert "2. Trajecten: proces Ontwerpen" in draw.table.locator(".sw-draw__status").inner_text()
    assert _violations(draw.page) == []
    draw.publish()
    first, second, third = stored(page)
    assert (first["shape"], first["anchor"], first["label"]) == ("rect", "wat-er-speelde", "Wat er speelde")
    assert near([share * 100 for share in first["coordinates"]], [20, 20, 60, 80])
    assert second["url"] == "/register/trajecten/?process=design"
    assert (third["url"], third["label"]) == ("https://elders.example/", "Elders")
    _replace_picture(visitor, page)
    assert visitor.complaints == []


def _choose_targets(draw: Drawing) -> None:
    """A heading on a page, a list of the register, an address."""
    window = draw.page
    draw.svg.locator("[data-area='0']").press("Enter")
    draw.item(0).get_by_label("Waarheen?").select_option("section")
    draw.item(0).locator("[data-chooser-action-choose]").locator("visible=true").first.click()
    window.locator(".modal input[name=q]").fill("Doel")
    window.locator(".modal a.choose-page", has_text="Doel").click()
    draw.item(0).get_by_label("Kies een kop van deze bladzijde").select_option("wat-er-speelde")
    draw.svg.locator("[data-area='1']").press("Enter")
    draw.item(1).get_by_label("Waarheen?").select_option("register")
    draw.item(1).get_by_role("button", name="Kies een lijst van het register").click()
    dialog = window.locator("dialog.sw-draw__dialog")
    dialog.get_by_label("Lijst", exact=True).select_option("trajecten")
    dialog.locator("form:not([hidden]) [name=process]").select_option("design")
    dialog.locator("form:not([hidden])").get_by_role("button", name="Neem deze lijst").click()
    dialog.wait_for(state="detached")
    draw.svg.locator("[data-area='2']").press("Enter")
    draw.item(2).get_by_label("Waarheen?").select_option("url")
    draw.field("url", 2).fill("https://elders.example/")
    draw.field("label", 2).fill("Elders")


def _violations(page: Page) -> list[str]:
    """What axe finds in the drawing table; the choosers inside it are Wagtail's."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("tags => axe.run('.sw-draw__left', {runOnly: tags})", RULES)
    return [f"{item['id']}: {item['nodes'][0]['html'][:200]}" for item in found["violations"]]


def _replace_picture(visitor: Visitor, page: GuidePage) -> None:
    """A larger picture keeps its areas, and the reader finds them in picture and list."""
    draw = Drawing.__new__(Drawing)
    draw.page = visitor.open(f"/beheer/pages/{page.pk}/edit/")
    draw.table = draw.page.locator(".sw-draw")
    draw.svg = draw.table.locator(".sw-draw__svg")
    draw.wait()
    before = draw.numbers()
    draw.page.locator("[id$='-image-chooser'] .chosen [data-w-dropdown-target='toggle']").first.click()
    draw.page.locator("[data-tippy-root] [data-chooser-action-choose]").first.click()
    draw.page.locator(".modal").get_by_role("link", name="Groot").first.click()
    expect(draw.table.locator("img").first).to_have_attribute("width", "2000")
    assert draw.numbers() == before
    draw.publish()
    assert [area["label"] for area in stored(page)] == ["Wat er speelde", "Trajecten: proces Ontwerpen", "Elders"]
    reader = visitor.open("/plaat/")
    links = reader.locator(".sw-areas svg a")
    labels = [links.nth(number).get_attribute("aria-label") for number in range(links.count())]
    assert labels == ["Wat er speelde", "Trajecten: proces Ontwerpen", "Elders"]
    assert reader.locator(".sw-areas__list a").all_inner_texts() == labels
    rect, picture = reader.locator(".sw-areas svg rect").bounding_box(), reader.locator(".sw-areas img").bounding_box()
    assert rect is not None
    assert picture is not None
    assert abs((rect["x"] - picture["x"]) / picture["width"] - before[0] / 100) < 0.01
    assert abs(rect["height"] / picture["height"] - (before[3] - before[1]) / 100) < 0.01
    assert visitor.violations() == []
    _look_closely(reader)
    _look_on_paper(reader, labels)
    links.first.focus()
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/doel/#wat-er-speelde")


def _look_on_paper(reader: Page, labels: list[str | None]) -> None:
    """Numbers in the picture, and the list as its legend, also where it was closed on the screen."""
    reader.evaluate("document.querySelectorAll('.sw-areas__list').forEach(list => list.removeAttribute('open'))")
    reader.emulate_media(media="print")
    assert reader.locator(".sw-areas__numbers").is_visible()
    legend = reader.locator(".sw-areas__list a")
    assert [link.inner_text() for link in legend.all() if link.is_visible()] == labels
    reader.emulate_media(media="screen")


def _look_closely(reader: Page) -> None:
    """The large picture opens and closes without a mouse."""
    link = reader.locator("a[data-zoom]")
    link.focus()
    reader.keyboard.press("Enter")
    reader.locator("dialog.sw-zoomed [data-zoom='0']").wait_for()
    reader.keyboard.press("+")
    reader.locator("dialog.sw-zoomed [data-zoom='1']").wait_for()
    reader.keyboard.press("Escape")
    reader.locator("dialog.sw-zoomed").wait_for(state="detached")
    assert reader.evaluate("document.activeElement.hasAttribute('data-zoom')")


def test_drawing_with_the_keyboard_and_with_a_finger(visit: Callable[..., Visitor], page: GuidePage) -> None:
    visitor = visit(400, 900, has_touch=True)
    draw = Drawing(visitor, page)
    draw.table.get_by_role("button", name="Rechthoek", exact=True).press("Enter")
    start = draw.numbers()
    shape = draw.svg.locator("[data-area='0']")
    assert draw.page.evaluate("document.activeElement.dataset.area") == "0"
    for key in ("ArrowRight", "Shift+ArrowDown", "ArrowLeft"):
        draw.page.keyboard.press(key)
    assert near(draw.numbers(), [start[0], start[1] + 5, start[2], start[3] + 5])
    draw.page.keyboard.press("+")
    assert draw.numbers()[2] - draw.numbers()[0] > start[2] - start[0]
    draw.page.keyboard.press("Control+z")
    assert near(draw.numbers(), [start[0], start[1] + 5, start[2], start[3] + 5])
    corner = draw.svg.get_by_role("button", name="Hoek 3 van vlak 1", exact=True)
    corner.press("Shift+ArrowRight")
    assert near(draw.numbers(), [start[0], start[1] + 5, start[2] + 5, start[3] + 5])
    draw.field("coordinates").fill("5 5 20,5 30")  # in the list beside it
    expect(draw.svg.locator("[data-area='0'] rect")).to_have_attribute("width", "155")
    shape.press("Delete")
    assert draw.shapes() == 0
    draw.page.keyboard.press("Control+z")
    assert near(draw.numbers(), [5, 5, 20.5, 30])

    draw.tool("Cirkel")
    _swipe(draw, (0.6, 0.5), (0.75, 0.5))
    assert near(draw.numbers(1), [60, 50, 15])
    _swipe(draw, (0.62, 0.5), (0.52, 0.6))  # move
    assert near(draw.numbers(1), [50, 60, 15])
    assert draw.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert visitor.complaints == []


def _swipe(draw: Drawing, start: tuple[float, float], end: tuple[float, float]) -> None:
    """One finger, as the screen of a telephone reports it."""
    draw.svg.scroll_into_view_if_needed()
    session = draw.page.context.new_cdp_session(draw.page)

    def send(kind: str, *points: tuple[float, float]) -> None:
        touches = [dict(zip("xy", draw.at(*point), strict=True)) for point in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    send("touchStart", start)
    send("touchMove", ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
    send("touchMove", end)
    send("touchEnd")
