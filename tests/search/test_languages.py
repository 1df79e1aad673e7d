"""Each page is found by the words of its own language, and the reader's language comes first."""

import pytest
from django.test import Client
from wagtail.models import Locale, Page

from pages.models import GuidePage, HomePage, SearchEntry
from tests.search.conftest import Found

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(home: Page) -> None:
    """A page of the same thing in Dutch, English and Polish; the words "zeppelin" and "haven" are in all."""
    texts = {
        "nl": ("Zeppelin en haven", "De werkateliers over de zeppelin in de haven."),
        "en": ("Zeppelin and haven", "Meetings about the zeppelin in the haven."),
        "pl": ("Zeppelin i haven", "Spotkania o zeppelin w haven."),
    }
    for code, (title, text) in texts.items():
        locale, _made = Locale.objects.get_or_create(language_code=code)
        top: Page = Page.objects.get(pk=home.pk)
        if code != "nl":
            top = home.get_parent().add_child(
                instance=HomePage(title=code, slug=code, locale=locale, translation_key=home.translation_key)
            )
        page = GuidePage(title=title, slug="zeppelin", body=[("rich_text", f"<p>{text}</p>")], locale=locale)
        top.add_child(instance=page)


def titles(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return Found(answer.content.decode()).titles


def test_the_index_knows_the_language(guide: None) -> None:
    rows = SearchEntry.objects.filter(title__startswith="Zeppelin").order_by("language")
    assert list(rows.values_list("language", flat=True)) == ["en", "nl", "pl"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("werkatelier", ["Zeppelin en haven"]),
        ("meeting", ["Zeppelin and haven"]),
        ("spotkania", ["Zeppelin i haven"]),
        ("spotkanie", []),
        ("zeppelin -meetings", ["Zeppelin en haven", "Zeppelin i haven"]),
    ],
)
def test_words_are_those_of_the_language(client: Client, guide: None, query: str, found: list[str]) -> None:
    assert sorted(titles(client, f"/zoeken/?q={query}")) == sorted(found)


def test_the_language_of_the_reader_comes_first(client: Client, guide: None) -> None:
    for prefix, first in (("", "Zeppelin en haven"), ("/en", "Zeppelin and haven"), ("/pl", "Zeppelin i haven")):
        found = titles(client, f"{prefix}/zoeken/?q=zeppelin")
        assert found[0] == first
        assert len(found) == 3
        suggested = client.get(f"{prefix}/zoeken/suggesties/?q=zeppel").json()["suggestions"]
        assert suggested[0]["title"] == first
    page = Found(client.get("/zoeken/?q=zeppelin").content.decode())
    own, *others = page.soup.select(".sw-hit")
    assert own.get("lang") is None
    assert {str(hit.get("lang")) for hit in others} == {"en", "pl"}
    assert "/en/zeppelin/" in page.links
