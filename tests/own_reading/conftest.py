"""A council member with a paper that lies before the council, and one under secrecy."""

import pytest
from django.test import Client
from django.urls import reverse

from participation.choices import StepKind
from participation.models import Stuk
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import SecrecyGrantFactory, StukFactory, TrajectFactory, UserFactory
from tests.werkplaats.rounds import at_step

BACKEND = "django.contrib.auth.backends.ModelBackend"
CANARY = "kanarie-eigen-notitie"


@pytest.fixture
def member() -> User:
    return UserFactory(role=Role.COUNCIL, first_name="Rie", last_name="van Raad")


@pytest.fixture
def stuk() -> Stuk:
    paper = StukFactory(owner=TrajectFactory(), title="Startnotitie plein", in_review=True, offered_to_council=True)
    at_step(paper, StepKind.COUNCIL_JUDGEMENT)
    return paper


@pytest.fixture
def secret(member: User) -> Stuk:
    paper = StukFactory(owner=TrajectFactory(confidential=True), title="Besloten stuk", in_review=True)
    SecrecyGrantFactory(stuk=paper, members=[member], downloads_allowed=True)
    return paper


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def address(name: str, *args: object) -> str:
    return reverse(f"werkplaats:{name}", args=args)
