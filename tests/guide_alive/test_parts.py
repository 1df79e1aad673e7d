"""Texts inside steps and tables: each its own field, taken over in its place; what did not change keeps its links."""

import json
from typing import Any

import pytest
from django.test import Client
from wagtail.rich_text import RichText

from pages.models import GuidePage, HomePage, Suggestion, SuggestionState
from pages.suggestions.parts import put_back
from pages.suggestions.sections import find_section
from samenwerking.accounts.models import User
from tests.guide.conftest import add_guide_page
from tests.guide_alive.conftest import SECTION, Send

pytestmark = pytest.mark.django_db
LINK = '<a href="https://elders.example/">lijst</a>'


def cell(kind: str, content: str) -> dict[str, Any]:
    return {"kind": kind, "content": content, "colspan": 1, "rowspan": 1}


STEPS = {
    "type": "steps",
    "id": "stappen",
    "value": {
        "steps": [
            {"title": "Nodig uit", "text": f"<p>Gebruik de {LINK}.</p><p>Op tijd.</p>"},
            {"title": "Loop samen", "text": ""},
        ]
    },
}
TABLE = {
    "type": "table",
    "id": "tabel",
    "value": {
        "caption": "<p>Rollen</p>",
        "rows": [
            {"cells": [cell("column", "Wie"), cell("column", "<p>Waarvoor</p>")]},
            {"cells": [cell("data", "<p>Griffie</p>"), cell("data", "")]},
        ],
    },
}
LABELS = [
    "Stappen, stap 1",
    "Stappen, stap 1: uitleg",
    "Stappen, stap 2",
    "Tabel",
    "Tabel, rij 1, cel 1",
    "Tabel, rij 1, cel 2",
    "Tabel, rij 2, cel 1",
]


@pytest.fixture
def page(home: HomePage) -> GuidePage:
    page = add_guide_page(home, "Meedoen", [SECTION, STEPS, TABLE], slug="meedoen")
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def path(page: GuidePage) -> str:
    return f"/bladzijden/{page.pk}/verbeteren/?onderdeel=wie"


def fields_of(client: Client, page: GuidePage) -> dict[str, str]:
    form = client.get(path(page)).context["form"]
    return {name: form[name].value() or "" for name in form.fields if name.startswith("deel-")}


def stored(page: GuidePage) -> str:
    page.refresh_from_db()
    return json.dumps(page.get_latest_revision_as_object().body.get_prep_value(), ensure_ascii=False)


def test_each_text_has_a_field_of_its_own(page: GuidePage, client: Client) -> None:
    form = client.get(path(page)).context["form"]
    assert [part.label for part in form.parts] == LABELS
    assert fields_of(client, page)["deel-1"] == "Gebruik de lijst.\n\nOp tijd."
    assert form.fields["deel-0"].max_length == 200, "the limit of the editor"
    assert "Tabel, rij 2, cel 1" in client.get(path(page)).content.decode()


def test_taken_over_in_its_place(page: GuidePage, officer: User, editor: Client, send: Send) -> None:
    changed = {"deel-1": "Gebruik de lijst.\r\n\r\nRuim op <b>tijd</b>.", "deel-6": "De griffie"}
    assert send(editor, path(page), text="", **fields_of(editor, page) | changed).status_code == 302
    suggestion = Suggestion.objects.get()
    assert [(part["label"], part["new"]) for part in suggestion.parts] == [
        (LABELS[1], "Gebruik de lijst.\n\nRuim op <b>tijd</b>."),
        (LABELS[6], "De griffie"),
    ]
    shown = editor.get(f"/beheer/wijzer/voorstellen/{suggestion.pk}/").content.decode()
    assert LABELS[6] in shown
    assert LABELS[6] in editor.get(f"/beheer/pages/{page.pk}/edit/").content.decode(), "beside its section"
    editor.post(f"/beheer/wijzer/voorstellen/{suggestion.pk}/overnemen/")
    page.refresh_from_db()
    explained = page.get_latest_revision_as_object().body[1].value["steps"][0]["text"].source
    assert explained == f"<p>Gebruik de {LINK}.</p><p>Ruim op &lt;b&gt;tijd&lt;/b&gt;.</p>"
    page.get_latest_revision().publish()
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.PUBLISHED
    assert "De griffie" in Client().get("/meedoen/").content.decode()


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({}, "U hebt nog niets veranderd"),
        ({"deel-1": "Gebruik  de lijst.\r\nOp tijd."}, "U hebt nog niets veranderd"),
        ({"deel-0": ""}, "verplicht"),
        ({"deel-0": "x" * 201}, "200"),
        ({"deel-1": "x" * 5001}, "5000"),
        ({"seen": "oud", "deel-0": "Anders"}, "De bladzijde is intussen veranderd"),
    ],
)
def test_limits_and_stale_forms_are_said_and_nothing_is_lost(
    page: GuidePage, editor: Client, send: Send, changed: dict[str, str], error: str
) -> None:
    answer = send(editor, path(page), **{"text": "", **fields_of(editor, page), **changed})
    assert answer.status_code == 422
    assert error in answer.content.decode()
    assert Suggestion.objects.count() == 0
    for name, text in changed.items():
        assert name == "seen" or answer.context["form"][name].value() == text


def test_a_figure_is_described(page: GuidePage, editor: Client, send: Send) -> None:
    words = {"explanation": "De legenda van de figuur is te klein."}
    assert send(editor, path(page), text="", **fields_of(editor, page), **words).status_code == 302
    suggestion = Suggestion.objects.get()
    assert suggestion.is_description
    address = f"/beheer/wijzer/voorstellen/{suggestion.pk}/"
    assert "Dit voorstel verandert geen tekst" in editor.get(address).content.decode()
    before = page.get_latest_revision().pk
    editor.post(f"{address}overnemen/")
    assert page.get_latest_revision().pk == before
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.OPEN


def test_a_text_that_moved_is_found_by_its_words_and_one_that_is_gone_is_refused(
    page: GuidePage, editor: Client, send: Send
) -> None:
    send(editor, path(page), text="", **fields_of(editor, page) | {"deel-2": "Loop samen rond"})
    suggestion = Suggestion.objects.get()
    steps = page.body[1].value["steps"]
    steps.insert(0, {"title": "Vooraf", "text": RichText("")})
    page.save_revision()
    assert put_back(find_section(page.body, "wie").parts, "1/steps/9/title", "Loop samen", "x")  # type: ignore[union-attr]  # the value is there in this test
    assert editor.post(f"/beheer/wijzer/voorstellen/{suggestion.pk}/overnemen/").status_code == 302
    assert '"Loop samen rond"' in stored(page)
    Suggestion.objects.update(state=SuggestionState.OPEN)
    answer = editor.post(f"/beheer/wijzer/voorstellen/{suggestion.pk}/overnemen/", follow=True)
    assert "staat niet meer zo op de bladzijde" in answer.content.decode()


def test_a_table_that_is_too_large_is_described(home: HomePage, client: Client) -> None:
    rows = [{"cells": [cell("data", f"<p>{row} {column}</p>") for column in range(11)]} for row in range(10)]
    page = add_guide_page(home, "Groot", [SECTION, {"type": "table", "value": {"caption": "", "rows": rows}}])
    answer = client.get(path(page))
    assert answer.context["form"].parts == []
    assert "In dit onderdeel staat een grote tabel" in answer.content.decode()
