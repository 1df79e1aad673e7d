"""Who is put on a team, taken off or takes dossiers over hears of it; of what is confidential only that there is
something."""

from typing import Any

import pytest

from participation.choices import Confidentiality, HandoverKind, TeamRole
from participation.services.handovers import hand_over
from participation.services.teams import remove_from_team, set_team_role
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.approval.scene import Scene, make_scene
from tests.approval.test_mails import sent as sent
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer() -> User:
    return UserFactory(role=Role.PROJECT_LEADER)


def put(scene: Scene, person: User, role: TeamRole) -> None:
    set_team_role(user=scene["lead"], dossier=scene.traject, person=person, role=role)


def take_off(scene: Scene, person: User) -> None:
    remove_from_team(user=scene["lead"], dossier=scene.traject, person=person)


def test_who_joins_and_leaves_hears_so_with_the_role(scene: Scene, sent: Any, newcomer: User) -> None:
    (joined,) = sent(lambda: put(scene, newcomer, TeamRole.MEMBER))
    assert (joined.to, joined.subject) == ([newcomer.email], f"U werkt mee aan: {scene.traject.title}")
    assert str(TeamRole.MEMBER.label) in joined.body
    assert scene.traject.get_workspace_url() in joined.body
    assert not sent(lambda: put(scene, newcomer, TeamRole.MEMBER)), "nothing changed"
    (left,) = sent(lambda: take_off(scene, newcomer))
    assert (left.to, left.subject) == ([newcomer.email], f"U zit niet meer in het team van: {scene.traject.title}")
    assert not sent(lambda: take_off(scene, newcomer))


def test_what_was_undone_before_the_mail_left_is_not_told(scene: Scene, sent: Any, newcomer: User) -> None:
    def to_and_fro() -> None:
        put(scene, newcomer, TeamRole.MEMBER)
        put(scene, newcomer, TeamRole.READER)

    (told,) = sent(to_and_fro)
    assert str(TeamRole.READER.label) in told.body


def test_nobody_is_told_what_they_did_themselves(scene: Scene, sent: Any) -> None:
    put(scene, scene["member"], TeamRole.LEAD)
    assert not sent(lambda: take_off(scene, scene["lead"]))


def test_of_a_confidential_dossier_only_that_there_is_something(sent: Any, newcomer: User) -> None:
    scene = make_scene(confidentiality=Confidentiality.CONFIDENTIAL, published=False)
    (joined,) = sent(lambda: put(scene, newcomer, TeamRole.MEMBER))
    assert joined.subject == "Er staat iets voor u klaar in de werkplaats"
    assert not [word for word in (scene.traject.title, scene.traject.slug, "Lid") if word in joined.body]
    assert not sent(lambda: take_off(scene, newcomer)), "there is nothing any more"


def test_who_takes_over_gets_one_mail_with_a_number(scene: Scene, sent: Any, newcomer: User) -> None:
    office, former = UserFactory(role=Role.ADMIN), scene["lead"]
    (told,) = sent(lambda: hand_over(user=office, person=former, to=newcomer, kinds=[HandoverKind.LEAD]))
    assert (told.to, told.subject) == ([newcomer.email], f"U nam dossiers over van {former}")
    assert scene.traject.title not in told.body
