"""A startnotitie on its way, and the people around it, each with one reason to be there."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from participation.choices import StepKind, TeamRole
from participation.models import Stuk, Traject
from participation.policy import grant_team_role
from participation.selectors.steps import current_task_state
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import PUBLISHED_AT, StukFactory, TrajectFactory, UserFactory
from tests.werkplaats_stukken.routes import make_route

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass
class Cast:
    """Who works on the traject, who decides, and who only looks on."""

    lead: User
    member: User
    client: User
    communication: User
    secretariat: User
    clerk: User
    college: User
    council: User
    auditor: User
    admin: User
    other_leader: User


def make_cast(traject: Traject) -> Cast:
    cast = Cast(
        lead=UserFactory(role=Role.PROJECT_LEADER, last_name="Trekker"),
        member=UserFactory(role=Role.PROJECT_LEADER, last_name="Teamlid"),
        client=traject.opgave.client,
        communication=UserFactory(role=Role.COMMUNICATION),
        secretariat=UserFactory(role=Role.SECRETARIAT),
        clerk=UserFactory(role=Role.CLERK),
        college=UserFactory(role=Role.COLLEGE),
        council=UserFactory(role=Role.COUNCIL, last_name="Raadslid"),
        auditor=UserFactory(role=Role.AUDITOR),
        admin=UserFactory(role=Role.ADMIN),
        other_leader=UserFactory(role=Role.PROJECT_LEADER),
    )
    grant_team_role(cast.lead, traject, TeamRole.LEAD)
    grant_team_role(cast.member, traject, TeamRole.MEMBER)
    return cast


@pytest.fixture
def traject(db: None) -> Traject:
    """On the register, with a competent council."""
    make_route()
    return TrajectFactory(published=True, council=True)


@pytest.fixture
def cast(traject: Traject) -> Cast:
    return make_cast(traject)


@pytest.fixture
def draft(traject: Traject, cast: Cast) -> Stuk:
    return StukFactory(owner=traject, created_by=cast.lead, title="Startnotitie plein")


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    """A browser of this person."""

    def log_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend=BACKEND)
        return client

    return log_in


@pytest.fixture
def at_step(traject: Traject, cast: Cast) -> Callable[..., Stuk]:
    """A paper in review whose open step is this one, handed in by the lead."""

    def place(step: StepKind, owner: Traject | None = None, **fields: object) -> Stuk:
        stuk = StukFactory(owner=owner or traject, created_by=cast.lead, in_review=True, **fields)
        round_ = stuk.get_workflow().start(stuk, cast.lead)
        while (state := current_task_state(stuk)) is not None and state.task.specific.step != step:
            state.specific.approve(user=UserFactory())
            stuk.refresh_from_db()
        assert round_ is not None
        if step.startswith("council"):
            stuk.council_offered_at, stuk.council_revision = PUBLISHED_AT, stuk.submitted_revision
        if step != StepKind.CLIENT and step != StepKind.COMMUNICATION:
            stuk.college_offered_at = PUBLISHED_AT
        stuk.save()
        return stuk

    return place


def seen(stuk: Stuk) -> dict[str, int]:
    """The step and the version that stand on the screen."""
    state = current_task_state(stuk)
    assert state is not None
    return {"task_state_id": state.pk, "revision_id": state.revision_id}
