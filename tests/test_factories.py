"""A factory that makes an impossible record would make every other test worthless."""

import pytest

from participation.choices import Confidentiality, StukState, TeamRole
from participation.policy import team_of
from samenwerking.accounts.roles import Role
from tests.factories import (
    AnswerFactory,
    AreaFactory,
    DecisionFactory,
    OpgaveFactory,
    PartyFactory,
    ReactionFactory,
    ReplacementFactory,
    ResultFactory,
    SecrecyGrantFactory,
    StukFactory,
    ThemeFactory,
    TrajectFactory,
    UserFactory,
    WerkatelierFactory,
)

pytestmark = pytest.mark.django_db

EVERY_FACTORY = [
    AnswerFactory, AreaFactory, DecisionFactory, OpgaveFactory, PartyFactory, ReactionFactory, ReplacementFactory,
    ResultFactory, SecrecyGrantFactory, StukFactory, ThemeFactory, TrajectFactory, UserFactory, WerkatelierFactory,
]  # fmt: skip


@pytest.mark.parametrize("factory_class", EVERY_FACTORY, ids=lambda factory_class: factory_class.__name__)
def test_a_plain_record_is_valid(factory_class: type) -> None:
    # A decision made without the approval door has no step behind it.
    factory_class().full_clean(exclude={"task_state"})


@pytest.mark.parametrize("state", list(StukState))
def test_a_paper_reaches_every_state(state: StukState) -> None:
    stuk = StukFactory(**{state.value: True})
    stuk.refresh_from_db()
    assert stuk.state == state
    assert stuk.revisions.count() >= 1


def test_roles_and_relations_are_given() -> None:
    anna, bart = UserFactory(role=Role.MANAGER), UserFactory(roles=[Role.COLLEGE, Role.MANAGER])
    opgave = OpgaveFactory(lead=anna, member=[bart])
    assert anna.roles == {"manager"}
    assert bart.roles == {"college", "manager"}
    assert team_of(opgave) == [(anna, TeamRole.LEAD), (bart, TeamRole.MEMBER)]
    assert opgave.created_by == anna


def test_a_trait_reaches_the_head_of_the_dossier() -> None:
    werkatelier = WerkatelierFactory(published=True)
    assert werkatelier.opgave.confidentiality == Confidentiality.PUBLIC
    assert werkatelier.opgave.published_at
    assert werkatelier.traject.published_at
    assert TrajectFactory(confidential=True).opgave.confidentiality == Confidentiality.CONFIDENTIAL


def test_an_existing_owner_is_used() -> None:
    werkatelier = WerkatelierFactory()
    stuk = StukFactory(owner=werkatelier, published=False)
    assert stuk.owner == werkatelier
    assert (stuk.opgave, stuk.traject) == (werkatelier.opgave, werkatelier.traject)
