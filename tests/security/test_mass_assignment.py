"""What a form does not ask is not taken from what was sent: nobody makes themselves an owner or a paper adopted."""

import ast
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.forms import BaseModelForm, ModelForm

from participation.models import AuditEntry, Opgave, Traject, Werkatelier
from tests.architecture.sources import PACKAGES, name_of, python_files, tree_of
from tests.matrix.conftest import client_of
from tests.matrix.identities import Identity
from tests.security.forms import form_classes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_demo", "each_pdf_once")]

# Who one is, whose it is and where it stands: set by code with a rule, never by the field of a form.
PROTECTED: dict[str, str] = {
    "id": "1",
    "pk": "1",
    "is_superuser": "on",
    "is_staff": "on",
    "is_active": "",
    "password": "x",
    "groups": "1",
    "user_permissions": "1",
    "owner": "1",
    "state": "adopted",
    "submitted_by": "1",
    "submitted_at": "2020-01-01",
    "published_at": "2020-01-01 10:00",
    "created_at": "2020-01-01",
    "created_by": "1",
    "slug": "gestolen",
}
# Where such a name is asked on purpose. ``owner`` is the colleague who takes care of a thing, and gives no rights;
# ``state`` of a moment in the planning says whether it is behind us.
MAY = {
    # Of Beheer: only administrators, and a superuser only by a superuser (``tests/accounts/test_addresses.py``).
    "UserEditForm": {"is_superuser", "is_active", "groups"},
    "ResultForm": {"owner"},
    "CommitmentForm": {"owner"},
    "ProgrammeItemForm": {"pk"},  # which row of this werkatelier; of another one it is refused
    "MilestoneForm": {"state"},
}
# Keeps what was sent in the visit, to be sent once more after confirming who one is; the view reads it by name then.
SENDS_AGAIN = "samenwerking/accounts/step_up.py"
# Edit pages of the demo that its project leader may send.
EDITED = (
    "/werkplaats/opgaven/dorpshart/bewerken/",
    "/werkplaats/trajecten/dorpshart/bewerken/",
    "/werkplaats/werkateliers/dorpshart-avond-1/bewerken/",
)


class _Filled(HTMLParser):
    """The fields of the forms of a page as the browser would send them back."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self._text = self._choice = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        name, value = has.get("name") or "", has.get("value") or ""
        if tag in ("textarea", "select"):
            self._text, self._choice = (name, "") if tag == "textarea" else ("", name)
            if tag == "textarea":
                self.sent[name] = [""]
        elif tag == "option" and self._choice and "selected" in has:
            self.sent.setdefault(self._choice, []).append(value)
        elif tag == "input" and name and (has.get("type") not in ("checkbox", "radio", "file") or "checked" in has):
            self.sent.setdefault(name, []).append(value or ("on" if has.get("type") == "checkbox" else ""))

    def handle_data(self, data: str) -> None:
        if self._text:
            self.sent[self._text][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""


def _protected_values() -> dict[str, Any]:
    """Per table the protected columns of every row."""
    found = {}
    for model in apps.get_models():
        if model._meta.app_label not in ("participation", "accounts", "pages") or model is AuditEntry:
            continue  # the record tells that the page was sent, and has a moment of its own
        columns = [field.column for field in model._meta.local_concrete_fields if field.name in PROTECTED]
        key = model._meta.pk.column
        if set(columns) - {key}:
            with connection.cursor() as cursor:
                listed = ", ".join(f'"{column}"' for column in [key, *columns])
                cursor.execute(f'SELECT {listed} FROM "{model._meta.db_table}" ORDER BY 1')
                found[model._meta.db_table] = cursor.fetchall()
    return found


@pytest.mark.parametrize("path", EDITED)
def test_fields_that_were_not_asked_change_nothing(path: str) -> None:
    client = client_of(Identity.LEAD)
    before = _protected_values()
    page = _Filled()
    page.feed(client.get(path).content.decode())
    title = "Een nieuwe naam"
    assert "title" in page.sent, "the page has its form"
    with transaction.atomic():
        answer = client.post(path, {**page.sent, **PROTECTED, "title": title})
        after, renamed = _protected_values(), _is_somewhere(title)
        transaction.set_rollback(True)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert renamed, "the form itself was kept"
    assert after == before


def _is_somewhere(title: str) -> bool:
    return any(
        found.filter(title=title).exists()
        for found in (Opgave.objects.all(), Traject.objects.all(), Werkatelier.objects.all())
    )


@pytest.mark.parametrize(
    "form", [form for form in form_classes() if issubclass(form, BaseModelForm)], ids=lambda form: form.__qualname__
)
def test_no_form_of_a_model_has_a_protected_field(form: type[ModelForm]) -> None:
    assert set(form.base_fields) & set(PROTECTED) <= MAY.get(form.__name__, set())


def test_nothing_takes_the_whole_request_as_it_is() -> None:
    """``Model(**request.POST.dict())`` would take everything; a form takes what it names."""
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files(*PACKAGES)
        if name_of(path) != SENDS_AGAIN
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and node.attr in ("dict", "items", "lists", "values")
        and ast.unparse(node.value).endswith(("request.POST", "request.GET"))
    ]
    assert wrong == []
