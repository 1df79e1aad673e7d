"""What a visitor of the register sees."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client


class Seen:
    """One page of the register, as a reader sees it."""

    def __init__(self, response: HttpResponse) -> None:
        self.status = response.status_code
        self.html = response.content.decode()
        self.soup = BeautifulSoup(self.html, "html.parser")
        main = self.soup.select_one("main")
        assert main is not None
        self.main = main

    @property
    def text(self) -> str:
        return " ".join(self.main.get_text(" ").split())

    @property
    def titles(self) -> list[str]:
        """The titles of the cards in the result."""
        return [link.get_text() for link in self.soup.select("#resultaten .sw-card__title a")]

    @property
    def count(self) -> str:
        heading = self.soup.select_one(".sw-result-count")
        return " ".join(heading.get_text().split()) if heading else ""

    def under(self, heading: str) -> str:
        """The text of the section with this heading."""
        found = next(item for item in self.main.find_all(["h2", "h3"]) if item.get_text(" ", strip=True) == heading)
        return " ".join(found.parent.get_text(" ").split())


@pytest.fixture
def see(client: Client, db: None) -> Callable[..., Seen]:
    """``see("opgaven/", area="lindedorp")`` opens a page of the register as an anonymous visitor."""

    def ask(path: str, by: Client = client, **parameters: Any) -> Seen:
        return Seen(by.get(f"/register/{path}", parameters))

    return ask
