"""How deep a team answers the questions, and the tree of opgaven with its sums."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from pages.models import Question
from participation.choices import OpgaveKind
from participation.models import Opgave
from participation.selectors.questions import next_deeper_question, progress_of
from participation.services.opgave_tree import branches_of, public_scope, scope_of
from participation.services.opgaven import save_opgave
from tests.factories import PUBLISHED_AT, OpgaveFactory, TrajectFactory, WerkatelierFactory
from tests.werkplaats.conftest import World, browser_of
from tests.werkplaats.forms import form_on, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def layers(db: None) -> list[Question]:
    Question.objects.all().delete()
    return [
        Question.objects.create(process="explore", element="content", layer=layer, text=f"Vraag van laag {layer}?")
        for layer in (1, 2, 3)
    ]


def test_a_team_chooses_how_deep_with_the_reason(world: World, layers: list[Question]) -> None:
    browser = browser_of(world.member)
    address = reverse("werkplaats:question_depth", args=["plein"])
    data = form_on(browser, address)
    assert "verplicht veld" in browser.post(address, data | {"question_depth": "2"}).content.decode()
    assert browser.post(address, data | {"question_depth": "9", "depth_reason": "x"}).status_code == 200
    stale = dict(data)
    assert browser.post(address, data | {"question_depth": "2", "depth_reason": "Weinig tijd."}).status_code == 302
    world.traject.refresh_from_db()
    assert (world.traject.question_depth, world.traject.depth_reason) == (2, "Weinig tijd.")
    assert browser.post(address, stale | {"question_depth": "3", "depth_reason": "Toch meer."}).status_code == 409
    assert next_deeper_question(world.traject, "explore") == layers[1]
    assert progress_of(world.traject)["explore", "content"].deeper == 1, "deeper than chosen does not count as open"
    grid = text_of(browser.get(reverse("werkplaats:questions", args=["plein"])).content)
    assert "tot en met laag 2" in grid
    assert "Weinig tijd." in grid
    cell = text_of(browser.get(reverse("werkplaats:question_cell", args=["plein", "explore", "content"])).content)
    assert "Deze laag gaat dieper dan u koos" in cell
    assert "Vraag van laag 3?" in cell


@pytest.mark.parametrize(("who", "status"), [("lead", 200), ("reader", 403), ("colleague", 403), ("council", 404)])
def test_who_chooses(who: str, status: int, world: World) -> None:
    address = reverse("werkplaats:question_depth", args=["plein"])
    browser = browser_of(getattr(world, who))
    assert browser.get(address).status_code == status
    assert status == 200 or browser.post(address, {"question_depth": 2}).status_code == status


def _family(world: World, suffix: str = "") -> None:
    """A policy opgave, with a public and an internal concrete one; the public one contributes to two."""
    public = {"confidentiality": "public", "published_at": PUBLISHED_AT}
    top = OpgaveFactory(title=f"Leefbare dorpen{suffix}", kind=OpgaveKind.POLICY, **public)
    second = OpgaveFactory(title=f"Gezonde polder{suffix}", kind=OpgaveKind.POLICY, **public)
    seen = OpgaveFactory(title=f"Speeltuin{suffix}", **public)
    seen.contributes_to.set([top, second])
    world.opgave.contributes_to.set([top])
    top.contributes_to.set([second])
    traject = TrajectFactory(opgave=seen, published_at=PUBLISHED_AT)
    TrajectFactory(opgave=seen)
    WerkatelierFactory(traject=traject, published_at=PUBLISHED_AT)


def test_sums_count_each_opgave_once_and_only_what_one_may_know(world: World) -> None:
    _family(world)
    top = Opgave.objects.get(title="Leefbare dorpen")
    [inside] = branches_of([top], scope_of(world.lead))
    assert (inside.total.trajecten, inside.total.werkateliers) == (3, 2)
    assert [child.opgave["title"] for child in inside.children] == ["Een levend plein", "Speeltuin"]
    [outside] = branches_of([top], public_scope())
    assert (outside.total.trajecten, outside.total.werkateliers) == (1, 1)
    assert "Een levend plein" not in str(outside)
    page = browser_of(None).get(f"/register/opgaven/{top.slug}/").content.decode()
    assert "Speeltuin" in page
    assert "Een levend plein" not in page
    assert "1 traject, 1 werkatelier" in text_of(page.encode())


def test_the_pages_of_the_tree(world: World, django_assert_max_num_queries: object) -> None:
    for suffix in ("", " twee", " drie"):
        _family(world, suffix)
    with django_assert_max_num_queries(15):  # type: ignore[operator]  # a fixture
        public = browser_of(None).get("/register/samenhang/").content.decode()
    assert "Een levend plein" not in public
    assert "Speeltuin drie" in public
    browser = browser_of(world.lead)
    with django_assert_max_num_queries(15):  # type: ignore[operator]  # a fixture
        assert browser.get("/werkplaats/samenhang/").status_code == 200
    assert browser_of(None).get("/werkplaats/samenhang/").status_code == 302


def test_an_opgave_never_contributes_to_itself_by_way_of_others(world: World) -> None:
    top, middle = (OpgaveFactory(title=title, kind=OpgaveKind.POLICY, lead=world.lead) for title in ("Top", "Midden"))
    middle.contributes_to.set([top])
    world.opgave.contributes_to.set([middle])
    for opgave, above in ((top, middle), (top, top), (middle, middle)):
        with pytest.raises(ValidationError, match="draagt zelf al bij"):
            save_opgave(user=world.lead, opgave=opgave, data={"contributes_to": [above]}, base_version=1)
    save_opgave(user=world.lead, opgave=world.opgave, data={"contributes_to": [middle, top]}, base_version=1)
    [branch] = branches_of([top], scope_of(world.lead))
    assert branch.total.trajecten == 1, "under two, and counted once"
    top.contributes_to.set([middle])  # as two people at the same moment could
    assert branches_of([top], scope_of(world.lead))[0].total.trajecten == 1
