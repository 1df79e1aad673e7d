"""The pages of a reader over HTTP: forms, settings, the page for the printer, secrecy, and that nobody sees a note."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from participation.models import AuditEntry, Meeting, MeetingPaper, PrivateNote, ReadMark, Stuk
from participation.selectors.own_reading import written_sections
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import ReactionFactory, UserFactory
from tests.own_reading.conftest import CANARY, address, browser_of

pytestmark = pytest.mark.django_db


def hash_of(stuk: Stuk, key: str = "aanpak") -> str:
    assert stuk.submitted_revision is not None
    return written_sections(stuk.submitted_revision)[key]


def test_a_reader_marks_notes_and_reacts_by_plain_forms(member: User, stuk: Stuk) -> None:
    ReactionFactory(stuk=stuk, text="Waarom eigenlijk?")
    browser = browser_of(member)
    page = browser.get(address("reading_paper", stuk.slug)).content.decode()
    for text in ("0 van 2 gelezen", "Waarom eigenlijk?", "Nog geen antwoord", "reageren/?naar=lezen"):
        assert text in page
    mark = {"section_key": "aanpak", "text_hash": hash_of(stuk), "read": "1"}
    answer = browser.post(address("reading_mark", stuk.slug) + "?lijst=7", mark)
    assert answer["Location"] == address("reading_paper", stuk.slug) + "?lijst=7#onderdeel-aanpak"
    note = {"section_key": "aanpak", "version": "0", "text": CANARY}
    assert browser.post(address("reading_note", stuk.slug), note).status_code == 302
    page = browser.get(address("reading_paper", stuk.slug)).content.decode()
    assert "1 van 2 gelezen" in page
    assert CANARY in page
    everything = {"revision_id": stuk.council_revision_id, "read": "1"}
    browser.post(address("reading_mark_all", stuk.slug), everything)
    assert ReadMark.objects.filter(user=member).count() == 2
    react = f"/werkplaats/stukken/{stuk.slug}/onderdelen/aanpak/reageren/?naar=lezen"
    answer = browser.post(react, {"kind": "question", "text": "Wie betaalt dit?"})
    assert answer["Location"] == address("reading_paper", stuk.slug) + "#onderdeel-aanpak"


@pytest.mark.parametrize(("name", "data"), [("reading_mark", {}), ("reading_mark_all", {"revision_id": "x"})])
def test_a_form_that_says_nothing_keeps_nothing(member: User, stuk: Stuk, name: str, data: dict[str, str]) -> None:
    assert browser_of(member).post(address(name, stuk.slug), data).status_code == 302
    assert not ReadMark.objects.exists()


def test_a_note_that_is_too_long_is_not_lost(member: User, stuk: Stuk) -> None:
    text = "begin " + "x" * 9000
    data = {"section_key": "aanpak", "version": "0", "text": text}
    answer = browser_of(member).post(address("reading_note", stuk.slug), data)
    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert "te lang" in answer.content.decode()


def test_the_list_goes_from_paper_to_paper(member: User, stuk: Stuk) -> None:
    other = ReactionFactory().stuk
    meeting = Meeting.objects.create(body="council", date=timezone.localdate() + timedelta(days=3), created_by=member)
    for place, paper in enumerate((other, stuk), 1):
        MeetingPaper.objects.create(meeting=meeting, stuk=paper, place=place)
    browser = browser_of(member)
    for path in (address("reading"), address("reading_meeting", meeting.pk)):
        page = browser.get(path).content.decode()
        assert "0 van 2 gelezen" in page
        assert f"{address('reading_paper', stuk.slug)}?lijst={meeting.pk}" in page
    first = browser.get(address("reading_paper", other.slug) + f"?lijst={meeting.pk}").content.decode()
    assert "Stuk 1 van 2" in first
    assert f'rel="next" href="{address("reading_paper", stuk.slug)}?lijst={meeting.pk}"' in first
    for wrong in ("999999", "x", "٣", "9" * 30):
        assert browser.get(address("reading_paper", stuk.slug) + f"?lijst={wrong}").status_code == 200


def test_no_page_that_names_a_secret_paper_is_kept(member: User, stuk: Stuk, secret: Stuk) -> None:
    """Rule 4: not the list, not the list of the meeting, and not the open paper beside it."""
    browser, meeting = (
        browser_of(member),
        Meeting.objects.create(body="council", date=timezone.localdate() + timedelta(days=3), created_by=member),
    )
    pages = [address("reading"), address("reading_meeting", meeting.pk)]
    pages.append(f"{address('reading_paper', stuk.slug)}?lijst={meeting.pk}")
    MeetingPaper.objects.create(meeting=meeting, stuk=stuk, place=1)
    for path in pages:
        assert "data-reading-device" in browser.get(path).content.decode(), path
    MeetingPaper.objects.create(meeting=meeting, stuk=secret, place=2)
    for path in pages:
        page = browser.get(path).content.decode()
        assert "Besloten stuk" in page, path
        assert "data-reading-device" not in page, path


def test_the_size_of_letters_is_remembered(member: User, stuk: Stuk) -> None:
    browser, back = browser_of(member), address("reading_paper", stuk.slug)
    answer = browser.post(address("reading_settings"), {"size": "groter", "keys": "on", "next": back})
    assert (answer["Location"], answer.cookies["leesinstelling"].value) == (back, "groter.toetsen")
    page = browser.get(back).content.decode()
    assert "sw-reading--groter" in page
    assert "data-reading-keys" in page
    for wrong in ("//elders.example/", "https://elders.example/", "javascript:1"):
        assert browser.post(address("reading_settings"), {"size": "x", "next": wrong})["Location"] == address("reading")
    browser.cookies["leesinstelling"] = '"><b>.toetsen'
    assert "sw-reading--gewoon" in browser.get(back).content.decode()


def test_the_page_for_the_printer(member: User, stuk: Stuk) -> None:
    ReactionFactory(stuk=stuk, text="Waarom eigenlijk?")
    PrivateNote.objects.create(user=member, stuk=stuk, section_key="aanpak", text=CANARY, updated_at=timezone.now())
    browser, path = browser_of(member), address("reading_print", stuk.slug)
    plain = browser.get(path).content.decode()
    assert stuk.content_hash() in plain
    assert not any(text in plain for text in ("<nav", "Waarom eigenlijk?", CANARY, "watermerk.svg"))
    whole = browser.get(path + "?reacties=ja&notities=ja").content.decode()
    assert all(text in whole for text in ("Waarom eigenlijk?", CANARY))


def test_a_paper_under_secrecy_bears_the_name_and_each_view_is_recorded(member: User, secret: Stuk) -> None:
    browser = browser_of(member)
    PrivateNote.objects.create(user=member, stuk=secret, text="Stil", updated_at=timezone.now())
    paths = [
        *(address(name, secret.slug) for name in ("reading_paper", "reading_print", "stuk", "stuk_text")),
        *(address(name) for name in ("reading_notes", "reading_notes_file")),
    ]
    for number, path in enumerate(paths, 1):
        page = browser.get(path).content.decode()
        assert "Besloten stuk" in page
        assert AuditEntry.objects.filter(action="viewed", actor=member, object_id=secret.pk).count() == number, path
        if not path.endswith(".txt"):
            assert "watermerk.svg" in page, path
            assert "Dit exemplaar is van Rie van Raad" in page
        assert "data-reading-device" not in page, "nothing that a browser keeps"
    picture = browser.get(address("watermark"))
    assert "Rie van Raad" in picture.content.decode()
    assert "no-store" in picture["Cache-Control"]
    hostile = UserFactory(role=Role.COUNCIL, first_name="<script>", last_name='"&')
    assert "&lt;script&gt; &quot;&amp;" in browser_of(hostile).get(address("watermark")).content.decode()


def entry(stuk: Stuk, **changes: Any) -> dict[str, Any]:
    base = {"key": str(uuid4()), "slug": stuk.slug, "section_key": "aanpak", "note": False, "read": True}
    return base | {"text_hash": hash_of(stuk)} | changes


def test_what_was_made_without_connection_is_taken_once(member: User, stuk: Stuk, secret: Stuk) -> None:
    browser = browser_of(member)
    sent = [
        entry(stuk),
        entry(stuk, note=True, text=CANARY, version=0),
        entry(stuk, text_hash="0" * 64),
        entry(secret),
        entry(stuk, slug="bestaat-niet"),
        entry(stuk, slug="../.."),
    ]
    data = {"entries": json.dumps(sent), "kept": json.dumps([stuk.slug, secret.slug, "bestaat-niet"])}
    for _again in range(2):
        answer = browser.post(address("reading_state"), data).json()
    refusals = {one["key"]: one["refusal"] for one in answer["answers"]}
    assert [bool(refusals[one["key"]]) for one in sent] == [False, False, True, True, True, True]
    assert answer["stay"] == [stuk.slug], "of a secret paper no device keeps a copy"
    assert (ReadMark.objects.count(), PrivateNote.objects.get().version) == (1, 1)


@pytest.mark.parametrize("entries", ["", "{}", "[1]", '[{"key": "x"}]', "[" * 100_000, json.dumps([{}] * 201)])
def test_what_is_no_list_of_entries_is_refused(member: User, entries: str) -> None:
    assert browser_of(member).post(address("reading_state"), {"entries": entries}).status_code == 400


def test_nobody_else_sees_a_note(member: User, stuk: Stuk) -> None:
    PrivateNote.objects.create(
        user=member, stuk=stuk, section_key="aanpak", text=f"{CANARY} heidebloem", updated_at=timezone.now()
    )
    other = UserFactory(role=Role.COUNCIL)
    lead, admin = stuk.created_by, UserFactory(role=Role.ADMIN, is_superuser=True, is_staff=True)
    names = ("reading_paper", "reading_print", "stuk", "stuk_pdf", "stuk_odt", "stuk_text")
    paths = [*(address(name, stuk.slug) for name in names), address("reading"), address("reading_notes")]
    paths += [address("reading_notes_file"), address("home"), address("reading_state"), "/zoeken/?q=heidebloem"]
    paths += [address("audit_log"), address("tables"), "/beheer/", "/register/stukken/?q=heidebloem"]
    for person in (other, lead, admin, UserFactory(role=Role.AUDITOR)):
        browser = browser_of(person)
        for path in paths:
            answer = browser.get(f"{path}?notities=ja" if path.endswith("afdrukken/") else path)
            content = b"".join(answer) if answer.streaming else answer.content
            assert CANARY.encode() not in content, path
    assert not AuditEntry.objects.filter(data__icontains=CANARY).exists()
    own = browser_of(member).get(address("reading_notes_file")).content.decode()
    assert CANARY in own
    assert browser_of(member).post(address("reading_erase")).status_code == 302
    assert not PrivateNote.objects.exists()


def test_a_note_stays_ones_own_when_the_paper_is_gone(member: User, secret: Stuk) -> None:
    PrivateNote.objects.create(user=member, stuk=secret, text="Mijn gedachte", updated_at=timezone.now())
    secret.secrecy_grants.update(lifted_at=timezone.now())
    page = browser_of(member).get(address("reading_notes")).content.decode()
    assert "Mijn gedachte" in page
    assert "Besloten stuk" not in page
    assert browser_of(member).get(address("reading_paper", secret.slug)).status_code == 404
