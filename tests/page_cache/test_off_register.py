"""A paper that is not on the register is written, handed in and judged while readers go on with what was kept."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from pages.models import Theme
from participation import approval
from participation.approval.off_register import off_register
from participation.choices import StepKind, StukKind
from participation.models import Stuk
from participation.services.stukken import create_stuk, redraw_sections, save_stuk
from samenwerking.page_cache import generation
from samenwerking.page_cache.unseen import unseen
from samenwerking.page_cache.writes import shows_after_all
from tests.approval.scene import Scene, make_scene
from tests.page_cache.conftest import kept_pages

__all__ = ["kept_pages"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("kept_pages")]
# What differs between two visits of the same page: a moment that was signed, and the number of the request.
OF_THE_VISIT = re.compile(r'value="[\w=:-]{30,}"|nonce="[^"]+"')
Act = Callable[[Scene], object]


def make_another(scene: Scene) -> Stuk:
    return create_stuk(user=scene["lead"], owner=scene.traject, kind=StukKind.STARTNOTITIE, title="Kanarietitel twee")


def save(scene: Scene) -> Stuk:
    now = scene.now
    sections = [now.sections[0] | {"body": "<p>Vier avonden.</p>"}, *now.sections[1:]]
    return save_stuk(
        user=scene["member"],
        stuk=now,
        title="Kanarietitel",
        sections=sections,
        internal_notes="Kanarie.",
        base_revision_id=now.latest_revision_id,
    )


def redraw(scene: Scene) -> Stuk:
    return redraw_sections(user=scene["lead"], stuk=scene.now, base_revision_id=scene.now.latest_revision_id)


# In this order, one after the other.
ACTS: list[tuple[str, Act]] = [
    ("make another", make_another),
    ("save", save),
    ("draw again", redraw),
    ("hand in", lambda s: s.submit()),
    ("agree", lambda s: s.approve()),
    ("give back", lambda s: s.send_back()),
    ("hand in again", lambda s: s.submit()),
    ("withdraw", lambda s: approval.withdraw_stuk(stuk=s.now, user=s["lead"], reason="Anders.")),
    ("take up", lambda s: approval.take_up_stuk(stuk=s.now, user=s["lead"])),
]  # fmt: skip


def public_pages(scene: Scene, settings: Any) -> dict[str, str]:
    """What a stranger reads of the dossier, made anew."""
    traject, opgave = scene.traject, scene.traject.opgave
    addresses = [
        "/register/", "/register/opgaven/", "/register/trajecten/", "/register/stukken/", "/register/atom.xml",
        "/register/samenhang/", "/sitemap.xml", "/zoeken/?q=kanarietitel", f"/register/opgaven/{opgave.slug}/",
        f"/register/trajecten/{traject.slug}/", f"/register/trajecten/{traject.slug}/van-inbreng-tot-besluit/",
        f"/register/trajecten/{traject.slug}/beloofd-en-gedaan/", f"/register/stukken/{scene.stuk.slug}/",
    ]  # fmt: skip
    kept, settings.PAGE_CACHE_SECONDS = settings.PAGE_CACHE_SECONDS, 0
    found = {address: Client().get(address) for address in addresses}
    settings.PAGE_CACHE_SECONDS = kept
    return {
        address: f"{answer.status_code} {OF_THE_VISIT.sub('', answer.content.decode())}"
        for address, answer in found.items()
    }


def test_no_public_page_shows_it_and_what_was_kept_stays(settings: Any) -> None:
    scene = make_scene()
    before, kept = public_pages(scene, settings), generation.begin()
    assert [status[:3] for status in before.values()].count("200") >= 11
    for name, act in ACTS:
        act(scene)
        assert public_pages(scene, settings) == before, name
        assert generation.now() == kept, name


def test_a_decision_and_what_comes_on_the_register_are_seen_at_once() -> None:
    scene = make_scene().bring_to(StepKind.COUNCIL_DECISION)
    seen = generation.begin()
    scene.decide()
    assert generation.now() != seen
    while scene.step is not None:
        scene.move()
    assert scene.now.live
    seen = generation.begin()
    approval.unpublish_stuk(user=scene["lead"], stuk=scene.now, reason="Een fout in de tekst.")
    assert generation.now() != seen


def test_a_change_that_leaves_the_paper_on_the_register_is_seen() -> None:
    scene = make_scene()

    @off_register
    def put_on(*, live: bool) -> Stuk:
        Theme.objects.create(name=f"{live}", slug=f"{live}")
        return Stuk(live=live)

    seen = generation.begin()
    put_on(live=False)
    assert generation.now() == seen
    put_on(live=True)
    assert generation.now() != seen
    assert not scene.now.live


def test_after_the_block_every_change_counts_again() -> None:
    seen = generation.begin()
    with pytest.raises(IntegrityError), unseen():
        Theme.objects.bulk_create([Theme(name="Wonen", slug="wonen"), Theme(name="Wonen", slug="wonen")])
    assert generation.now() == seen
    Theme.objects.create(name="Water", slug="water")
    assert generation.now() != seen


def test_what_shows_after_all_ends_the_generation_at_the_commit() -> None:
    seen = generation.begin()
    with transaction.atomic():
        with unseen():
            Theme.objects.create(name="Wonen", slug="wonen")
        shows_after_all()
        assert generation.now() == seen
    assert generation.now() != seen
    assert not connection.in_atomic_block


def test_what_waits_for_the_commit_is_no_part_of_the_block() -> None:
    """A letter or a task that is made after the commit says for itself what it writes."""

    @off_register
    def change() -> Stuk:
        transaction.on_commit(lambda: Theme.objects.create(name="Water", slug="water"))
        return Stuk(live=False)

    seen = generation.begin()
    change()
    assert generation.now() != seen
