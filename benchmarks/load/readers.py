"""Strangers who read. Each asks one page a second, so that so many of them are so many requests a second."""

import random
import re
from itertools import count
from typing import Any

from locust import FastHttpUser, constant_throughput, events, task
from locust.env import Environment

from .options import READERS, told

REGISTER = ("/register/", "/register/opgaven/", "/register/trajecten/")
WORDS = ("plein", "dorpshart", "water", "wonen", "groen", "verkeer", "energie", "jeugd")
ADDRESS = re.compile(r"<loc>https?://[^/<]+([^<]*)</loc>")
NUMBERS = count(1)
BUSY = 503
# Of each run the addresses of the whole site.
PAGES: dict[Environment, list[str]] = {}


class Reader(FastHttpUser):
    """Half asks what everybody asks, half something of the whole site; one in ten searches."""

    fixed_count = READERS
    wait_time = constant_throughput(1)

    def on_start(self) -> None:
        self.headers = told(self.environment.parsed_options, next(NUMBERS))
        if self.environment not in PAGES:
            PAGES[self.environment] = []  # the first asks it for all
            PAGES[self.environment] = sitemap(self)

    @task(4)
    def front_page(self) -> None:
        self.read("/", "voorpagina")

    @task(2)
    def register(self) -> None:
        self.read(random.choice(REGISTER), "register")

    @task(4)
    def any_page(self) -> None:
        self.read(random.choice(PAGES[self.environment] or ["/"]), "een bladzijde")

    @task(1)
    def search(self) -> None:
        self.read(f"/register/opgaven/?q={random.choice(WORDS)}+{random.randrange(10_000)}", "zoeken")

    def read(self, path: str, name: str) -> None:
        """Being asked to come back is an answer too, and counted apart."""
        with self.client.get(path, name=f"lezer: {name}", headers=self.headers, catch_response=True) as answer:
            if answer.status_code == BUSY and "Retry-After" in (answer.headers or {}) and "erg druk" in answer.text:
                answer.request_meta["name"] = "lezer: gevraagd te wachten"
                answer.success()


def sitemap(reader: Reader) -> list[str]:
    """The addresses of all public pages, from the map and the maps that it names."""
    found, waiting = [], ["/sitemap.xml"]
    while waiting:
        text = reader.client.get(waiting.pop(), name="begin: sitemap", headers=reader.headers).text or ""
        for path in ADDRESS.findall(text):
            (waiting if "sitemap" in path else found).append(path)
    return found


@events.init.add_listener
def count_readers(environment: Environment, **_rest: Any) -> None:
    if environment.parsed_options is not None:
        Reader.fixed_count = environment.parsed_options.readers
