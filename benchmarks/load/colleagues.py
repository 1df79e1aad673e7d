"""Colleagues who log in, read, edit, save, submit and approve: 13 write a paper each, 12 review what was submitted.

They read or write before each page that they ask, and before they send a form, as people do. They use the accounts of
the demo, so only a site with the demo can be asked.
"""

import random
from http.cookiejar import Cookie
from itertools import count
from queue import Empty, Queue
from typing import Any

import gevent
from locust import HttpUser, constant, events, task
from locust.env import Environment
from locust.exception import StopUser
from requests.cookies import RequestsCookieJar

from .forms import fields_of
from .options import told

PASSWORD = "demo-wachtwoord-1"  # the demo's, in CONTRACT.md
TRAJECT = "/werkplaats/trajecten/dorpshart/"
SUBMITTED: Queue[str] = Queue()
REVIEWED: dict[str, bool] = {}
NUMBERS = count(1)


class PlainLine(RequestsCookieJar):
    """The line from here to the front stands for one with TLS, so cookies that ask for that go along too."""

    def set_cookie(self, cookie: Cookie, *given: Any, **named: Any) -> Any:
        cookie.secure = False
        return super().set_cookie(cookie, *given, **named)


class Colleague(HttpUser):
    abstract = True
    wait_time = constant(0)  # they pause before each page, and not between two acts
    login = ""

    def on_start(self) -> None:
        options = self.environment.parsed_options
        self.client.headers.update(told(options, next(NUMBERS)))
        self.origin = f"https://{options.named}" if options.named else str(self.host)
        self.client.cookies = PlainLine()
        account = {"login": f"{self.login}@{options.accounts_at}", "password": PASSWORD}
        if not self.send("/accounts/login/", "inloggen", account):
            raise StopUser

    def pause(self) -> None:
        """From half as long as was said to half as long again."""
        about = self.environment.parsed_options.pause
        gevent.sleep(random.uniform(about / 2, about * 3 / 2))

    def read(self, path: str, name: str) -> str:
        self.pause()
        return self.client.get(path, name=f"collega: {name}").text or ""

    def send(self, path: str, name: str, changes: dict[str, str], form: str = "", every_part: str = "") -> str:
        """Where the site sends us afterwards, which is after the commit; empty when it refuses.

        ``form``: the page with the form, when another than ``path``; ``every_part``: what is written in each part.
        """
        data = fields_of(self.read(form or path, f"formulier {name}")) | changes
        if every_part:
            data |= {field: every_part for field in data if field.startswith("section_")}
        self.pause()
        options: dict[str, Any] = {"allow_redirects": False, "catch_response": True, "name": f"collega: {name}"}
        with self.client.post(path, data, headers={"Referer": self.origin + path}, **options) as answer:
            if answer.status_code == 302:
                return str(answer.headers["Location"])
            answer.failure(f"{answer.status_code} in plaats van 302")
        return ""


class Editor(Colleague):
    """Takes one paper round and round: write, save, submit; once reviewed take it back and go on."""

    fixed_count = 13
    login = "projectleider"
    paper = ""

    @task(3)
    def look_around(self) -> None:
        self.read("/werkplaats/", "werkplaats")
        self.read(TRAJECT, "traject")

    @task(5)
    def write(self) -> None:
        if not self.paper:
            title = f"Meting {next(NUMBERS)}"
            made = self.send(f"{TRAJECT}stukken/nieuw/", "stuk maken", {"kind": "startnotitie", "title": title})
            self.paper = made.split("/stukken/")[-1].split("/")[0] if "/stukken/" in made else ""
        elif self.paper not in REVIEWED:
            self._save_and_submit()
        elif REVIEWED[self.paper]:
            self._take_back()

    def _save_and_submit(self) -> None:
        base = f"/werkplaats/stukken/{self.paper}/"
        text = f"<p>Geschreven bij meting {next(NUMBERS)}.</p>"
        saved = self.send(f"{base}bewerken/", "stuk bewaren", {}, every_part=text)
        if saved and self.send(f"{base}indienen/", "indienen", {}):
            REVIEWED[self.paper] = False
            SUBMITTED.put(self.paper)

    def _take_back(self) -> None:
        base = f"/werkplaats/stukken/{self.paper}/"
        if self.send(f"{base}intrekken/", "intrekken", {"reason": "Meting."}):
            self.send(f"{base}weer-oppakken/", "weer oppakken", {})
            del REVIEWED[self.paper]


class Reviewer(Colleague):
    fixed_count = 12
    login = "manager"

    @task(3)
    def look_around(self) -> None:
        self.read("/werkplaats/", "werkplaats")
        self.read("/werkplaats/stukken/", "stukken")

    @task(4)
    def review(self) -> None:
        try:
            paper = SUBMITTED.get_nowait()
        except Empty:
            self.look_around()
            return
        base = f"/werkplaats/stukken/{paper}/"
        self.read(base, "stuk")
        self.send(f"{base}akkoord/", "akkoord geven", {}, form=base)
        REVIEWED[paper] = True


@events.init.add_listener
def count_colleagues(environment: Environment, **_rest: Any) -> None:
    if environment.parsed_options is not None:
        Reviewer.fixed_count = environment.parsed_options.colleagues // 2
        Editor.fixed_count = environment.parsed_options.colleagues - Reviewer.fixed_count
