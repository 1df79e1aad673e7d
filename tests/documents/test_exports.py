"""The lists of the register as tables: public fields only, one query for any number of rows."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participation import policy
from participation.choices import Outcome
from participation.documents.exports import EXPORTS, ON_MAP
from participation.models import Opgave
from participation.models.stuk import hash_content
from tests.factories import (
    PUBLISHED_AT,
    AreaFactory,
    DecisionFactory,
    OpgaveFactory,
    StukFactory,
    ThemeFactory,
    TrajectFactory,
    UserFactory,
    WerkatelierFactory,
)

pytestmark = pytest.mark.django_db

LISTS = {
    "opgaven": policy.public_opgaven,
    "trajecten": policy.public_trajecten,
    "werkateliers": policy.public_werkateliers,
    "stukken": policy.public_stukken,
}


def exported(name: str, file_format: str = "csv") -> bytes:
    return b"".join(EXPORTS[name](LISTS[name](), file_format).streaming_content)  # type: ignore[arg-type]  # synchronous


def rows(name: str) -> list[dict[str, str]]:
    text = exported(name).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def make_register(count: int = 1) -> None:
    for _number in range(count):
        opgave = OpgaveFactory(
            title=f"Brink {Opgave.objects.count()}",
            published=True,
            with_participation=True,
            themes=[ThemeFactory(name="Verkeer"), ThemeFactory(name="Economie")],
            areas=[AreaFactory(name="Lindedorp")],
            portfolio_holder=UserFactory(first_name="Farah", last_name="Aydin"),
        )
        traject = TrajectFactory(opgave=opgave, published_at=PUBLISHED_AT, budget=1234567)
        WerkatelierFactory(traject=traject, published_at=PUBLISHED_AT)
        stuk = StukFactory(owner=traject, published=True)
        DecisionFactory(stuk=stuk, outcome=Outcome.ADOPTED)


def test_opgaven() -> None:
    make_register()
    (row,) = rows("opgaven")
    assert row["Titel"] == "Brink 0"
    assert row["Thema's"] == "Economie, Verkeer"
    assert row["Gebieden"] == "Lindedorp"
    assert row["Participatie"] == "Ja"
    assert row["Besloten op"] == "2026-02-03"
    assert row["Portefeuillehouder"] == "Farah Aydin"
    assert row["Adres op het register"].endswith("/register/opgaven/brink-0/")


def test_trajecten_and_werkateliers_carry_their_opgave() -> None:
    make_register()
    (traject,), (session,) = rows("trajecten"), rows("werkateliers")
    assert traject["Opgave"] == session["Opgave"] == "Brink 0"
    assert traject["Thema's"] == "Economie, Verkeer"
    assert session["Begint"] == "2026-03-16 10:00"
    assert session["Afgezegd"] == "nee"


def test_a_paper_is_its_live_text_with_the_last_decision() -> None:
    stuk = StukFactory(owner=TrajectFactory(published=True), published=True, title="Op het register")
    DecisionFactory(stuk=stuk, number="C-1", date="2026-01-01")
    DecisionFactory(stuk=stuk, number="R-2", body="council", date="2026-02-01")
    stuk.title = "Latere titel"
    stuk.save()
    (row,) = rows("stukken")
    assert row["Titel"] == "Op het register"
    assert (row["Besloten door"], row["Datum besluit"], row["Besluitnummer"]) == ("Raad", "2026-02-01", "R-2")
    assert row["Vingerafdruk"] == hash_content(stuk.live_revision.content)
    assert row["PDF"].endswith(f"/register/stukken/{stuk.slug}.pdf")


def test_a_paper_does_not_name_a_traject_that_is_not_public() -> None:
    traject = TrajectFactory(opgave=OpgaveFactory(published=True), title="Nog besloten")
    StukFactory(owner=traject, published=True)
    assert rows("stukken")[0]["Traject"] == ""


@pytest.mark.parametrize("name", list(EXPORTS))
def test_nothing_internal_is_in_a_table(name: str) -> None:
    make_register()
    OpgaveFactory(portfolio_holder=UserFactory(first_name="", last_name=""), published=True)
    text = exported(name).decode()
    for hidden in ("kanarie", "@voorbeeldpolder", "1234567", "Een belemmering", "Een kans"):
        assert hidden not in text, hidden


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "ods", "geojson"])
@pytest.mark.parametrize("name", list(EXPORTS))
def test_one_query_for_any_number_of_rows(name: str, file_format: str) -> None:
    if file_format == "geojson" and name not in ON_MAP:
        return

    def queries() -> list[Any]:
        with CaptureQueriesContext(connection) as captured:
            exported(name, file_format)
        return captured.captured_queries

    make_register(2)
    few = len(queries())
    make_register(8)
    assert len(queries()) == few == 1
