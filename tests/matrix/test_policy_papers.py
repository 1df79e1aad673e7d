"""DESIGN section 3, rules 5 and 6: what people may do with a paper, per state. Tables written by hand.

Each cell lists the actors who may; everybody else may not. Deciding a step is in ``test_policy_deciding``.
"""

import pytest

from participation.choices import Confidentiality, StukKind, StukState
from participation.policy import (
    user_can_answer_reactions,
    user_can_edit_stuk,
    user_can_publish_stuk,
    user_can_submit_stuk,
    user_can_take_up_stuk,
    user_can_unpublish_stuk,
    user_can_view,
    user_can_view_internal,
    user_can_withdraw_stuk,
)
from participation.policy.people import INTERNAL_READERS
from tests.factories import PUBLISHED_AT, OpgaveFactory, StukFactory, TrajectFactory, UserFactory, WerkatelierFactory
from tests.matrix.actors import Actor, make_actor

pytestmark = pytest.mark.django_db

EDITORS = {Actor.LEAD, Actor.MEMBER, Actor.TRAJECT_LEAD, Actor.TRAJECT_MEMBER}
LEADS = {Actor.LEAD, Actor.TRAJECT_LEAD}
PUBLISHERS = {Actor.LEAD, Actor.TRAJECT_LEAD, Actor.COMMUNICATION}
NOBODY: set[Actor] = set()

EDIT = {
    StukState.DRAFT: EDITORS,
    StukState.IN_REVIEW: NOBODY,
    StukState.RETURNED: EDITORS,
    StukState.ADOPTED: NOBODY,
    StukState.ADOPTED_AMENDED: NOBODY,
    StukState.DEFERRED: NOBODY,
    StukState.REJECTED: NOBODY,
    StukState.WITHDRAWN: NOBODY,
}
SUBMIT = {
    StukState.DRAFT: LEADS,
    StukState.IN_REVIEW: NOBODY,
    StukState.RETURNED: LEADS,
    StukState.ADOPTED: NOBODY,
    StukState.ADOPTED_AMENDED: NOBODY,
    StukState.DEFERRED: NOBODY,
    StukState.REJECTED: NOBODY,
    StukState.WITHDRAWN: NOBODY,
}
WITHDRAW = {
    StukState.DRAFT: LEADS,
    StukState.IN_REVIEW: LEADS,
    StukState.RETURNED: LEADS,
    StukState.ADOPTED: NOBODY,
    StukState.ADOPTED_AMENDED: NOBODY,
    StukState.DEFERRED: LEADS,
    StukState.REJECTED: NOBODY,
    StukState.WITHDRAWN: NOBODY,
}
TAKE_UP = {state: LEADS if state == StukState.WITHDRAWN else NOBODY for state in StukState}
PUBLISH = {
    StukState.DRAFT: NOBODY,
    StukState.IN_REVIEW: NOBODY,
    StukState.RETURNED: NOBODY,
    StukState.ADOPTED: PUBLISHERS,
    StukState.ADOPTED_AMENDED: PUBLISHERS,
    StukState.DEFERRED: NOBODY,
    StukState.REJECTED: NOBODY,
    StukState.WITHDRAWN: NOBODY,
}
RULES = [
    (user_can_edit_stuk, EDIT),
    (user_can_submit_stuk, SUBMIT),
    (user_can_withdraw_stuk, WITHDRAW),
    (user_can_take_up_stuk, TAKE_UP),
    (user_can_publish_stuk, PUBLISH),
]


@pytest.mark.parametrize("state", list(StukState))
@pytest.mark.parametrize("actor", list(Actor))
def test_paper_of_a_published_traject(actor: Actor, state: StukState) -> None:
    traject = TrajectFactory(published=True)
    user = make_actor(actor, traject)
    stuk = StukFactory(owner=traject, state=state)
    for rule, expected in RULES:
        assert rule(user, stuk) == (actor in expected[state]), rule.__name__


@pytest.mark.parametrize("actor", list(Actor))
def test_paper_of_a_confidential_traject(actor: Actor) -> None:
    """The relation decides, so the same people work on it; publishing is closed to all."""
    traject = TrajectFactory(confidential=True)
    user = make_actor(actor, traject)
    draft, adopted = StukFactory(owner=traject), StukFactory(owner=traject, adopted=True)
    assert user_can_edit_stuk(user, draft) == (actor in EDITORS)
    assert user_can_submit_stuk(user, draft) == (actor in LEADS)
    assert not user_can_publish_stuk(user, adopted)


@pytest.mark.parametrize("actor", list(Actor))
def test_a_live_paper_is_taken_off_but_not_put_on_again(actor: Actor) -> None:
    traject = TrajectFactory(published=True)
    user = make_actor(actor, traject)
    stuk = StukFactory(owner=traject, published=True)
    assert user_can_unpublish_stuk(user, stuk) == (actor in PUBLISHERS)
    assert not user_can_publish_stuk(user, stuk)


@pytest.mark.parametrize("actor", list(Actor))
def test_reactions_are_answered_by_the_lead(actor: Actor) -> None:
    traject = TrajectFactory()
    user = make_actor(actor, traject)
    assert user_can_answer_reactions(user, StukFactory(owner=traject, in_review=True)) == (actor in LEADS)


@pytest.mark.parametrize("actor", sorted(EDITORS))
@pytest.mark.parametrize("closed", ["opgave", "traject"])
def test_a_closed_dossier_takes_no_new_text(actor: Actor, closed: str) -> None:
    traject = TrajectFactory()
    user = make_actor(actor, traject)
    record = traject.opgave if closed == "opgave" else traject
    record.closed_at = PUBLISHED_AT
    record.save()
    stuk = StukFactory(owner=traject)
    assert not user_can_edit_stuk(user, stuk)
    assert not user_can_submit_stuk(user, stuk)


@pytest.mark.parametrize("actor", sorted(PUBLISHERS))
def test_a_paper_waits_for_its_dossier(actor: Actor) -> None:
    """An adopted paper of a public dossier that is not on the register yet cannot go ahead of it."""
    traject = TrajectFactory(public=True)
    assert not user_can_publish_stuk(make_actor(actor, traject), StukFactory(owner=traject, adopted=True))


@pytest.mark.parametrize("actor", list(Actor))
def test_a_paper_of_an_opgave_is_not_for_the_team_of_a_traject(actor: Actor) -> None:
    traject = TrajectFactory()
    user = make_actor(actor, traject)
    stuk = StukFactory(owner=traject.opgave)
    assert user_can_edit_stuk(user, stuk) == (actor in {Actor.LEAD, Actor.MEMBER})
    assert user_can_submit_stuk(user, stuk) == (actor == Actor.LEAD)


@pytest.mark.parametrize("actor", list(Actor))
def test_a_paper_of_a_werkatelier_is_for_the_team_of_its_traject(actor: Actor) -> None:
    werkatelier = WerkatelierFactory()
    user = make_actor(actor, werkatelier.traject)
    stuk = StukFactory(owner=werkatelier)
    assert user_can_edit_stuk(user, stuk) == (actor in EDITORS)
    assert user_can_submit_stuk(user, stuk) == (actor in LEADS)


def test_a_paper_of_an_opgave_is_as_closed_as_the_opgave() -> None:
    """Rules 3 and 4: a paper without a traject; who reads internal dossiers reads nothing of a confidential one."""
    closed = StukFactory(owner=OpgaveFactory(confidential=True), kind=StukKind.OPGAVEKAART)
    inside = StukFactory(owner=OpgaveFactory(confidentiality=Confidentiality.INTERNAL), kind=StukKind.OPGAVEKAART)
    for role in INTERNAL_READERS:
        person = UserFactory(role=role)
        assert (user_can_view(person, closed), user_can_view_internal(person, closed)) == (False, False), role
        assert (user_can_view(person, inside), user_can_view_internal(person, inside)) == (True, True), role
