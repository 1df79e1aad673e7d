"""A paper before the council, two fractions and who sits in them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from participation.choices import ReactionKind, StepKind
from participation.models import CouncilMember, Fraction, Proposal
from participation.services.proposals.tabling import Wording, table_proposal
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.approval.scene import Scene, make_scene
from tests.factories import UserFactory
from tests.made_once import MadeOnce

KEY = "aanpak"
LONG_AGO = timedelta(days=400)


@dataclass
class Chamber:
    """The scene with the council around it."""

    scene: Scene
    big: Fraction
    small: Fraction
    other: User

    def table(
        self, kind: ReactionKind = ReactionKind.AMENDMENT, by: str = "council", text: str = "Jongeren"
    ) -> Proposal:
        asked = {"proposed_text": f"<p>{text}: vier avonden.</p>"} if kind == ReactionKind.AMENDMENT else {}
        wording = Wording(f"Over {text}", "Omdat het nodig is.", dictum="" if asked else f"Vraagt om {text}.", **asked)
        return table_proposal(
            user=self.scene["council"],
            stuk=self.scene.now,
            kind=kind,
            section_key=KEY if asked else "",
            wording=wording,
            movers=CouncilMember.objects.filter(account=None),
        )


def make_chamber() -> Chamber:
    scene = make_scene()
    other = UserFactory(role=Role.COUNCIL)
    since = timezone.localdate() - LONG_AGO
    big = Fraction.objects.create(name="Dorpen Eerst", seats=3, starts_on=since)
    small = Fraction.objects.create(name="Polderpartij", seats=2, starts_on=since)
    council = scene["council"]
    CouncilMember.objects.create(fraction=big, name="Annie Vos", account=council, starts_on=since)
    CouncilMember.objects.create(fraction=small, name="Bram Zonder Account", starts_on=since)
    scene.bring_to(StepKind.COUNCIL_DECISION)
    return Chamber(scene, big, small, other)


@pytest.fixture(scope="session")
def rows_of_chamber() -> Callable[[], Chamber]:
    return make_chamber


@pytest.fixture
def chamber(db: None, made_once: MadeOnce, rows_of_chamber: Callable[[], Chamber]) -> Chamber:
    return made_once.of(rows_of_chamber)


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
