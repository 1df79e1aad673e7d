"""What the load scenarios send is what a browser would send: a paper saved by them is saved."""

import pytest

from benchmarks.load.forms import fields_of
from participation.models import Stuk
from tests.factories import StukFactory
from tests.werkplaats.conftest import World, browser_of, rows_of_world, world

__all__ = ["rows_of_world", "world"]


@pytest.mark.django_db
def test_a_paper_is_saved_with_the_fields_of_its_page(world: World) -> None:
    stuk: Stuk = StukFactory(owner=world.traject)
    browser, path = browser_of(world.lead), f"/werkplaats/stukken/{stuk.slug}/bewerken/"
    fields = fields_of(browser.get(path).content.decode())
    parts = [name for name in fields if name.startswith("section_")]
    assert len(parts) == len(stuk.sections) > 0
    assert browser.post(path, fields | dict.fromkeys(parts, "<p>Gemeten.</p>")).status_code == 302
    stuk.refresh_from_db()
    assert {one["body"] for one in stuk.get_latest_revision_as_object().sections} == {"<p>Gemeten.</p>"}


def test_only_what_a_browser_sends() -> None:
    page = """<main><form method="post"><input name="a" value="1"><input type="checkbox" name="b">
    <input type="radio" name="c" value="x"><input type="radio" name="c" value="y" checked><textarea name="d">
t</textarea><select name="e"><option value="1"><option value="2" selected></select><input name="f" disabled>
    <button name="g">Ga</button></form></main>"""
    assert fields_of(page) == {"a": "1", "c": "y", "d": "t", "e": "2"}
