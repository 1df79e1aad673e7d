"""A process that answers has read what its visitors need."""

import pytest
from django.conf import settings
from django.template.loader import get_template

from samenwerking.launch.warm import warm_up

FOLDER = settings.BASE_DIR / "templates"


def test_every_template_of_the_site_is_read() -> None:
    assert warm_up() == len(list(FOLDER.rglob("*.html"))) > 300


def test_one_that_cannot_be_read_is_left_for_the_page_that_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []

    def reading(name: str) -> None:
        names.append(name)
        get_template("bestaat-niet.html")

    monkeypatch.setattr("samenwerking.launch.warm.get_template", reading)
    assert warm_up() == 0
    assert len(names) > 300, "it went on"
