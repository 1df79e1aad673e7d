"""Lists of what waits for one person agree with the question about one paper (DESIGN section 3, rules 7 and 8)."""

from collections.abc import Callable

import pytest
from django.db.models import QuerySet

from participation import policy
from participation.choices import StepKind
from participation.models import Stuk
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, ReplacementFactory, StukFactory, TrajectFactory, UserFactory
from tests.werkplaats.rounds import at_step

pytestmark = pytest.mark.django_db
People = dict[Role, User]


@pytest.fixture
def people() -> People:
    return {role: UserFactory(role=role) for role in Role}


@pytest.fixture
def papers(people: People) -> list[Stuk]:
    """One paper at every step, of every kind of dossier, with the traps of rule 7 among them."""
    made: list[Stuk] = []
    clerk, communication, manager = people[Role.CLERK], people[Role.COMMUNICATION], people[Role.MANAGER]
    for trait in ("public", "published", "confidential"):
        opgave = OpgaveFactory(**{trait: True}, client=manager, portfolio_holder=people[Role.COLLEGE])
        traject = TrajectFactory(opgave=opgave, lead=people[Role.PROJECT_LEADER])
        for step in StepKind:
            offered = {"offered_to_college": True, "offered_to_council": step.value.startswith("council")}
            paper = StukFactory(owner=traject, in_review=True, **offered)
            at_step(paper, step)
            made.append(paper)
        registered = StukFactory(owner=traject, deferred=True, offered_to_council=True)
        at_step(registered, StepKind.COUNCIL_DECISION, before={StepKind.COUNCIL_PICTURE: clerk})
        approved = StukFactory(owner=traject, in_review=True)
        at_step(approved, StepKind.COUNCIL_PICTURE, before={StepKind.COMMUNICATION: clerk})
        own_round = StukFactory(owner=traject, in_review=True)
        at_step(own_round, StepKind.COMMUNICATION, before={StepKind.CLIENT: communication})
        written = StukFactory(owner=traject, in_review=True, created_by=communication)
        at_step(written, StepKind.COMMUNICATION)
        made += [registered, approved, own_round, written, StukFactory(owner=traject), StukFactory(owner=opgave)]
    return made


@pytest.mark.parametrize(
    ("listed", "question"),
    [
        (policy.decidable_stukken, policy.user_can_decide),
        (policy.led_stukken, policy.user_is_lead),
        (policy.reactable_stukken, policy.user_can_react),
    ],
)
def test_list_and_question_agree(
    listed: Callable[[User], QuerySet[Stuk]],
    question: Callable[[User, Stuk], bool],
    people: People,
    papers: list[Stuk],
) -> None:
    """For every role, on the same papers: making those takes longer than asking."""
    expected = {role: {paper.slug for paper in papers if question(user, paper)} for role, user in people.items()}
    assert {role: set(listed(user).values_list("slug", flat=True)) for role, user in people.items()} == expected


def test_there_is_something_to_decide_for_every_role_of_a_step(people: People, papers: list[Stuk]) -> None:
    """Without this the agreement above could be an agreement about nothing."""
    for role in set(policy.STEP_ROLES.values()):
        assert policy.decidable_stukken(people[role]).exists(), role
    assert policy.led_stukken(people[Role.PROJECT_LEADER]).exists()
    assert policy.reactable_stukken(people[Role.COUNCIL]).exists()
    assert policy.reactable_stukken(people[Role.COLLEGE]).exists()


def test_a_replacement_decides_in_the_period(people: People, papers: list[Stuk]) -> None:
    stand_in = UserFactory(role=Role.MANAGER)
    assert not policy.decidable_stukken(stand_in).exists()
    ReplacementFactory(person=people[Role.MANAGER], replacement=stand_in)
    expected = {paper.slug for paper in papers if policy.user_can_decide(stand_in, paper)}
    assert expected
    assert set(policy.decidable_stukken(stand_in).values_list("slug", flat=True)) == expected


def test_a_superuser_without_a_role_decides_nothing(papers: list[Stuk]) -> None:
    assert not policy.decidable_stukken(UserFactory(is_superuser=True)).exists()


def test_readable_versions_follow_visibility(people: People, papers: list[Stuk]) -> None:
    for role, user in people.items():
        visible = set(policy.visible_stukken(user).values_list("pk", flat=True))
        assert set(policy.readable_revisions(user, papers)) == visible, role
