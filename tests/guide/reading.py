"""What a reader finds on a page of the guide."""

from bs4 import BeautifulSoup
from django.test import Client

Links = dict[str, int]


def soup(path: str) -> BeautifulSoup:
    return BeautifulSoup(Client().get(path).content, "html.parser")


def figure_links(page: BeautifulSoup, kind: str) -> Links:
    """Address → number of questions, as the drawing of the speelveld shows them."""
    drawn = page.select(f".sw-method--{kind} svg a")
    return {link["href"]: int(link.select_one(".sw-method__count").text.split()[0]) for link in drawn}


def table_links(page: BeautifulSoup) -> Links:
    """Address → number of questions, as the table shows them: core and deeper together."""
    cells = [cell for cell in page.select(".sw-method-table-details td") if cell.a]
    numbers = [[int(word) for word in cell.small.text.split() if word.isdigit()] for cell in cells]
    return {cell.a["href"]: sum(found) for cell, found in zip(cells, numbers, strict=True)}
