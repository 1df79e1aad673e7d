"""People, a public dossier with an open form, and contributions."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from participation.choices import Channel, Publicity
from participation.models import Contribution, ContributionForm, Traject
from participation.services.contributions.entering import add_contribution
from participation.services.contributions.givers import GiverData
from participation.services.contributions.intake import save_contribution_form
from tests.werkplaats.conftest import MakeWorld, World, make_world, new_world, world

__all__ = ["make_world", "world"]

Give = Callable[..., Contribution]


@pytest.fixture(scope="session")
def rows_of_world() -> MakeWorld:
    """A dossier on the register."""
    return partial(new_world, published=True)


@pytest.fixture
def give(world: World) -> Give:
    """``give("Meer bomen", public=True, email="a@b.example")``: entered by the lead."""

    def enter(text: str = "Meer bomen op het plein.", *, public: bool = True, **more: Any) -> Contribution:
        giver = GiverData(more.pop("name", ""), more.pop("email", ""))
        data = {
            "text": text,
            "channel": Channel.LETTER,
            "received_on": timezone.localdate(),
            "publicity": Publicity.PUBLIC if public else Publicity.INTERNAL,
            **more,
        }
        return add_contribution(user=world.lead, traject=world.traject, data=data, giver=giver)

    return enter


def open_form(world: World, **changes: Any) -> ContributionForm:
    """The form on the site, open today."""
    today = timezone.localdate()
    data = {
        "opens_on": today - timedelta(days=1),
        "closes_on": today + timedelta(days=1),
        "question": "Wat vindt u van het plein?",
        "consent_text": "Wij bewaren uw naam een jaar.",
        "max_per_address": 3,
        "retention_days": 365,
    } | changes
    return save_contribution_form(user=world.lead, traject=world.traject, data=data, base_version=None)


def fresh(one: Contribution) -> Contribution:
    """As it is now."""
    return Contribution.objects.select_related("traject__opgave", "group").get(pk=one.pk)


def traject_of(world: World) -> Traject:
    return Traject.objects.get(pk=world.traject.pk)
