"""From a contribution to a decision: every step for who may see it, and not a trace of the others."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation import policy
from participation.choices import Body, StukKind
from participation.exceptions import NotAllowed
from participation.models import AuditEntry, Contribution, Stuk
from participation.services.reactions import number_amendment
from samenwerking.accounts.roles import Role
from tests.chain.conftest import Way
from tests.factories import ReactionFactory, StukFactory, UserFactory, fresh
from tests.werkplaats.conftest import browser_of

pytestmark = pytest.mark.django_db
ALL = frozenset({"contribution", "session", "report", "paper", "amendment", "promise", "closing"})
WORDS = {
    "contribution": "INBRENG",
    "session": "WERKATELIER-avond",
    "report": "VERSLAG",
    "answer": "ANTWOORD",
    "paper": "VOORSTEL",
    "amendment": "AMENDEMENT",
    "decision": "BESLUIT",
    "promise": "TOEZEGGING",
    "closing": "UITKOMST",
}
MOST_QUERIES = 15


def pages(way: Way, face: str) -> tuple[str, str]:
    base = f"/{face}/trajecten/{way.traject.slug}"
    return f"{base}/inbreng/{way.contribution.pk}/weg/", f"{base}/van-inbreng-tot-besluit/"


def found(client: Client, path: str) -> set[str]:
    """The steps of which any word is on the page, in text or address."""
    response = client.get(path)
    assert response.status_code == 200
    return {name for name, word in WORDS.items() if word in response.content.decode()}


def test_a_lead_walks_all_of_it_in_order(make_way: Callable[..., Way]) -> None:
    way = make_way(confidential=True)
    one, overview = pages(way, "werkplaats")
    said = browser_of(way.lead).get(one).content.decode()
    places = [said.index(word) for word in WORDS.values()]
    assert places == sorted(places)
    assert "In het onderdeel “Aanpak”." in said
    assert found(browser_of(way.lead), overview) >= {"contribution"}


@pytest.mark.parametrize("hidden", [None, *sorted(ALL)])
def test_in_public_each_step_is_there_only_when_it_is_public(make_way: Callable[..., Way], hidden: str | None) -> None:
    """Everything that hangs on a hidden step goes with it, for a visitor and for who may see more elsewhere."""
    way = make_way(published=True, shown=ALL - {hidden})
    gone = {hidden, *({"amendment", "decision"} if hidden == "paper" else ())}
    one, overview = pages(way, "register")
    for client in (browser_of(None), browser_of(way.lead)):
        if hidden == "contribution":
            assert client.get(one).status_code == 404
            assert found(client, overview) == set()
            continue
        assert found(client, one) == set(WORDS) - gone
        said = client.get(one).content.decode()
        for secret in {way.report.slug, way.paper.slug, way.closing.slug, way.session.slug} - {
            getattr(way, name).slug for name in ("report", "paper", "closing", "session") if name != hidden
        }:
            assert secret not in said


@pytest.mark.parametrize("hidden", ["session", "report", "paper", "amendment", "promise", "closing"])
def test_a_step_that_is_hidden_and_one_that_never_was_look_the_same(make_way: Callable[..., Way], hidden: str) -> None:
    way = make_way(published=True, shown=ALL - {hidden})
    one, overview = pages(way, "register")
    before = [browser_of(None).get(path).content for path in (one, overview)]
    if hidden == "amendment":
        way.amendment.delete()
    elif hidden == "promise":
        way.promise.delete()
    elif hidden == "session":
        Contribution.objects.filter(pk=way.contribution.pk).update(werkatelier=None)
        assert found(browser_of(None), one) == set(WORDS) - {"session", "report"}
        return
    elif hidden == "paper":
        way.answer.stuk = None
        way.answer.save()
    else:
        # Of another kind, and so no step of any way.
        Stuk.objects.filter(pk=getattr(way, hidden).pk).update(kind=StukKind.EVALUATIE)
    assert [browser_of(None).get(path).content for path in (one, overview)] == before


@pytest.mark.parametrize("traits", [{}, {"public": True}, {"confidential": True}])
def test_what_is_not_on_the_register_has_no_way_there(make_way: Callable[..., Way], traits: dict[str, bool]) -> None:
    way = make_way(shown=ALL, **traits)
    for path in pages(way, "register"):
        assert browser_of(None).get(path).status_code == 404
        assert browser_of(way.lead).get(path).status_code == 404
    for role in (Role.COUNCIL, Role.ADMIN):
        for path in pages(way, "werkplaats"):
            assert browser_of(UserFactory(role=role)).get(path).status_code == 404


def test_the_council_reads_what_it_was_offered_and_no_more(make_way: Callable[..., Way]) -> None:
    way = make_way(published=True, shown=frozenset({"contribution"}))
    member = browser_of(UserFactory(role=Role.COUNCIL))
    assert found(member, pages(way, "werkplaats")[0]) == {"contribution", "answer", "paper", "amendment", "decision"}
    assert found(browser_of(None), pages(way, "register")[0]) == {"contribution", "answer"}


def test_a_contribution_of_another_traject_has_no_way_here(make_way: Callable[..., Way]) -> None:
    way, other = (make_way(published=True, shown=ALL) for _turn in range(2))
    for face, client in (("register", browser_of(None)), ("werkplaats", browser_of(way.lead))):
        path = f"/{face}/trajecten/{way.traject.slug}/inbreng/{other.contribution.pk}/weg/"
        assert client.get(path).status_code == 404


def test_the_number_of_queries_does_not_grow(make_way: Callable[..., Way]) -> None:
    way = make_way(published=True, shown=ALL)

    def cost() -> list[int]:
        numbers = []
        for client, face in ((browser_of(None), "register"), (browser_of(way.lead), "werkplaats")):
            path = pages(way, face)[1]
            client.get(path)
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            numbers.append(len(captured))
        return numbers

    few = cost()
    for _turn in range(4):
        make_way(traject=way.traject, shown=ALL)
    assert cost() == few
    assert few[0] <= MOST_QUERIES, few
    assert few[1] <= MOST_QUERIES + 3, few  # session, account and roles are looked up first


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("confidential", [False, True], ids=["internal", "confidential"])
def test_lists_and_the_rule_for_one_paper_agree(role: Role, confidential: bool) -> None:
    user = UserFactory(role=role)
    offered = {"offered_to_council": True, "offered_to_college": True}
    trait = {"owner__confidential": confidential}
    papers = [StukFactory(in_review=True, **trait), StukFactory(in_review=True, **offered, **trait)]
    for paper in papers:
        for body in Body:
            ReactionFactory(stuk=paper, body=body, kind="motion")
    user = fresh(user)
    seen = set(policy.visible_amendments(user, papers))
    assert seen == {reaction for paper in papers for reaction in policy.visible_reactions(user, paper)}
    on_papers = set(policy.visible_decisions_on(user, papers))
    assert on_papers == {decision for paper in papers for decision in policy.visible_decisions(user, paper)}


@pytest.mark.parametrize("role", list(Role))
def test_only_the_clerk_gives_an_amendment_its_number(make_way: Callable[..., Way], role: Role) -> None:
    way = make_way(published=True, shown=ALL - {"amendment"})
    user = UserFactory(role=role)
    if role != Role.CLERK:
        with pytest.raises(NotAllowed):
            number_amendment(user=user, reaction=way.amendment, number="A-12")
        return
    path = f"/werkplaats/stukken/{way.paper.slug}/reacties/{way.amendment.pk}/kenmerk/"
    clerk = browser_of(user)
    assert path in clerk.get(f"/werkplaats/stukken/{way.paper.slug}/").content.decode()
    assert [clerk.post(path, {"number": " A-12 "}).status_code for _turn in range(2)] == [302, 302]
    assert "amendment" in found(browser_of(None), pages(way, "register")[0])
    assert AuditEntry.objects.filter(action="amendment_numbered").count() == 1
    clerk.post(path, {"number": ""})
    assert "amendment" not in found(browser_of(None), pages(way, "register")[0])


def test_a_question_is_no_amendment(make_way: Callable[..., Way]) -> None:
    way = make_way(published=True, shown=ALL)
    question = ReactionFactory(stuk=way.paper, text="Een vraag kanarie-vraag", external_id="V-1")
    clerk = UserFactory(role=Role.CLERK)
    with pytest.raises(NotAllowed):
        number_amendment(user=clerk, reaction=question, number="V-2")
    assert "kanarie-vraag" not in browser_of(None).get(pages(way, "register")[0]).content.decode()
    college = ReactionFactory(stuk=way.paper, by_college=True, kind="motion", text="kanarie-college", external_id="M-1")
    assert "kanarie-college" not in browser_of(None).get(pages(way, "register")[0]).content.decode()
    assert not policy.user_can_number_amendment(clerk, college)
