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
from tests.matrix.actors import Actor, each_before

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
def test_paper_of_a_published_traject(state: StukState) -> None:
    traject = TrajectFactory(published=True)
    stuk = StukFactory(owner=traject, state=state)
    for actor, user in each_before(traject):
        for rule, expected in RULES:
            assert rule(user, stuk) == (actor in expected[state]), (actor, rule.__name__)


def test_paper_of_a_confidential_traject() -> None:
    """The relation decides, so the same people work on it; publishing is closed to all."""
    traject = TrajectFactory(confidential=True)
    draft, adopted = StukFactory(owner=traject), StukFactory(owner=traject, adopted=True)
    for actor, user in each_before(traject):
        assert user_can_edit_stuk(user, draft) == (actor in EDITORS), actor
        assert user_can_submit_stuk(user, draft) == (actor in LEADS), actor
        assert not user_can_publish_stuk(user, adopted), actor


def test_a_live_paper_is_taken_off_but_not_put_on_again() -> None:
    traject = TrajectFactory(published=True)
    stuk = StukFactory(owner=traject, published=True)
    for actor, user in each_before(traject):
        assert user_can_unpublish_stuk(user, stuk) == (actor in PUBLISHERS), actor
        assert not user_can_publish_stuk(user, stuk), actor


def test_reactions_are_answered_by_the_lead() -> None:
    traject = TrajectFactory()
    stuk = StukFactory(owner=traject, in_review=True)
    for actor, user in each_before(traject):
        assert user_can_answer_reactions(user, stuk) == (actor in LEADS), actor


@pytest.mark.parametrize("closed", ["opgave", "traject"])
def test_a_closed_dossier_takes_no_new_text(closed: str) -> None:
    traject = TrajectFactory()
    record = traject.opgave if closed == "opgave" else traject
    record.closed_at = PUBLISHED_AT
    record.save()
    stuk = StukFactory(owner=traject)
    for actor, user in each_before(traject, sorted(EDITORS)):
        assert not user_can_edit_stuk(user, stuk), actor
        assert not user_can_submit_stuk(user, stuk), actor


def test_a_paper_waits_for_its_dossier() -> None:
    """An adopted paper of a public dossier that is not on the register yet cannot go ahead of it."""
    traject = TrajectFactory(public=True)
    stuk = StukFactory(owner=traject, adopted=True)
    for actor, user in each_before(traject, sorted(PUBLISHERS)):
        assert not user_can_publish_stuk(user, stuk), actor


def test_a_paper_of_an_opgave_is_not_for_the_team_of_a_traject() -> None:
    traject = TrajectFactory()
    stuk = StukFactory(owner=traject.opgave)
    for actor, user in each_before(traject):
        assert user_can_edit_stuk(user, stuk) == (actor in {Actor.LEAD, Actor.MEMBER}), actor
        assert user_can_submit_stuk(user, stuk) == (actor == Actor.LEAD), actor


def test_a_paper_of_a_werkatelier_is_for_the_team_of_its_traject() -> None:
    werkatelier = WerkatelierFactory()
    stuk = StukFactory(owner=werkatelier)
    for actor, user in each_before(werkatelier.traject):
        assert user_can_edit_stuk(user, stuk) == (actor in EDITORS), actor
        assert user_can_submit_stuk(user, stuk) == (actor in LEADS), actor


def test_a_paper_of_an_opgave_is_as_closed_as_the_opgave() -> None:
    """Rules 3 and 4: a paper without a traject; who reads internal dossiers reads nothing of a confidential one."""
    closed = StukFactory(owner=OpgaveFactory(confidential=True), kind=StukKind.OPGAVEKAART)
    inside = StukFactory(owner=OpgaveFactory(confidentiality=Confidentiality.INTERNAL), kind=StukKind.OPGAVEKAART)
    for role in INTERNAL_READERS:
        person = UserFactory(role=role)
        assert (user_can_view(person, closed), user_can_view_internal(person, closed)) == (False, False), role
        assert (user_can_view(person, inside), user_can_view_internal(person, inside)) == (True, True), role
