"""Documents, calendars, tables and the feed of the register."""

import csv
import hashlib
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader

from participation.choices import Body, Outcome
from participation.models import Stuk
from tests.factories import (
    PUBLISHED_AT,
    AreaFactory,
    DecisionFactory,
    OpgaveFactory,
    StukFactory,
    TrajectFactory,
    WerkatelierFactory,
)
from tests.register.conftest import Seen

pytestmark = pytest.mark.django_db
See = Callable[..., Seen]
ATOM = {"atom": "http://www.w3.org/2005/Atom"}
HOSTILE = ["=1+1", "+31", "-2", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A1"]


def body_of(response: Any) -> bytes:
    return b"".join(response) if response.streaming else response.content


def csv_rows(response: HttpResponseBase) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body_of(response).decode("utf-8-sig")), delimiter=";"))


def xlsx_rows(response: HttpResponseBase) -> list[dict[str, Any]]:
    head, *rows = load_workbook(io.BytesIO(body_of(response))).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.fixture
def dossiers() -> None:
    for village, council in (("Lindedorp", True), ("Kleiwijk", False)):
        opgave = OpgaveFactory(
            published=True, council=council, title=f"Opgave {village}", areas=[AreaFactory(name=village)]
        )
        for number in range(14):
            traject = TrajectFactory(opgave=opgave, title=f"Traject {village} {number:02d}", published_at=PUBLISHED_AT)
        session = WerkatelierFactory(traject=traject, title=f"Avond {village}", published_at=PUBLISHED_AT)
        StukFactory(owner=session, title=f"Verslag {village}", published=True)
    TrajectFactory(title="Geheim traject")


@pytest.mark.parametrize("name", ["opgaven", "trajecten", "werkateliers", "stukken"])
@pytest.mark.parametrize(
    "query", ["", "area=lindedorp&sort=title", "q=plein&body=college", "area=kleiwijk&process=design"]
)
def test_an_export_is_the_filtered_list_all_pages_of_it(
    client: Client, see: See, dossiers: None, name: str, query: str
) -> None:
    titles: list[str] = []
    chosen = dict(part.split("=") for part in query.split("&") if part)
    for page in ("1", "2"):
        seen = see(f"{name}/", **chosen, page=page)
        titles += seen.titles if seen.status == 200 else []
    rows = csv_rows(client.get(f"/register/{name}/export.csv?{query}"))
    assert [row["Titel"] for row in rows] == titles
    assert [row["Titel"] for row in xlsx_rows(client.get(f"/register/{name}/export.xlsx?{query}&page=2"))] == titles
    if name == "trajecten" and not query:
        assert len(titles) == 28


@pytest.mark.parametrize("path", ["trajecten/export.csv", "stukken/export.xlsx", "werkateliers.ics"])
def test_a_wrong_filter_gives_no_file(client: Client, path: str) -> None:
    OpgaveFactory(published=True)
    response = client.get(f"/register/{path}?theme=bestaat-niet")
    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/html")
    assert "“bestaat-niet” staat niet in deze lijst." in response.content.decode()


@pytest.mark.parametrize("path", ["trajecten/export.pdf", "zaken/export.csv", "trajecten/export.csv/"])
def test_other_files_are_not_there(client: Client, path: str) -> None:
    assert client.get(f"/register/{path}").status_code == 404


def test_a_title_is_never_a_formula(client: Client) -> None:
    for number, title in enumerate(HOSTILE):
        OpgaveFactory(published=True, title=title, slug=f"o-{number}", issue=title)
    rows = csv_rows(client.get("/register/opgaven/export.csv"))
    assert len(rows) == len(HOSTILE)
    for value in (row[column] for row in rows for column in ("Titel", "Vraagstuk")):
        assert value.startswith("'"), value
    book = load_workbook(io.BytesIO(body_of(client.get("/register/opgaven/export.xlsx"))))
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} <= {"s", "inlineStr", "d", "n"}


def test_an_export_has_public_columns_only(client: Client) -> None:
    traject = TrajectFactory(published=True, budget=48123)
    WerkatelierFactory(traject=traject, published_at=PUBLISHED_AT, online_url="https://overleg.example/kamer")
    for name in ("opgaven", "trajecten", "werkateliers"):
        text = body_of(client.get(f"/register/{name}/export.csv")).decode()
        for secret in ("kanarie", "48123", "overleg.example", str(traject.opgave.client)):
            assert secret not in text


# --- documents -------------------------------------------------------------------------------------


def _paper() -> Stuk:
    stuk: Stuk = StukFactory(owner=TrajectFactory(published=True), title="Startnotitie plein", published=True)
    DecisionFactory(stuk=stuk, body=Body.COUNCIL, number="R-2026-7", outcome=Outcome.ADOPTED)
    return stuk


def test_the_pdf_is_the_live_text_with_decisions_and_fingerprint(client: Client) -> None:
    stuk = _paper()
    Stuk.objects.filter(pk=stuk.pk).update(title="Nieuw concept")
    response = client.get(f"/register/stukken/{stuk.slug}.pdf")
    assert response["Content-Type"] == "application/pdf"
    reader = PdfReader(io.BytesIO(response.content))
    text = " ".join(page.extract_text() for page in reader.pages)
    for words in ("Startnotitie plein", "We beginnen met drie avonden.", "R-2026-7"):
        assert words in " ".join(text.split())
    assert "Nieuw concept" not in text
    assert "kanarie" not in text
    assert stuk.content_hash()[:8] in text


def test_a_document_may_be_kept_and_must_be_asked_for_again(client: Client) -> None:
    stuk = _paper()
    for kind in ("pdf", "json"):
        address = f"/register/stukken/{stuk.slug}.{kind}"
        first = client.get(address)
        assert first["Cache-Control"] == "public, no-cache"
        again = client.get(address, headers={"if-none-match": first["ETag"]})
        assert again.status_code == 304
        assert again.content == b""
        assert again["ETag"] == first["ETag"]
    tag = client.head(f"/register/stukken/{stuk.slug}.pdf")["ETag"]
    DecisionFactory(stuk=stuk, number="R-2026-8", outcome=Outcome.NOTED)
    assert client.head(f"/register/stukken/{stuk.slug}.pdf")["ETag"] != tag


def test_anybody_can_check_the_fingerprint(client: Client, see: See) -> None:
    stuk = _paper()
    content = client.get(f"/register/stukken/{stuk.slug}.json").content
    shown = see(f"stukken/{stuk.slug}/").soup.select_one(".sw-hash").get_text(strip=True)
    assert hashlib.sha256(content).hexdigest() == shown == stuk.content_hash()
    assert "kanarie" not in content.decode()


# --- calendars -------------------------------------------------------------------------------------


def events_of(response: Any) -> list[Any]:
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_one_session_for_a_calendar(client: Client) -> None:
    session = WerkatelierFactory(published=True, title="Avond 1", online_url="https://overleg.example/kamer")
    response = client.get(f"/register/werkateliers/{session.slug}.ics")
    (event,) = events_of(response)
    assert str(event["SUMMARY"]) == "Avond 1"
    assert event["DTSTART"].dt == session.starts_at
    assert str(event["LOCATION"]).startswith("Dorpshuis De Linde")
    assert b"overleg.example" not in response.content
    session.cancelled_at = PUBLISHED_AT
    session.save()
    (event,) = events_of(client.get(f"/register/werkateliers/{session.slug}.ics"))
    assert str(event["STATUS"]) == "CANCELLED"


def test_the_calendar_of_all_sessions_follows_the_filters(client: Client) -> None:
    now = timezone.now()
    for village in ("Lindedorp", "Kleiwijk"):
        traject = TrajectFactory(published=True, opgave__areas=[AreaFactory(name=village)])
        WerkatelierFactory(traject=traject, title=village, published_at=PUBLISHED_AT, starts_at=now + timedelta(days=2))
    WerkatelierFactory(
        traject=traject, title="Heel oud", published_at=PUBLISHED_AT, starts_at=now - timedelta(days=500)
    )
    WerkatelierFactory(title="Geheim", starts_at=now + timedelta(days=2))
    every = {str(event["SUMMARY"]) for event in events_of(client.get("/register/werkateliers.ics"))}
    assert every == {"Lindedorp", "Kleiwijk"}
    (event,) = events_of(client.get("/register/werkateliers.ics?area=kleiwijk"))
    assert str(event["SUMMARY"]) == "Kleiwijk"


def test_a_session_that_is_not_public_has_no_calendar(client: Client) -> None:
    session = WerkatelierFactory(traject=TrajectFactory(published=True))
    assert client.get(f"/register/werkateliers/{session.slug}.ics").status_code == 404


# --- feed ------------------------------------------------------------------------------------------


def test_the_feed_has_what_is_public_the_newest_first(client: Client) -> None:
    opgave = OpgaveFactory(published=True, title="De opgave \x0b met een vreemd teken", slug="vreemd")
    traject = TrajectFactory(opgave=opgave, title="Het traject", published_at=PUBLISHED_AT + timedelta(days=1))
    WerkatelierFactory(traject=traject, title="De avond", published_at=PUBLISHED_AT + timedelta(days=2))
    StukFactory(owner=traject, title="De nota", published=True)
    StukFactory(owner=traject, title="Geheime nota")
    TrajectFactory(title="Geheim traject")
    response = client.get("/register/atom.xml")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    titles = [str(entry.findtext("atom:title", namespaces=ATOM)) for entry in feed.findall("atom:entry", ATOM)]
    assert titles[:2] == ["Werkatelier: De avond", "Traject: Het traject"]
    assert sorted(titles[2:]) == ["Opgave: De opgave  met een vreemd teken", "Startnotitie: De nota"]
    links = [link.get("href") for link in feed.findall("atom:entry/atom:link", ATOM)]
    assert links[0] == "http://testserver/register/werkateliers/de-avond/"
    assert b"Geheim" not in response.content
    updated = feed.findtext("atom:entry/atom:updated", namespaces=ATOM)
    assert str(updated).startswith("2026-03-04T")


def test_an_empty_feed_is_a_feed(client: Client) -> None:
    feed = ElementTree.fromstring(client.get("/register/atom.xml").content)
    assert feed.findall("atom:entry", ATOM) == []
