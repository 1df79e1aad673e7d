"""DESIGN section 3, rule 5: who works on a dossier. Tables written from the rule, by hand."""

import pytest

from participation.models import Traject
from participation.policy import (
    user_can_create_opgave,
    user_can_edit,
    user_can_manage_team,
    user_can_publish_record,
)
from tests.factories import PUBLISHED_AT, TrajectFactory, WerkatelierFactory
from tests.matrix.actors import Actor, columns, each_before, make_actor, read_table

pytestmark = pytest.mark.django_db

# Per record: is the user lead or member of it, directly or through what is above?
EDIT = """
                opgave  traject  werkatelier
anonymous       -       -        -
outsider        -       -        -
communication   -       -        -
project_leader  -       -        -
manager         -       -        -
college         -       -        -
secretariat     -       -        -
clerk           -       -        -
council         -       -        -
auditor         -       -        -
admin           -       -        -
superuser       -       -        -
lead            yes     yes      yes
member          yes     yes      yes
reader          -       -        -
holder          -       -        -
client          -       -        -
traject_lead    -       yes      yes
traject_member  -       yes      yes
traject_reader  -       -        -
deactivated     -       -        -
"""

MANAGE_TEAM = """
                opgave  traject
anonymous       -       -
outsider        -       -
communication   -       -
project_leader  -       -
manager         -       -
college         -       -
secretariat     -       -
clerk           -       -
council         -       -
auditor         -       -
admin           -       -
superuser       -       -
lead            yes     yes
member          -       -
reader          -       -
holder          -       -
client          -       -
traject_lead    -       yes
traject_member  -       -
traject_reader  -       -
deactivated     -       -
"""

CREATE_OPGAVE = """
                may
anonymous       -
outsider        -
communication   -
project_leader  yes
manager         yes
college         -
secretariat     -
clerk           -
council         -
auditor         -
admin           -
superuser       -
lead            -
member          -
reader          -
holder          -
client          -
deactivated     -
"""

# On and off the register: only what is public, by the lead or by communication.
PUBLISH = """
                opgave  traject  werkatelier
anonymous       -       -        -
outsider        -       -        -
communication   yes     yes      yes
project_leader  -       -        -
manager         -       -        -
college         -       -        -
secretariat     -       -        -
clerk           -       -        -
council         -       -        -
auditor         -       -        -
admin           -       -        -
superuser       -       -        -
lead            yes     yes      yes
member          -       -        -
reader          -       -        -
holder          -       -        -
client          -       -        -
traject_lead    -       yes      yes
traject_member  -       -        -
traject_reader  -       -        -
deactivated     -       -        -
"""


def records_of(traject: Traject) -> dict[str, object]:
    return {"opgave": traject.opgave, "traject": traject, "werkatelier": WerkatelierFactory(traject=traject)}


@pytest.mark.parametrize("condition", ["published", "internal", "confidential"])
def test_editing_follows_the_relation_whatever_the_confidentiality(condition: str) -> None:
    traject = TrajectFactory(**({} if condition == "internal" else {condition: True}))
    records, expected = records_of(traject), read_table(EDIT)
    for actor, user in each_before(traject):
        for name, record in records.items():
            assert user_can_edit(user, record) == (expected[name][actor] == "yes"), (actor, name)  # type: ignore[arg-type]  # rows of several kinds go by one name here


@pytest.mark.parametrize("closed", ["opgave", "traject"])
def test_nobody_edits_a_closed_dossier(closed: str) -> None:
    traject = TrajectFactory()
    record = traject.opgave if closed == "opgave" else traject
    record.closed_at = PUBLISHED_AT
    record.save()
    records = records_of(traject)
    editors = [Actor.LEAD, Actor.MEMBER, Actor.TRAJECT_LEAD, Actor.TRAJECT_MEMBER]
    for actor, user in each_before(traject, editors):
        assert not user_can_edit(user, records["traject"]), actor  # type: ignore[arg-type]  # rows of several kinds go by one name here
        assert not user_can_edit(user, records["werkatelier"]), actor  # type: ignore[arg-type]  # rows of several kinds go by one name here
        stays_open = closed == "traject" and actor in (Actor.LEAD, Actor.MEMBER)
        assert user_can_edit(user, records["opgave"]) == stays_open, actor  # type: ignore[arg-type]  # rows of several kinds go by one name here


@pytest.mark.parametrize(("record", "expected"), columns(MANAGE_TEAM))
def test_managing_the_team(record: str, expected: dict[str, str]) -> None:
    traject = TrajectFactory(confidential=True)
    dossier = traject if record == "traject" else traject.opgave
    for actor, user in each_before(traject, expected):
        assert user_can_manage_team(user, dossier) == (expected[actor] == "yes"), actor


@pytest.mark.parametrize(("column", "expected"), columns(CREATE_OPGAVE))
def test_creating_an_opgave(column: str, expected: dict[str, str]) -> None:
    for actor, user in each_before(TrajectFactory(), expected):
        assert user_can_create_opgave(user) == (expected[actor] == "yes"), actor


@pytest.mark.parametrize("condition", ["public", "published"])
def test_publishing_a_public_dossier(condition: str) -> None:
    traject = TrajectFactory(**{condition: True})
    records, expected = records_of(traject), read_table(PUBLISH)
    for actor, user in each_before(traject):
        for name, record in records.items():
            assert user_can_publish_record(user, record) == (expected[name][actor] == "yes"), (actor, name)  # type: ignore[arg-type]  # rows of several kinds go by one name here


@pytest.mark.parametrize("condition", ["internal", "confidential"])
def test_nobody_publishes_what_is_not_public(condition: str) -> None:
    traject = TrajectFactory(confidential=condition == "confidential")
    records = records_of(traject)
    for actor, user in each_before(traject):
        for record in records.values():
            assert not user_can_publish_record(user, record), actor  # type: ignore[arg-type]  # rows of several kinds go by one name here


@pytest.mark.parametrize("actor", [Actor.LEAD, Actor.MEMBER])
def test_a_relation_to_one_dossier_says_nothing_about_another(actor: Actor) -> None:
    user = make_actor(actor, TrajectFactory())
    other = TrajectFactory(public=True)
    assert not user_can_edit(user, other)
    assert not user_can_manage_team(user, other)
    assert not user_can_publish_record(user, other)
