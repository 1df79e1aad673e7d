"""People at their browsers. Each keeps a list of what the site said yes to, and of what it never heard about."""

import random
import re
import threading
from collections import Counter
from dataclasses import dataclass, field

import requests

PASSWORD = "demo-wachtwoord-1"  # the demo's, in CONTRACT.md
DOMAIN = "voorbeeldpolder.example"
FIELD = re.compile(r'name="(csrfmiddlewaretoken|revision_id|task_state_id|stempel)"[^>]*value="([^"]*)"')


@dataclass
class Book:
    """What was acknowledged (a redirect, which comes after the commit), and what got no answer or an error."""

    said_yes: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def count(self) -> int:
        return sum(self.said_yes.values())

    def write(self, name: str, yes: bool) -> None:
        with self.lock:
            (self.said_yes if yes else self.unknown)[name] += 1


class Visitor:
    """One browser. ``send`` returns the status, or 0 when nobody can know what became of it."""

    def __init__(self, address: str, book: Book, stop: threading.Event, seed: int) -> None:
        self.address, self.book, self.stop = address, book, stop
        self.session = requests.Session()
        self.dice = random.Random(seed)
        self.turn = 0

    def log_in(self, name: str) -> None:
        while not self.stop.is_set():
            data = {"login": f"{name}@{DOMAIN}", "password": PASSWORD}
            if self.send("/accounts/login/", data) == 302:
                return
            self.stop.wait(0.5)

    def fields(self, path: str) -> dict[str, str] | None:
        """The hidden fields of a page; None while it is not there."""
        try:
            page = self.session.get(self.address + path, timeout=60, allow_redirects=False)
        except requests.RequestException:
            return None
        return dict(FIELD.findall(page.text)) if page.status_code == 200 else None

    def send(self, path: str, data: dict[str, str], form: str = "", wait: float = 0.0) -> int:
        hidden = self.fields(form or path)
        if hidden is None:
            return -1  # nothing was sent
        self.stop.wait(wait)
        n = self.dice.randrange(1, 60000)
        headers = {"X-Forwarded-For": f"10.{n // 250 % 250}.{n % 250}.{self.dice.randrange(1, 250)}"}
        try:
            answer = self.session.post(
                self.address + path, {**hidden, **data}, headers=headers, timeout=60, allow_redirects=False
            )
        except requests.RequestException:
            return 0
        return 0 if answer.status_code >= 500 else answer.status_code


class Writer(threading.Thread):
    """Takes one paper round and round: lead and client of the dossier, each logged in."""

    ROUND: tuple[tuple[str, str, str, str, dict[str, str]], ...] = (
        ("submitted", "lead", "indienen", "", {}),
        ("step_approved", "client", "akkoord", ".", {}),
        ("withdrawn", "lead", "intrekken", "", {"reason": "Nog niet."}),
        ("taken_up", "lead", "weer-oppakken", "", {}),
        ("submitted", "lead", "indienen", "", {}),
        ("returned", "client", "teruggeven", ".", {"reason": "Noem de kosten."}),
    )

    def __init__(self, lead: Visitor, client: Visitor, slug: str) -> None:
        super().__init__(daemon=True)
        self.people, self.slug = {"lead": lead, "client": client}, slug

    def run(self) -> None:
        self.people["lead"].log_in("projectleider")
        self.people["client"].log_in("manager")
        stop, book = self.people["lead"].stop, self.people["lead"].book
        turn = 0
        while not stop.is_set():
            action, who, verb, form, data = self.ROUND[turn % len(self.ROUND)]
            base = f"/werkplaats/stukken/{self.slug}/"
            status = self.people[who].send(f"{base}{verb}/", data, base if form else "")
            if status in (0, 302):
                book.write(f"{self.slug} {action}", status == 302)
            if status in (302, 403, 409, 422):
                turn += 1  # refused: what got no answer had been done after all
            else:
                stop.wait(0.3)
                if status == -1 and self._moved_on(base, verb, form, who):
                    turn += 1

    def _moved_on(self, base: str, verb: str, form: str, who: str) -> bool:
        """The page of this act is refused while the paper itself is shown: the act was done."""
        visitor = self.people[who]
        if form or visitor.fields(base) is None:
            return False
        try:
            page = visitor.session.get(f"{visitor.address}{base}{verb}/", timeout=60, allow_redirects=False)
        except requests.RequestException:
            return False
        return page.status_code == 403


class Sender(threading.Thread):
    """Sends one form again and again, each time with words of its own: ``prefix-number``."""

    def __init__(
        self, visitor: Visitor, prefix: str, path: str, fields: dict[str, str], login: str, wait: float
    ) -> None:
        super().__init__(daemon=True)
        self.visitor, self.prefix, self.path, self.form, self.login, self.wait = (
            visitor,
            prefix,
            path,
            fields,
            login,
            wait,
        )

    def run(self) -> None:
        if self.login:
            self.visitor.log_in(self.login)
        number = 0
        while not self.visitor.stop.is_set():
            number += 1
            name = f"{self.prefix}-{number}"
            data = {key: value.replace("@@", name) for key, value in self.form.items()}
            status = self.visitor.send(self.path, data, wait=self.wait)
            if status in (0, 302):
                self.visitor.book.write(name, status == 302)
            else:
                self.visitor.stop.wait(0.5)
