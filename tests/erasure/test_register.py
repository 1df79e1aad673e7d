"""The register of processing: made of what the models say, for who oversees, to print and to take along."""

import csv
from io import BytesIO, StringIO

import pytest
from django.apps import apps
from django.test import Client
from odf.opendocument import load
from odf.table import Table, TableRow

from samenwerking.accounts.roles import Role
from samenwerking.personal_data import Activity, People, places
from tests.factories import UserFactory
from tests.werkplaats.conftest import BACKEND

PAGE = "/werkplaats/verwerkingen/"


@pytest.fixture
def auditor(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory(role=Role.AUDITOR), backend=BACKEND)
    return client


def text_of(answer: object) -> str:
    return b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # a download


def test_the_page_tells_everything_of_article_thirty(auditor: Client) -> None:
    """Who is responsible, why, whose, which data, who sees it, how long, what erases it, and how it is kept safe."""
    shown = auditor.get(PAGE).content.decode()
    for heading in ("Wie verantwoordelijk is", "Functionaris gegevensbescherming", "Ontvangers buiten", "Beveiliging"):
        assert heading in shown
    for activity in Activity:
        assert f">{activity.label}</h2>" in shown
    assert "kan over gezondheid gaan" in shown, "data of a special kind are named as such"
    assert "<code>erase_participants</code>" in shown


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ADMIN, Role.AUDITOR)])
def test_it_is_for_who_oversees(role: Role, db: None) -> None:
    client = Client()
    client.force_login(UserFactory(role=role), backend=BACKEND)
    assert client.get(PAGE).status_code == client.get(f"{PAGE}?formaat=csv").status_code == 403


def test_the_table_has_a_row_for_each_table_with_people(auditor: Client) -> None:
    rows = list(csv.DictReader(StringIO(text_of(auditor.get(f"{PAGE}?formaat=csv"))), delimiter=";"))
    assert {row["Tabel"] for row in rows} == {place.model._meta.label for place in places()}
    for row in rows:
        assert all(row[name] for name in row if name != "Gewist door"), row
    giver = next(row for row in rows if row["Tabel"] == "participation.ContributionGiver")
    assert (giver["Verwerking"], giver["Gewist door"]) == ("Inbreng van inwoners", "erase_contribution_data")
    sheet = load(BytesIO(b"".join(auditor.get(f"{PAGE}?formaat=ods").streaming_content)))  # type: ignore[arg-type]  # bytes
    assert len(sheet.spreadsheet.getElementsByType(Table)[0].getElementsByType(TableRow)) == len(rows) + 1


def test_a_model_that_says_something_appears_by_itself(monkeypatch: pytest.MonkeyPatch, auditor: Client) -> None:
    """Nobody keeps a list beside the models."""
    model = apps.get_model("participation", "Lesson")
    said = next(place.about for place in places() if place.model.__name__ == "Invitee")
    assert model._meta.label not in text_of(auditor.get(f"{PAGE}?formaat=csv"))
    monkeypatch.setattr(model, "personal_data", said, raising=False)
    assert model._meta.label in text_of(auditor.get(f"{PAGE}?formaat=csv"))


def test_the_privacy_statement_tells_readers_the_short_form(client: Client, db: None) -> None:
    shown = client.get("/privacy/").content.decode()
    for place in places():
        told = f"<strong>{place.about.label}</strong>" in shown
        assert told == (place.about.people in (People.OUTSIDE, People.READERS)), place.about.label
