"""People and a dossier for the tests of the werkplaats."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from participation.models import Opgave, Traject, Werkatelier
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import PUBLISHED_AT, OpgaveFactory, TrajectFactory, UserFactory, WerkatelierFactory
from tests.made_once import MadeOnce

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


def new_world(**traits: bool) -> World:
    """Traits of the opgave reach everything beneath it."""
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


@pytest.fixture
def make_world(db: None) -> MakeWorld:
    """``make_world(published=True)`` for a test that says what is special about its dossier."""
    return new_world


@pytest.fixture(scope="session")
def rows_of_world() -> MakeWorld:
    """An internal dossier."""
    return new_world


@pytest.fixture
def world(db: None, made_once: MadeOnce, rows_of_world: MakeWorld) -> World:
    return made_once.of(rows_of_world)


def browser_of(user: User | None) -> Client:
    """A browser in which this person is logged in; ``None`` is a visitor."""
    client = Client()
    if user is not None:
        client.force_login(user, backend=BACKEND)
    return client
