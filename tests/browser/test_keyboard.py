"""Log in, decide and publish without a mouse (WCAG 2.1.1, 2.1.2 and 2.4.7)."""

from collections.abc import Callable

import pytest

from participation.choices import Body, Outcome, StepKind, StukState
from participation.models import Traject
from tests.approval.scene import Scene, make_scene
from tests.browser.keyboard import KeyboardUser
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
NEW_YEAR = "01012026"  # the same day for a browser that begins with the month as for one that begins with the day


@pytest.fixture
def scene() -> Scene:
    """A startnotitie that was handed in, for a college; its traject is not on the register yet."""
    made = make_scene(body=Body.COLLEGE)
    Traject.objects.filter(pk=made.traject.pk).update(published_at=None)
    made.submit()
    return made


def test_log_in_decide_and_publish(scene: Scene, visit: Callable[..., Visitor]) -> None:
    client = KeyboardUser(visit(), scene["client"].email)
    client.follow(scene.stuk.title)
    client.press("Akkoord, het stuk kan verder")
    client.reads("De stap is afgerond.")
    assert scene.step == StepKind.COMMUNICATION
    scene.approve()

    secretariat = KeyboardUser(visit(), scene["secretariat"].email)
    secretariat.follow(scene.stuk.title)
    secretariat.follow("Leg het besluit vast")
    secretariat.choose("Vastgesteld")
    secretariat.type("Datum van het besluit", NEW_YEAR)
    secretariat.type("Besluitnummer", "B-2026-7")
    secretariat.press("Leg het besluit vast")
    secretariat.reads("Het besluit is vastgelegd")
    decision = scene.now.decisions.get()
    assert (decision.number, decision.outcome, str(decision.date)) == ("B-2026-7", Outcome.ADOPTED, "2026-01-01")
    scene.decide(Outcome.NOTED)
    assert (scene.now.state, scene.now.live) == (StukState.ADOPTED, False)

    lead = KeyboardUser(visit(), scene["lead"].email)
    lead.follow(scene.traject.title)
    put_on_register(lead)
    lead.reads("Iedereen kan dit zien")
    lead.follow(scene.stuk.title)
    put_on_register(lead)
    lead.reads("Het stuk staat op het register.")
    assert scene.now.live
    for person in (client, secretariat, lead):
        assert person.visitor.complaints == []


def put_on_register(lead: KeyboardUser) -> None:
    """Asked for, and asked again."""
    lead.follow("Zet op het register")
    lead.press("Zet op het register")
