"""A hundred people in every channel, erased by the account of the site: at night, and one who asked for it."""

from pathlib import Path
from typing import Any

from pages.models import GuidePage, HomePage
from participation.audit import verify_chain
from participation.models import ContributionGiver
from participation.retention.night import run_night
from participation.services.persons.erasing import erase_person
from tests.erasure.ageing import grow_old
from tests.erasure.person import Person
from tests.erasure.persons import by_letter, people_in_every_channel
from tests.rights.conftest import acting_as
from tests.werkplaats.conftest import MakeWorld, make_world

__all__ = ["make_world"]
ONE = Person(301)


def test_the_night(make_world: MakeWorld, site: str, tmp_path: Path, settings: Any) -> None:
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    with acting_as(site):
        world = make_world(published=True)
        people_in_every_channel(world, HomePage.objects.get().add_child(instance=GuidePage(title="Bladzijde")))
        assert ContributionGiver.objects.exclude(email="").exists()
        grow_old()
        assert run_night() == []
        assert not ContributionGiver.objects.exclude(email="").exists()
        assert verify_chain().problem == ""


def test_who_asks_for_it(make_world: MakeWorld, site: str) -> None:
    with acting_as(site):
        world = make_world(published=True)
        by_letter(ONE, {"world": world})
        assert ContributionGiver.objects.filter(email=ONE.email).exists()
        erase_person(user=world.admin, email=ONE.email)
        assert not ContributionGiver.objects.filter(email=ONE.email).exists()
