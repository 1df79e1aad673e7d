"""People and a dossier for the tests of the werkplaats."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from participation.models import Opgave, Traject, Werkatelier
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import PUBLISHED_AT, OpgaveFactory, TrajectFactory, UserFactory, WerkatelierFactory

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class World:
    """One dossier from opgave to werkatelier with the people around it; its confidentiality differs per test."""

    lead: User
    member: User
    reader: User
    colleague: User
    council: User
    admin: User
    opgave: Opgave
    traject: Traject
    werkatelier: Werkatelier

    @property
    def slugs(self) -> dict[str, str]:
        return {"opgave": self.opgave.slug, "traject": self.traject.slug, "werkatelier": self.werkatelier.slug}


MakeWorld = Callable[..., World]


@pytest.fixture
def make_world(db: None) -> MakeWorld:
    """``make_world(published=True)``: traits of the opgave reach everything beneath it."""

    def make(**traits: bool) -> World:
        people = {name: UserFactory(role=Role.PROJECT_LEADER) for name in ("lead", "member", "reader", "colleague")}
        team = {name: people[name] for name in ("lead", "member", "reader")}
        below = {"published_at": PUBLISHED_AT} if traits.get("published") else {}
        opgave = OpgaveFactory(title="Een levend plein", slug="plein", **team, **traits)
        traject = TrajectFactory(title="Samen naar het plein", slug="plein", opgave=opgave, **below)
        werkatelier = WerkatelierFactory(title="Avond op het plein", slug="plein", traject=traject, **below)
        return World(
            **people,
            council=UserFactory(role=Role.COUNCIL),
            admin=UserFactory(role=Role.ADMIN),
            opgave=opgave,
            traject=traject,
            werkatelier=werkatelier,
        )

    return make


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """An internal dossier."""
    return make_world()


def browser_of(user: User | None) -> Client:
    """A browser in which this person is logged in; ``None`` is a visitor."""
    client = Client()
    if user is not None:
        client.force_login(user, backend=BACKEND)
    return client
