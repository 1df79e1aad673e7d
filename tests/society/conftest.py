"""People, dossiers, and what society brings in."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from participation.models import ChallengeRequest, EvaluationRound, Initiative
from participation.services.challenges.entering import submit_challenge
from participation.services.evaluations.replying import Answers
from participation.services.evaluations.rounds import open_round
from participation.services.initiatives.writing import propose_initiative
from participation.services.private_links import ContactData
from samenwerking.accounts.roles import Role
from tests.contributions.conftest import rows_of_world
from tests.factories import UserFactory
from tests.werkplaats.conftest import World, browser_of, make_world, world

__all__ = ["browser_of", "make_world", "rows_of_world", "world"]

JAN = ContactData("Jan Jansen", "jan@bewoner.example", "")
TEXTS = {
    "name": "Buurttuin de Linde",
    "initiator": "Bewoners van de Lindestraat",
    "story": "Wij maken van het trapveld een tuin.",
    "phase": "idea",
    "contribution": "Ontmoeting",
    "helps": "",
    "hinders": "",
}
REQUEST = {
    "title": "Onderhoud Lindepark",
    "task": "Het gras maaien.",
    "plan": "Wij doen het zelf.",
    "who": "Stichting Lindepark",
    "budget": "1200",
}


@pytest.fixture
def staff(db: None) -> dict[str, Any]:
    """One person of each role."""
    return {role.value: UserFactory(role=role) for role in Role}


@pytest.fixture
def proposed(db: None) -> tuple[Initiative, str]:
    """An initiative that waits, and the secret of its link."""
    return propose_initiative(data=TEXTS, contact=JAN, is_public=False)


@pytest.fixture
def asked(db: None) -> tuple[ChallengeRequest, str]:
    """A request that came in today, and the secret of its link."""
    return submit_challenge(data=REQUEST, contact=JAN)


@pytest.fixture
def running(world: World) -> EvaluationRound:
    """A round that is open."""
    today = timezone.localdate()
    return open_round(user=world.lead, traject=world.traject, opens_on=today, closes_on=today + timedelta(days=7))


def answers(score: int | None = 4, remark: str = "") -> Answers:
    return Answers([score] * 5, [remark] * 5)


def anyone() -> Client:
    return browser_of(None)
