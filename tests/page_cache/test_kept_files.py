"""The PDF of a paper on the register is made once for many readers, and once for each text."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from participation import approval
from participation.views.register import downloads
from samenwerking.page_cache import files, kept
from samenwerking.page_cache.files import kept_file
from tests.approval.scene import make_scene
from tests.page_cache.conftest import kept_pages

__all__ = ["kept_pages"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages")]


class Press:
    """Counts what it makes."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, *_given: Any, **_more: Any) -> bytes:
        self.made += 1
        return b"%%PDF-1.7 number %d" % self.made


def test_made_once_for_what_it_is_made_of() -> None:
    press = Press()
    one = [kept_file("a", press), kept_file("a", press), kept_file("b", press)]
    assert one == [b"%PDF-1.7 number 1", b"%PDF-1.7 number 1", b"%PDF-1.7 number 2"]


def test_a_large_one_is_made_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 3)
    press = Press()
    assert kept_file("a", press) != kept_file("a", press)


def test_a_site_that_keeps_nothing_keeps_no_files(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 0
    press = Press()
    assert kept_file("a", press) != kept_file("a", press)


@pytest.mark.parametrize("broken", ["get", "set"])
def test_a_cache_that_does_not_answer_costs_only_time(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    def fail(*_given: Any, **_more: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(type(kept.pages()), broken, fail)
    press = Press()
    assert kept_file("a", press) != kept_file("a", press)


def test_readers_get_it_as_long_as_the_paper_is_on_the_register(monkeypatch: pytest.MonkeyPatch) -> None:
    press = Press()
    monkeypatch.setattr(downloads, "stuk_pdf", press)
    scene = make_scene()
    scene.submit()
    while scene.step is not None:
        scene.move()
    address = reverse("register:stuk_pdf", args=[scene.stuk.slug])
    assert {Client().get(address).content for _reader in range(3)} == {b"%PDF-1.7 number 1"}
    approval.unpublish_stuk(user=scene["lead"], stuk=scene.now, reason="Een fout in de tekst.")
    assert Client().get(address).status_code == 404
    assert press.made == 1
