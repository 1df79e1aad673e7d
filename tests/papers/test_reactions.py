"""Reactions of members on a section of the text that was offered, and the answers of the lead."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from wagtail.models import Task, TaskState, Workflow, WorkflowState, WorkflowTask

from participation.choices import AMENDING, Body, ReactionKind, StukState
from participation.exceptions import NotAllowed
from participation.models import AuditEntry, Reaction, Stuk
from participation.services.reactions import add_reaction, answer_reaction
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import ReactionFactory, StukFactory, TrajectFactory, UserFactory

pytestmark = pytest.mark.django_db
OFFERED = {"in_review": True, "offered_to_college": True, "offered_to_council": True}


def give_open_round(stuk: Stuk) -> Stuk:
    """The paper on a route, at its first step."""
    workflow, task = Workflow.objects.create(name="Route"), Task.objects.create(name="Stap")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    stuk_type = ContentType.objects.get_for_model(Stuk)
    round_ = WorkflowState.objects.create(
        workflow=workflow, content_type=stuk_type, base_content_type=stuk_type, object_id=str(stuk.pk)
    )
    round_.current_task_state = TaskState.objects.create(
        workflow_state=round_,
        task=task,
        revision=stuk.submitted_revision,
        content_type=ContentType.objects.get_for_model(TaskState),
    )
    round_.save()
    return stuk


@pytest.fixture
def lead() -> User:
    return UserFactory(role=Role.PROJECT_LEADER)


@pytest.fixture
def council_member() -> User:
    return UserFactory(role=Role.COUNCIL)


@pytest.fixture
def stuk(lead: User) -> Stuk:
    return give_open_round(StukFactory(owner=TrajectFactory(lead=lead), **OFFERED))


def react(stuk: Stuk, user: User, **changes: Any) -> Reaction:
    values = {"section_key": "aanpak", "kind": ReactionKind.QUESTION, "text": "Waarom drie avonden?"}
    return add_reaction(user=user, stuk=stuk, **(values | changes))


@pytest.mark.parametrize(("role", "body"), [(Role.COUNCIL, Body.COUNCIL), (Role.COLLEGE, Body.COLLEGE)])
def test_a_reaction_stays_with_the_text_that_was_offered(stuk: Stuk, role: Role, body: Body) -> None:
    member = UserFactory(role=role)
    reaction = react(stuk, member, text="  Waarom\r\ndrie?  ")
    assert (reaction.body, reaction.author, reaction.text) == (body, member, "Waarom\ndrie?")
    assert reaction.revision_id == stuk.submitted_revision_id
    assert AuditEntry.objects.filter(action="reaction_added", data__stuk=stuk.pk, actor=member).count() == 1


def test_the_council_reacts_on_what_it_was_offered(stuk: Stuk, council_member: User) -> None:
    stuk.sections = [{"key": "nieuw", "title": "Nieuw", "body": "<p>x</p>", "missing": False}]
    stuk.submitted_revision = stuk.save_revision()
    stuk.save()
    assert react(stuk, council_member).revision_id == stuk.council_revision_id
    with pytest.raises(ValidationError):
        react(stuk, council_member, section_key="nieuw")


@pytest.mark.parametrize(
    "change",
    [
        {"section_key": "bestaat-niet"},
        {"section_key": ""},
        {"kind": "petition"},
        {"kind": ""},
        {"text": ""},
        {"text": " \n\x00 "},
        {"text": "x" * 8_001},
    ],
)
def test_what_cannot_be_a_reaction_is_refused(stuk: Stuk, council_member: User, change: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        react(stuk, council_member, **change)
    assert not Reaction.objects.exists()


@pytest.mark.parametrize("kind", [kind for kind in ReactionKind if kind not in AMENDING])
def test_only_the_council_asks_technical_questions(stuk: Stuk, council_member: User, kind: ReactionKind) -> None:
    assert react(stuk, council_member, kind=kind).kind == kind
    college_member = UserFactory(role=Role.COLLEGE)
    if kind == ReactionKind.TECHNICAL:
        with pytest.raises(ValidationError):
            react(stuk, college_member, kind=kind)
    else:
        assert react(stuk, college_member, kind=kind).body == Body.COLLEGE


@pytest.mark.parametrize("kind", AMENDING)
@pytest.mark.parametrize("role", [Role.COUNCIL, Role.COLLEGE])
def test_an_amendment_or_motion_has_one_door_and_this_is_not_it(stuk: Stuk, role: Role, kind: ReactionKind) -> None:
    with pytest.raises(ValidationError, match="eigen formulier"):
        react(stuk, UserFactory(role=role), kind=kind)
    assert not Reaction.objects.exists()


def test_saying_it_twice_is_saying_it_once(stuk: Stuk, council_member: User) -> None:
    assert react(stuk, council_member) == react(stuk, council_member)
    assert react(stuk, UserFactory(role=Role.COUNCIL)) != react(stuk, council_member)
    assert Reaction.objects.count() == 2


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.COUNCIL, Role.COLLEGE)])
def test_others_do_not_react(stuk: Stuk, role: Role) -> None:
    with pytest.raises(NotAllowed):
        react(stuk, UserFactory(role=role, is_superuser=True))


def test_no_reaction_before_the_offer_or_after_the_decision(lead: User, council_member: User) -> None:
    traject = TrajectFactory(lead=lead)
    early = give_open_round(StukFactory(owner=traject, in_review=True))
    late = StukFactory(owner=traject, adopted=True, offered_to_council=True)
    for stuk in (early, late):
        with pytest.raises(NotAllowed):
            react(stuk, council_member)


def test_the_lead_answers_and_betters_the_answer_until_the_decision(stuk: Stuk, lead: User) -> None:
    reaction = ReactionFactory(stuk=stuk)
    first = answer_reaction(user=lead, reaction=reaction, text="Omdat drie past.")
    assert (first.answer, first.answered_by) == ("Omdat drie past.", lead)
    better = answer_reaction(user=lead, reaction=reaction, text="Omdat drie bij het dorp past.")
    assert better.answer == "Omdat drie bij het dorp past."
    assert AuditEntry.objects.filter(action="reaction_answered", data__stuk=stuk.pk).count() == 2
    Stuk.objects.filter(pk=stuk.pk).update(state=StukState.ADOPTED)
    with pytest.raises(NotAllowed):
        answer_reaction(user=lead, reaction=reaction, text="Toch anders.")
    assert Reaction.objects.get(pk=reaction.pk).answer == "Omdat drie bij het dorp past."


def test_an_open_question_is_answered_after_the_decision_too(lead: User) -> None:
    stuk = StukFactory(owner=TrajectFactory(lead=lead), adopted=True, offered_to_council=True)
    reaction = ReactionFactory(stuk=stuk)
    assert answer_reaction(user=lead, reaction=reaction, text="Alsnog.").answer == "Alsnog."


def test_the_same_answer_again_changes_nothing(stuk: Stuk, lead: User) -> None:
    reaction = answer_reaction(user=lead, reaction=ReactionFactory(stuk=stuk), text="Ja.")
    again = answer_reaction(user=lead, reaction=reaction, text=" Ja. ")
    assert again.answered_at == reaction.answered_at


@pytest.mark.parametrize("text", ["", "  ", "x" * 8_001])
def test_an_answer_has_words(stuk: Stuk, lead: User, text: str) -> None:
    with pytest.raises(ValidationError):
        answer_reaction(user=lead, reaction=ReactionFactory(stuk=stuk), text=text)


def test_a_member_of_the_team_does_not_answer(lead: User) -> None:
    member = UserFactory(role=Role.PROJECT_LEADER)
    stuk = StukFactory(owner=TrajectFactory(lead=lead, member=member), **OFFERED)
    with pytest.raises(NotAllowed):
        answer_reaction(user=member, reaction=ReactionFactory(stuk=stuk), text="Nee.")
