"""Lists and objects agree, for everybody: what a list shows is what opening it would allow, no more and no less."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participation.choices import Body, Confidentiality, StukState, TeamRole
from participation.models import Opgave, SecrecyGrant, Stuk, Traject, Werkatelier
from participation.policy import (
    grant_team_role,
    internal_opgaven,
    internal_stukken,
    internal_trajecten,
    internal_werkateliers,
    public_opgaven,
    public_stukken,
    public_trajecten,
    public_werkateliers,
    user_can_view,
    user_can_view_internal,
    visible_opgaven,
    visible_stukken,
    visible_trajecten,
    visible_werkateliers,
)
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import PUBLISHED_AT, StukFactory, UserFactory, WerkatelierFactory
from tests.matrix.actors import RELATIONS_ON_OPGAVE, RELATIONS_ON_TRAJECT, Actor, make_actor
from tests.matrix.spread import WHOLE
from tests.matrix.world import World, make_world

pytestmark = pytest.mark.django_db

LISTS = {
    Opgave: (visible_opgaven, internal_opgaven, public_opgaven),
    Traject: (visible_trajecten, internal_trajecten, public_trajecten),
    Werkatelier: (visible_werkateliers, internal_werkateliers, public_werkateliers),
    Stuk: (visible_stukken, internal_stukken, public_stukken),
}


Records = dict[type[Any], list[Any]]
ONE_IN = 4
# Actors for whom it matters which dossier they stand before; the others are the same everywhere.
RELATED = (*RELATIONS_ON_OPGAVE, *RELATIONS_ON_TRAJECT, Actor.HOLDER, Actor.CLIENT, Actor.DEACTIVATED)


def everything() -> Records:
    return {model: list(model.objects.all()) for model in LISTS}


def own_and_some(records: Records, own: Opgave, turn: int) -> Records:
    """All of somebody's own dossier, and of the others one in so many, for the next person other ones."""
    return {
        model: [row for row in rows if WHOLE or row.opgave == own or (row.pk + turn) % ONE_IN == 0]
        for model, rows in records.items()
    }


def check_agreement(user: object, records: Records) -> None:
    """Of each of these records, the list and the question about the record itself say the same."""
    for model, (visible, internal, public) in LISTS.items():
        rows = set(records[model])
        seen, inside, outside = set(visible(user)), set(internal(user)), set(public())  # type: ignore[operator]  # rows of several kinds go by one name here
        assert seen & rows == {row for row in rows if user_can_view(user, row)}, model  # type: ignore[arg-type]  # rows of several kinds go by one name here
        assert inside & rows == {row for row in rows if user_can_view_internal(user, row)}, model  # type: ignore[arg-type]  # rows of several kinds go by one name here
        assert inside <= seen, model
        assert outside <= seen, model
        assert visible(user).count() == len(seen), "a list never shows a record twice"  # type: ignore[operator]  # rows of several kinds go by one name here


@pytest.fixture
def world() -> World:
    return make_world()


def test_lists_and_objects_agree(world: World) -> None:
    """Everybody who stands in some relation to one dossier, in a world with many others."""
    persons = [
        (make_actor(actor, traject), traject.opgave)
        for condition, traject in world.trajecten.items()
        for actor in (Actor if condition == "internal" else RELATED)
    ]
    circles = [(person, grant.stuk.opgave) for grant in SecrecyGrant.objects.all() for person in grant.members.all()]
    assert len(circles) == len(world.trajecten)
    records = everything()
    for turn, (person, own) in enumerate([*persons, *circles]):
        check_agreement(person, own_and_some(records, own, turn))
    check_agreement(UserFactory(roles=list(Role)), records)


def test_the_public_sees_the_public_lists_and_nothing_else(world: World) -> None:
    for visible, internal, public in LISTS.values():
        assert set(visible(AnonymousUser())) == set(public())  # type: ignore[operator]  # rows of several kinds go by one name here
        assert not internal(AnonymousUser()).exists()  # type: ignore[operator]  # rows of several kinds go by one name here


# A dossier and a person put together at random, so that nobody has to think of the strange mixtures.
people = st.fixed_dictionaries(
    {
        "roles": st.sets(st.sampled_from(list(Role))),
        "active": st.booleans(),
        "superuser": st.booleans(),
        "on_opgave": st.none() | st.sampled_from(list(TeamRole)),
        "on_traject": st.none() | st.sampled_from(list(TeamRole)),
        "field": st.sampled_from([None, "client", "portfolio_holder"]),
        "in_circle": st.booleans(),
    }
)
dossiers = st.fixed_dictionaries(
    {
        "confidentiality": st.sampled_from(list(Confidentiality)),
        "published": st.tuples(st.booleans(), st.booleans(), st.booleans()),
        "body": st.sampled_from(list(Body)),
        "state": st.sampled_from(list(StukState)),
        "offered": st.booleans(),
    }
)


def make_person(draw: dict[str, object], stuk: Stuk) -> User:
    assert stuk.traject is not None
    person = UserFactory(roles=sorted(draw["roles"]), is_active=draw["active"], is_superuser=draw["superuser"])  # type: ignore[call-overload]  # drawn by hypothesis
    for role, dossier in ((draw["on_opgave"], stuk.opgave), (draw["on_traject"], stuk.traject)):
        if role is not None:
            grant_team_role(person, dossier, role)  # type: ignore[arg-type]  # rows of several kinds go by one name here
    if draw["field"]:
        setattr(stuk.opgave, str(draw["field"]), person)
        stuk.opgave.save()
    if draw["in_circle"]:
        grant = SecrecyGrant.objects.create(
            stuk=stuk, basis="Artikel 87 Gemeentewet", starts_on=PUBLISHED_AT.date(), imposed_by=stuk.created_by
        )
        grant.members.add(person)
    return person


def make_dossier(draw: dict[str, object]) -> Stuk:
    on_register = draw["confidentiality"] == Confidentiality.PUBLIC
    moments = [PUBLISHED_AT if wanted else None for wanted in draw["published"]]  # type: ignore[attr-defined]  # drawn by hypothesis
    werkatelier = WerkatelierFactory(
        traject__opgave__confidentiality=draw["confidentiality"],
        traject__opgave__competent_body=draw["body"],
        traject__opgave__published_at=moments[0] if on_register else None,
        traject__published_at=moments[1],
        published_at=moments[2],
    )
    adopted = draw["state"] in (StukState.ADOPTED, StukState.ADOPTED_AMENDED)
    StukFactory(owner=werkatelier, state=draw["state"], live=adopted)
    return StukFactory(owner=werkatelier.traject, state=draw["state"], offered_to_council=draw["offered"])


@settings(max_examples=300 if WHOLE else 30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(person=people, dossier=dossiers)
def test_any_person_and_any_dossier_agree(person: dict[str, object], dossier: dict[str, object]) -> None:
    with transaction.atomic():
        check_any(person, dossier)
        transaction.set_rollback(True)


def check_any(person: dict[str, object], dossier: dict[str, object]) -> None:
    stuk = make_dossier(dossier)
    user = make_person(person, stuk)
    check_agreement(User.objects.get(pk=user.pk), everything())
    related = user.is_active and (person["on_opgave"] or person["on_traject"] or person["field"])
    if dossier["confidentiality"] == Confidentiality.CONFIDENTIAL and not related:
        assert not user_can_view(user, stuk.opgave), "rule 4: only people with a relation"
        assert not user_can_view(user, stuk.traject)  # type: ignore[arg-type]  # rows of several kinds go by one name here
        assert not user_can_view_internal(user, stuk)
