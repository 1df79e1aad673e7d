"""One cell over HTTP: what the table calls the answer, from what comes back and from what changed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from participation.services.who_may.table import HIDDEN, NO, SEE, YES, Person
from tests.matrix.cells.attempts import ATTEMPTS, Deed, Look
from tests.matrix.cells.odd import odd_words
from tests.matrix.cells.parts import Record
from tests.matrix.cells.stage import OUTSIDE, PEOPLE, TABLES, Stage
from tests.matrix.cells.stray import guarded_facts
from tests.matrix.identities import BACKEND

LOGIN = "/accounts/login/"
# A page is long and a form is short: only forms are taken apart.
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
# People of the table whom a form asks for, by the name of the field.
PERSONS = ("person", "members", "handler")


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done within can be looked at there, and then never was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Trial:
    """Everybody with a browser of their own; what somebody does is undone before the next."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.clients = {person.name: Client() for person in PEOPLE}
        for name, client in self.clients.items():
            if name not in OUTSIDE:
                client.force_login(stage[name], backend=BACKEND)
        self.forms: dict[tuple[str, str], dict[str, Any]] = {}

    def answer(self, record: Record, action: str, person: Person) -> str:
        """ja, nee or bestaat niet; anything else says what is wrong."""
        attempt = ATTEMPTS[record.kind][action]
        if isinstance(attempt, list):
            return self._sees(record, attempt, person)
        if isinstance(attempt, Look):
            return self._looks(record, attempt, person)
        return self._does(record, action, attempt, person)

    def left_by(self, record: Record, action: str, person: Person, stray: dict[str, str]) -> Any:
        """What the deed leaves in guarded fields; these are added to its form where it has none of that name."""
        deed: Deed = ATTEMPTS[record.kind][action]
        data = stray | self._form(record, action, deed)
        with undone():
            response = self.clients[person.name].post(deed.address(record), data)
            return response.status_code, guarded_facts()

    def oddly(self, record: Record, action: str, person: Person, seed: str) -> int:
        """The status of the answer to the form of this deed with odd values in it."""
        deed: Deed = ATTEMPTS[record.kind][action]
        data = odd_words(self._form(record, action, deed), seed)
        with undone():
            return self.clients[person.name].post(deed.address(record), data).status_code

    def _get(self, person: Person, address: str) -> tuple[int, str]:
        with undone():
            response = self.clients[person.name].get(address)
            body = _words(response)
        status = 401 if _asks_for_log_in(response) else response.status_code
        return status, body

    def _sees(self, record: Record, looks: list[Look], person: Person) -> str:
        """One of the addresses is enough."""
        return YES if any(self._looks(record, look, person) == YES for look in looks) else HIDDEN

    def _looks(self, record: Record, look: Look, person: Person) -> str:
        status, body = self._get(person, look.address(record))
        if status == 404:
            return NO if look.hides and cell_of(record, SEE, person) == YES else HIDDEN
        if status in (302, 401, 403):
            return NO
        if status not in (200, 422):
            return f"answer {status}"
        return YES if look.needle is None or look.needle(record) in body else NO

    def _does(self, record: Record, action: str, deed: Deed, person: Person) -> str:
        data = self._form(record, action, deed)
        with undone():
            before = deed.counts()
            response = self.clients[person.name].post(deed.address(record), data)
            changed = deed.counts() - before
            words = _words(response) if response.status_code in (200, 409, 422) else ""
        if response.status_code == 404:
            return HIDDEN if not changed else "changed what does not exist"
        idle = record.dossier in deed.idle or record.state in deed.idle
        if _asks_for_log_in(response) or response.status_code == 403 or (response.status_code == 409 and not idle):
            return NO if not changed else "changed though refused"
        if idle:
            return YES
        if deed.quiet and not changed:
            return NO
        return YES if changed else f"{response.status_code}, and nothing changed: {_errors(words)}"

    def _form(self, record: Record, action: str, deed: Deed) -> dict[str, Any]:
        """What the form holds for the first of the people who may, with the words of the deed."""
        key = (str(record), action)
        if key not in self.forms:
            may = [person for person in PEOPLE if cell_of(record, action, person) == YES]
            page = (deed.page or deed.address)(record)
            body = self._get(may[0], page)[1] if may else ""
            self.forms[key] = _fields(body, deed.address(record), page) | self._words(deed, record.state)
        return self.forms[key]

    def _words(self, deed: Deed, state: str) -> dict[str, Any]:
        words = deed.words | deed.words_in.get(state, {})
        return {name: self.stage[word].pk if name in PERSONS else word for name, word in words.items()}


@cache
def cell_of(record: Record, action: str, person: Person) -> str:
    return TABLES[record.kind].cell(action, record.dossier, record.state, person).answer


def expected(record: Record, action: str, person: Person) -> set[str]:
    """Somebody who is not logged in is sent to do so, whatever it is; a part of a dossier that somebody knows may be
    refused as a whole, before anybody looks whether that part is there."""
    answer = cell_of(record, action, person)
    if action == SEE:
        return {answer}
    outside = {NO} if person.name in OUTSIDE else set()
    part = {NO} if answer == HIDDEN and record.kind not in ("opgave", "traject", "werkatelier", "stuk") else set()
    return {answer} | outside | part


def _asks_for_log_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and response["Location"].startswith(LOGIN)


def _words(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", "replace")


def _errors(words: str) -> str:
    soup = BeautifulSoup(words, "html.parser")
    return " / ".join(tag.get_text(" ", strip=True) for tag in soup.select('[class*="error"],[class*="alert"]'))[:400]


def _fields(body: str, address: str, page: str) -> dict[str, Any]:
    """The form of this address as a browser would send it untouched."""
    for words in FORM.findall(body):
        form = BeautifulSoup(words, "html.parser").form
        if form and str(form.get("method", "")).lower() == "post" and (form.get("action") or page) == address:
            return _filled(form)
    return {}


def _filled(form: Tag) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for tag in form.find_all(["input", "textarea", "select"]):
        name, kind = tag.get("name"), tag.get("type", "")
        if not name or tag.has_attr("disabled") or kind in ("submit", "file", "button"):
            continue
        if kind in ("radio", "checkbox") and not tag.has_attr("checked"):
            continue
        data.setdefault(str(name), []).extend(_values(tag))
    return data


def _values(tag: Tag) -> list[str]:
    if tag.name == "textarea":
        return [tag.get_text().removeprefix("\n")]
    if tag.name == "select":
        chosen = [option for option in tag.find_all("option") if option.has_attr("selected")]
        return [str(option.get("value", "")) for option in chosen or tag.find_all("option")[:1]]
    return [str(tag.get("value", "on" if tag.get("type") == "checkbox" else ""))]
