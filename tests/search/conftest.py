"""Pages and records that were published, and one way to search them."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, Site

from pages.models import GuidePage


@pytest.fixture
def home(db: None) -> Page:
    return Site.objects.get(is_default_site=True).root_page


@pytest.fixture
def add_page(home: Page) -> Callable[..., GuidePage]:
    """``add_page("Titel", "tekst")`` publishes a page under home; ``live=False`` leaves it a draft."""

    def add(title: str, text: str = "", *, under: Page | None = None, **fields: Any) -> GuidePage:
        tags = fields.pop("tags", [])
        body = [("rich_text", f"<p>{text}</p>")] if text else []
        page = GuidePage(title=title, body=body, **fields)
        (under or home).add_child(instance=page)
        if tags:
            page.tags.set(tags)
            page.save_revision().publish()
        return page

    return add


class Found:
    """A search page as a reader sees it."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.soup = BeautifulSoup(html, "html.parser")
        self.main = self.soup.select_one("main")
        assert self.main is not None

    @property
    def titles(self) -> list[str]:
        return [link.get_text() for link in self.soup.select(".sw-hit__title a")]

    @property
    def links(self) -> list[str]:
        return [str(link["href"]) for link in self.soup.select(".sw-hit__title a")]

    @property
    def marks(self) -> list[str]:
        return [mark.get_text() for mark in self.soup.select(".sw-hit mark")]

    @property
    def filters(self) -> list[str]:
        return [link.get_text() for link in self.soup.select("main .sw-tabs a")]

    @property
    def text(self) -> str:
        return " ".join(self.main.get_text(" ").split())


@pytest.fixture
def search(client: Client, db: None) -> Callable[..., Found]:
    """``search("woord", soort="opgaven")`` asks for the page as an anonymous visitor."""

    def ask(query: str, by: Client = client, **parameters: str) -> Found:
        response = by.get("/zoeken/", {"q": query, **parameters})
        assert response.status_code == 200
        return Found(response.content.decode())

    return ask
