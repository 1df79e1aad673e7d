"""However much there is, a page of the register asks the database as often: a list at most 15 times.

The page of one dossier shows some twenty kinds of things, each in a table of its own, and may ask for each of them once
(decision 0160).
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.models import Opgave, Stuk
from tests.factories import (
    PUBLISHED_AT,
    AnswerFactory,
    AreaFactory,
    DecisionFactory,
    OpgaveFactory,
    PartyFactory,
    ResultFactory,
    StukFactory,
    ThemeFactory,
    TrajectFactory,
    WerkatelierFactory,
)

pytestmark = pytest.mark.django_db
MOST, MOST_OF_A_DOSSIER = 15, 24
FEW, MANY = 3, 40


def _add(opgave: Opgave, first: int, last: int) -> None:
    """Some of everything: under one dossier, and dossiers of their own."""
    for number in range(first, last):
        area, theme = AreaFactory(name=f"Dorp {number}"), ThemeFactory(name=f"Thema nr {number}")
        other = OpgaveFactory(published=True, title=f"Los {number}", areas=[area], themes=[theme])
        other.contributes_to.add(opgave)
        traject = TrajectFactory(opgave=opgave if number else other, title=f"Deel {number}", published_at=PUBLISHED_AT)
        main = opgave.trajecten.get(slug="hoofd")
        for add in (AnswerFactory, PartyFactory, ResultFactory):
            add(traject=main)
        AnswerFactory(traject=main, public=True)
        for parent in (main, traject):
            session = WerkatelierFactory(
                traject=parent, published_at=PUBLISHED_AT, starts_at=timezone.now() + timedelta(days=number + 1)
            )
            for owner in (parent, session):
                DecisionFactory(stuk=StukFactory(owner=owner, published=True))
    opgave.areas.add(*[AreaFactory(name=f"Dorp {number}") for number in range(first, last)])


def _counted(client: Client, paths: list[str]) -> Iterator[tuple[str, int]]:
    for path in paths:
        client.get(f"/register/{path}")  # whatever is remembered between requests, is by now
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/register/{path}")
            if response.streaming:
                b"".join(response)
        assert response.status_code == 200, path
        yield path, len(queries)


def test_no_page_asks_more_when_there_is_more(client: Client) -> None:
    opgave = OpgaveFactory(published=True, title="Groot", with_participation=True)
    main = TrajectFactory(opgave=opgave, title="Hoofd", published_at=PUBLISHED_AT)
    session = WerkatelierFactory(traject=main, title="Avond", published_at=PUBLISHED_AT)
    stuk: Stuk = StukFactory(owner=session, title="Nota", published=True)
    lists = ("opgaven", "trajecten", "werkateliers", "stukken")
    paths = [
        "",
        "?area=dorp-1",
        *(f"{name}/" for name in lists),
        *(f"{name}/?area=dorp-1&theme=thema-nr-1&year=2026&body=college&process=explore&q=plein" for name in lists),
        *(f"{name}/export.csv" for name in lists),
        *(f"{name}/export.xlsx" for name in lists),
        f"opgaven/{opgave.slug}/",
        f"trajecten/{main.slug}/",
        f"werkateliers/{session.slug}/",
        f"stukken/{stuk.slug}/",
        f"stukken/{stuk.slug}.pdf",
        "werkateliers.ics",
        "atom.xml",
    ]
    _add(opgave, 0, FEW)
    few = dict(_counted(client, paths))
    _add(opgave, FEW, MANY)
    many = dict(_counted(client, paths))
    assert {path: count for path, count in many.items() if count != few[path]} == {}
    dossiers = {f"opgaven/{opgave.slug}/", f"trajecten/{main.slug}/", f"werkateliers/{session.slug}/"}
    most = {path: MOST_OF_A_DOSSIER if path in dossiers else MOST for path in paths}
    assert {path: count for path, count in many.items() if count > most[path]} == {}
