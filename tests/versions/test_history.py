"""What readers see: the history, pairs of versions with marks, citing, recent changes and the feed."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Revision, Site

from pages.models import GuidePage, HomePage, PublishedVersion, SiteSettings, VersionNote
from pages.versions.differences import changes_between, only_current
from pages.versions.texts import Passage
from tests.guide.conftest import add_guide_page
from tests.versions.conftest import open_old_texts, publish

ATOM = "{http://www.w3.org/2005/Atom}"
WIKI_DAY = datetime(2017, 3, 4, 12, 30, tzinfo=UTC)


def wiki_revision(page: GuidePage, text: str, number: int, **note: object) -> Revision:
    """As the import leaves it: dated by the wiki, never published here."""
    revision = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        content={**page.serializable_data(), "body": f'[{{"type": "rich_text", "value": "<p>{text}</p>"}}]'},
        object_str=page.title,
    )
    Revision.objects.filter(pk=revision.pk).update(created_at=WIKI_DAY + timedelta(days=number))
    VersionNote.objects.create(revision=revision, wiki_revision_id=number, **note)
    return revision


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("a b c", "a b c", []),
        ("wij gaan heen", "wij gaan snel heen", [("same", "wij gaan "), ("new", "snel "), ("same", "heen")]),
        ("wij gaan snel heen", "wij gaan heen", [("same", "wij gaan "), ("gone", "snel "), ("same", "heen")]),
        ("", "nieuw", [("new", "nieuw")]),
        ("oud", "", [("gone", "oud")]),
    ],
)  # fmt: skip
def test_words_that_came_and_went_are_marked(old: str, new: str, runs: list[tuple[str, str]]) -> None:
    changes = changes_between([Passage(old)] if old else [], [Passage(new)] if new else [])
    assert [run for change in changes for run in change.runs] == runs


def test_without_the_old_text_only_what_stands_there_now_is_left() -> None:
    changes = changes_between(
        [Passage("blijft gelijk"), Passage("gaat helemaal weg"), Passage("de oude zin is hier goed")],
        [Passage("blijft gelijk"), Passage("de nieuwe zin is hier goed"), Passage("en er komt iets bij")],
    )
    shown = " ".join(text for change in only_current(changes) for _kind, text in change.runs)
    assert "nieuwe" in shown
    assert "iets bij" in shown
    assert "oude" not in shown
    assert "weg" not in shown


def test_the_history_shows_the_last_change_and_every_summary(client: Client, page: GuidePage) -> None:
    html = client.get(f"/bladzijden/{page.pk}/wijzigingen/").content.decode()
    for summary in ("Allereerste opzet.", "Zin erbij over tijd.", "Rust toegevoegd."):
        assert summary in html
    assert "<ins>" in html
    assert "<del>" not in html
    open_old_texts()
    html = client.get(f"/bladzijden/{page.pk}/wijzigingen/").content.decode()
    assert "<del>" in html
    assert "Tijdelijk zinnetje." in html


def test_versions_of_the_wiki_stand_among_the_others(client: Client, page: GuidePage) -> None:
    first = wiki_revision(page, "Eerste wikitekst over samen werken.", 1, author_name="Wim Wiki", summary="begin")
    second = wiki_revision(page, "Tweede wikitekst over samen werken.", 2, author_name="Ans", minor=True)
    history = f"/bladzijden/{page.pk}/wijzigingen/"
    assert "Wim Wiki" not in client.get(history).content.decode()
    assert client.get(f"/bladzijden/{page.pk}/versies/{first.pk}/").status_code == 410
    open_old_texts()
    html = client.get(history).content.decode()
    for words in ("Wim Wiki", "begin", "5 maart 2017", "Ans", "Klein", "Uit de wiki"):
        assert words in html
    for van, naar in ((first.pk, second.pk), (second.pk, first.pk)):
        pair = client.get(f"/bladzijden/{page.pk}/versies/vergelijken/?van={van}&naar={naar}").content.decode()
        assert "<del><span" in pair
        assert "Eerste </del>" in pair
        assert "Tweede </ins>" in pair
    alone = client.get(f"/bladzijden/{page.pk}/versies/vergelijken/?naar={first.pk}").content.decode()
    assert "Dit is de eerste versie" in alone


def test_a_citation_names_the_real_date_and_a_lasting_address(client: Client, page: GuidePage) -> None:
    site = Site.objects.get(is_default_site=True)
    SiteSettings.objects.update_or_create(site=site, defaults={"municipality_name": "Rivierland & Co"})
    PublishedVersion.objects.filter(revision=page.live_revision).update(published_at=WIKI_DAY)
    html = client.get(f"/bladzijden/{page.pk}/citeren/").content.decode()
    address = f"http://testserver/bladzijden/{page.pk}/versies/{page.live_revision_id}/"
    for words in ("Gemeente Rivierland &amp; Co (4 maart 2017)", "<cite>Spelregels</cite>", address):
        assert words in html
    assert "Rivierland \\&amp; Co" in html, "BibTeX needs its own marks"
    assert "date = {2017-03-04}" in html
    assert client.get(f"/bladzijden/{page.pk}/")["Location"] == page.url


def test_the_address_of_a_version_stays_when_the_page_moves(client: Client, page: GuidePage, home: HomePage) -> None:
    address = f"/bladzijden/{page.pk}/versies/{page.live_revision_id}/"
    other = add_guide_page(home, "Elders")
    page.move(other, pos="last-child")
    answer = client.get(address)
    assert answer.status_code == 200
    assert 'href="/elders/spelregels/"' in answer.content.decode()


def test_a_page_without_versions_says_so(client: Client, home: HomePage) -> None:
    bare = add_guide_page(home, "Zonder")
    assert "nog geen versie bewaard" in client.get(f"/bladzijden/{bare.pk}/wijzigingen/").content.decode()
    assert "nog geen versie bewaard" in client.get(f"/bladzijden/{bare.pk}/citeren/").content.decode()


def test_recent_changes_by_branch_and_with_minor_ones(client: Client, page: GuidePage, home: HomePage) -> None:
    under = add_guide_page(page, "Onder", live=False)
    publish(under, "Tekst.", summary="Onderaan begonnen.")
    elsewhere = add_guide_page(home, "Elders", live=False)
    publish(elsewhere, "Tekst.", summary="Elders begonnen.")
    publish(elsewhere, "Teksd.", summary="Tikfout.", minor=True)
    plain, branch, all_of_it = (
        client.get(path).content.decode()
        for path in ("/wijzigingen/", f"/wijzigingen/?onder={page.pk}", "/wijzigingen/?klein=1")
    )
    assert "Elders begonnen." in plain
    assert "Tikfout." not in plain
    assert "Tikfout." in all_of_it
    assert "Onderaan begonnen." in branch
    assert "Rust toegevoegd." in branch
    assert "Elders begonnen." not in branch
    assert client.get("/wijzigingen/?onder=x").status_code == 404


def test_each_language_has_its_own_changes(client: Client, page: GuidePage, home: HomePage) -> None:
    english, _created = Locale.objects.get_or_create(language_code="en")
    front = home.copy_for_translation(english)
    front.save_revision().publish()
    front.refresh_from_db()
    rules = front.add_child(instance=GuidePage(title="Rules", live=False, locale=english))
    publish(rules, "Text.", summary="English words.")
    for path in ("wijzigingen/", "wijzigingen/atom.xml"):
        dutch, other = (client.get(f"/{start}{path}").content.decode() for start in ("", "en/"))
        assert ("Rust toegevoegd." in dutch, "English words." in dutch) == (True, False)
        assert ("Rust toegevoegd." in other, "English words." in other) == (False, True)
    assert "Keep me informed" in client.get(f"/en/bladzijden/{rules.pk}/volgen/").content.decode()


def test_the_feed_is_atom_with_lasting_names(client: Client, page: GuidePage) -> None:
    publish(page, "Teksd.", summary="Tikfout.", minor=True)
    feed = ET.fromstring(client.get("/wijzigingen/atom.xml").content)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}summary") for entry in entries] == [
        "Rust toegevoegd.", "Zin erbij over tijd.", "Allereerste opzet.",
    ]  # fmt: skip
    numbers = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(numbers)) == 3
    assert all(number and number.startswith(f"http://testserver/bladzijden/{page.pk}/versies/") for number in numbers)
    assert entries[0].findtext(f"{ATOM}title") == "Spelregels"


def test_lists_cost_the_same_however_long_they_are(client: Client, page: GuidePage, home: HomePage) -> None:
    paths = ["/wijzigingen/", "/wijzigingen/atom.xml", f"/bladzijden/{page.pk}/wijzigingen/"]

    def counted() -> list[int]:
        found = []
        for path in paths:
            client.get(path)
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            found.append(len(captured))
        return found

    few = counted()
    for number in range(8):
        publish(page, f"Versie {number}.", summary=f"Nummer {number}.")
        publish(add_guide_page(home, f"Bladzijde {number}", live=False), "Tekst.")
    assert counted() == few
    assert max(few) <= 15
