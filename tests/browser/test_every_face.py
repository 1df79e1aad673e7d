"""A page of every face of the site: narrow, enlarged, on paper and without JavaScript."""

from collections.abc import Callable

import pytest

from pages.demo.guide import ensure_home
from participation.choices import StepKind
from tests.approval.scene import Scene, make_scene
from tests.browser.visitor import Visitor
from tests.factories import PUBLISHED_AT, AreaFactory, WerkatelierFactory
from tests.guide.conftest import restore_wagtail

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
Visit = Callable[..., Visitor]
FRAME = (".utrecht-skip-link", ".sw-header__tools", ".sw-menu--wide", ".sw-footer", ".sw-filters", ".sw-action-bar")


@pytest.fixture
def scene() -> Scene:
    """A dossier on the register with a long name, a session, and a paper that waits for its client."""
    restore_wagtail()
    ensure_home()
    made = make_scene(title="Vrijwilligersverantwoordelijkheidsverdeling rond het dorpshuis")
    made.traject.opgave.areas.add(AreaFactory(name="Lindedorp"))
    WerkatelierFactory(traject=made.traject, published_at=PUBLISHED_AT)
    return made.bring_to(StepKind.CLIENT)


def addresses(scene: Scene) -> list[str]:
    werkatelier = scene.traject.werkateliers.get()
    records = [scene.traject.opgave, scene.traject, werkatelier]
    return [
        "/",
        "/zoeken/?q=plein",
        "/register/",
        "/register/trajecten/",
        *(record.get_absolute_url() for record in records),
        "/werkplaats/",
        "/werkplaats/stukken/",
        *(record.get_workspace_url() for record in records),
        scene.stuk.get_workspace_url(),
    ]


def opened(visit: Visit, scene: Scene, **options: object) -> Visitor:
    """The window of the client, who sees the public pages and those of the werkplaats."""
    return visit(**options).log_in(scene["client"])


def assert_fits(visitor: Visitor) -> None:
    """Nothing scrolls sideways; else it says what is wider than the window."""
    found = visitor.page.evaluate(
        """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
            [location.pathname, ...[...document.querySelectorAll('body *')]
                .filter(element => element.getBoundingClientRect().right > window.innerWidth)
                .map(element => element.outerHTML.slice(0, 120))]"""
    )
    assert not found, "\n".join(found)


def test_narrow_enlarged_and_on_paper(scene: Scene, visit: Visit) -> None:
    """Each page once. 320 CSS pixels is also what remains of 1280 at 400 % (WCAG 1.4.10); at 200 % half the window has
    letters twice as large as well (WCAG 1.4.4); a sheet of paper has the content without the frame."""
    visitor = opened(visit, scene, width=320)
    page = visitor.page
    for address in addresses(scene):
        visitor.open(address)
        assert page.locator("h1").is_visible()
        assert_fits(visitor)
        page.set_viewport_size({"width": 640, "height": 900})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert_fits(visitor)
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size({"width": 794, "height": 900})
        page.emulate_media(media="print")
        assert page.locator("h1").is_visible()
        shown = [part for part in FRAME if page.locator(part).count() and page.locator(part).first.is_visible()]
        assert shown == [], address
        assert_fits(visitor)
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 320, "height": 900})


def test_everything_is_there_without_javascript(scene: Scene, visit: Visit) -> None:
    visitor = opened(visit, scene, width=360, javascript=False)
    for address in addresses(scene):
        page = visitor.open(address)
        assert page.locator("h1").is_visible()
        assert page.get_by_role("contentinfo").is_visible()
    page.get_by_role("button", name="Akkoord, het stuk kan verder").click()
    page.get_by_text("De stap is afgerond.").wait_for()
    assert scene.step == StepKind.COMMUNICATION
