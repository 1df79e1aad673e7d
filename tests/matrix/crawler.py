"""Reads everything that one person can reach: every link followed, every kind of answer opened for its words."""

import io
import re
import zipfile
from collections import deque
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve
from pypdf import PdfReader

LINK = re.compile(r"""\s(?:href|src|action|hx-get)=["']([^"'#]+)""")
# A form that is sent is no link.
SENT_FORM = re.compile(r"""<form\s[^>]*method=["']post["'][^>]*>""", re.IGNORECASE)
XML_LINK = re.compile(r"<loc>([^<]+)</loc>")
REDIRECT = re.compile(r"\ALocation: (\S+)")
# Style and pictures hold no dossier; leaving ends the visit; forms of Beheer are never sent; what lies deep inside a
# dossier is read for the dossiers of the contract only, and the form to react on a section for one paper; scripts
# write attributes of Beheer that look like links. Tables of lists have a test of their own (test_tables.py). Settings
# that the demo has not, Wagtail makes when they are first opened, and a visit is undone.
SKIPPED = re.compile(
    r"^/(static/|accounts/logout|beheer/logout|beheer/bulk/"
    r"|beheer/settings/participation/archivesettings/"
    r"|beheer/.*(?:/delete/|/unpublish/|/copy/|/beantwoorden/|/overnemen/|\?|%3E|w-)"
    r"|werkplaats/(?:opgaven|trajecten|werkateliers)/(?!dorpshart|vastgoed|locatiekeuze)[^/]+/[^/]+/."
    r"|werkplaats/stukken/(?!dorpshart-deferred/)[^/]+/onderdelen/"
    r"|.*[?&]formaat=)"
)
OWN_HOSTS = ("testserver", "127.0.0.1:8000", "localhost")
# All pages of the guide are one route.
GUIDE_PAGE = r"^((?:[\w\-]+/)*)$"
# A list can be asked for in countless ways; pages of lists are read, other questions only this many a page.
QUERIES_PER_PATH = 4


def _location_first(name: str) -> tuple[bool, str]:
    return name != "Location", name


@cache
def _words_of_pdf(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    return "\n".join(page.extract_text() for page in reader.pages) + str(reader.metadata)


def words_of(response: HttpResponseBase) -> str:
    """The text of an answer, whatever its form: page, feed, calendar, table, spreadsheet or PDF."""
    streamed = getattr(response, "streaming_content", None)
    content: bytes = b"".join(streamed) if streamed is not None else response.content  # type: ignore[attr-defined]  # streamed or not
    if content.startswith(b"%PDF"):
        return _words_of_pdf(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return unescape(content.decode("utf-8", "replace"))


def kind_of(path: str) -> str:
    """The route of this address; what is no address is a kind of its own, so it is opened and found wanting."""
    try:
        return resolve(path).route
    except Resolver404:
        return path


@dataclass
class Crawler:
    """A person with endless patience, except for what begins as one of ``passed_by``.

    ``seen`` holds the words of every address that gave an answer, ``statuses`` what kind of answer it was. With
    ``per_kind`` only that many links of each route are followed; of the guide, one route, as many as there are.
    """

    client: Client
    passed_by: tuple[str, ...] = ()
    limit: int = 1500
    per_kind: int | None = None
    seen: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)

    def walk(self, *starts: str) -> "Crawler":
        """Follow every link from these addresses; what a visit writes is undone."""
        waiting, known, queries = deque(starts), set(starts), {}  # type: deque[str], set[str], dict[str, int]
        kinds: dict[str, int] = {}
        while waiting and len(self.seen) < self.limit:
            address = waiting.popleft()
            for found in self._links(address, self._read(address)):
                path, query = urlsplit(found).path, urlsplit(found).query
                queries[path] = queries.get(path, 0) + bool(query)
                if found in known or path.startswith(self.passed_by):
                    continue
                if queries[path] <= QUERIES_PER_PATH and self._wants(path, kinds):
                    known.add(found)
                    waiting.append(found)
        return self

    def _wants(self, path: str, kinds: dict[str, int]) -> bool:
        """Not enough of this kind were followed yet; counts this one."""
        if self.per_kind is None:
            return True
        kind = kind_of(path)
        kinds[kind] = kinds.get(kind, 0) + 1
        return kinds[kind] <= self.per_kind or kind == GUIDE_PAGE

    def read(self, *addresses: str) -> "Crawler":
        """Only these addresses, following none of their links."""
        for address in addresses:
            self._read(address)
        return self

    def _read(self, address: str) -> str:
        with transaction.atomic():
            response = self.client.get(address)
            words = words_of(response)
            transaction.set_rollback(True)
        names = sorted(response.headers, key=_location_first)
        headers = "\n".join(f"{name}: {response.headers[name]}" for name in names)
        self.statuses[address] = response.status_code
        self.seen[address] = f"{headers}\n{words}"
        return self.seen[address]

    @staticmethod
    def _links(address: str, words: str) -> list[str]:
        words = SENT_FORM.sub("", words)
        raw = [*LINK.findall(words), *XML_LINK.findall(words), *REDIRECT.findall(words)]
        found = []
        for link in raw:
            parts = urlsplit(urljoin(f"http://testserver{address}", link.strip()))
            if parts.scheme not in ("http", "https") or parts.netloc not in OWN_HOSTS:
                continue
            here = parts.path + (f"?{parts.query}" if parts.query else "")
            if not SKIPPED.match(here):
                found.append(here)
        return found

    def where(self, needle: str) -> list[str]:
        """The addresses whose answer holds these words."""
        return [address for address, words in self.seen.items() if needle in words]
