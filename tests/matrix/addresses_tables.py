"""Addresses where all tables are taken along, and every list that is a table with ``?formaat=``, with who gets it.

A list stands at the address of its page, so the rows of the pages hold for it too; what is here says which pages have
a table, in which formats. Written by hand from DESIGN section 3; docs/export.md tells the same in words.
"""

from dataclasses import dataclass

from tests.matrix.addresses import People, Row
from tests.matrix.addresses_dossiers import INSIDE, KNOWS
from tests.matrix.addresses_meetings import READERS
from tests.matrix.addresses_stukken import ADMIN, REPLACED
from tests.matrix.identities import (
    BEHEER,
    CREATORS,
    EDITORS,
    EVERYBODY,
    LOGGED_IN,
    NOBODY,
    OVERSEERS,
    STAFF,
)

SHEETS = ("csv", "xlsx", "ods")
DRAWN = (*SHEETS, "geojson")
WORKPLACE_TABLES = {
    **dict.fromkeys(("opgaven", "trajecten", "werkateliers", "initiatieven"), DRAWN),
    **dict.fromkeys(("stukken", "besluiten", "uitdaagrecht", "evaluaties"), SHEETS),
    **dict.fromkeys(
        ("inbreng", "onderwerpen", "van-inbreng-tot-besluit", "toezeggingen", "uitkomsten", "lessen"), SHEETS
    ),
    **dict.fromkeys(("partijen", "resultaten", "planning", "begroting", "kansen", "antwoorden", "logboek"), SHEETS),
    "bijlagen": SHEETS,
}
PUBLIC_TABLES = {
    **dict.fromkeys(
        ("openbare-inbreng", "van-inbreng-tot-besluit", "beloofd-en-gedaan", "besluiten", "uitdaagrecht"), SHEETS
    ),
    **dict.fromkeys(("partijen", "resultaten", "planning", "begroting", "antwoorden", "logboek"), SHEETS),
    "initiatieven": DRAWN,
}

TABLES = [
    Row("werkplaats/gegevens/", "/werkplaats/gegevens/", get=LOGGED_IN, login=True),
    Row("register/gegevens/", "/register/gegevens/"),
    *(
        Row("werkplaats/gegevens/<slug:name>/", f"/werkplaats/gegevens/{name}/?formaat=csv", get=LOGGED_IN, login=True)
        for name in WORKPLACE_TABLES
    ),
    *(
        Row("register/gegevens/<slug:name>/", f"/register/gegevens/{name}/?formaat=csv", get=EVERYBODY)
        for name in PUBLIC_TABLES
    ),
]


@dataclass(frozen=True)
class Table:
    """A list with its formats and who gets it."""

    path: str
    people: People
    formats: tuple[str, ...] = SHEETS


def _of(slug: str) -> list[Table]:
    """The lists of one dossier. Names of people are for the team, contact persons for who is on it."""
    knows, inside, everybody = KNOWS[slug], INSIDE[slug], EVERYBODY if slug == "dorpshart" else NOBODY
    traject, session, face = f"/werkplaats/trajecten/{slug}/", f"/werkplaats/werkateliers/{slug}-avond-1/", "/register"
    return [
        Table(f"{traject}toezeggingen/", knows),
        Table(f"{traject}planning/", knows),
        Table(f"{traject}evaluaties/", knows),
        Table(f"{traject}logboek/", knows),
        Table(f"{traject}inbreng/", inside),
        Table(f"{traject}inbreng/onderwerpen/", inside),
        Table(f"{traject}contactpersonen/", EDITORS),
        Table(f"{traject}van-inbreng-tot-besluit/", knows),
        Table(f"{traject}inbreng/inlezen/", EDITORS),
        Table(f"{traject}verwijderd/", EDITORS),
        Table(f"/werkplaats/opgaven/{slug}/verwijderd/", EDITORS),
        Table(f"{session}uitkomsten/", inside),
        Table(f"{session}aanmeldingen/", EDITORS),
        Table(f"{face}/trajecten/{slug}/inbreng/", everybody),
        Table(f"{face}/trajecten/{slug}/beloofd-en-gedaan/", everybody),
        Table(f"{face}/trajecten/{slug}/tijdlijn/", everybody),
        Table(f"{face}/trajecten/{slug}/van-inbreng-tot-besluit/", everybody),
        *(Table(f"/werkplaats/gegevens/{name}/?traject={slug}", knows) for name in ("partijen", "kansen", "bijlagen")),
        *(Table(f"/register/gegevens/{name}/?traject={slug}", everybody) for name in ("partijen", "besluiten")),
    ]


ALL_TABLES = [
    Table("/werkplaats/opgaven/", LOGGED_IN, DRAWN),
    Table("/werkplaats/trajecten/", LOGGED_IN, DRAWN),
    Table("/werkplaats/werkateliers/", LOGGED_IN, DRAWN),
    Table("/werkplaats/stukken/", LOGGED_IN),
    Table("/werkplaats/toezeggingen/", LOGGED_IN),
    Table("/werkplaats/initiatieven/", LOGGED_IN, DRAWN),
    Table("/werkplaats/uitdaagrecht/", LOGGED_IN),
    Table("/werkplaats/partijen/", STAFF),
    Table("/werkplaats/verantwoording/", OVERSEERS),
    Table("/werkplaats/lijsten/", CREATORS),
    Table("/werkplaats/gebieden/", BEHEER),
    Table("/werkplaats/vervanging/", REPLACED),
    Table("/werkplaats/overdracht/", ADMIN),
    Table("/werkplaats/vergaderingen/", READERS),
    Table("/werkplaats/vergaderingen/{meeting}/", READERS),
    Table("/register/opgaven/", EVERYBODY, DRAWN),
    Table("/register/trajecten/", EVERYBODY, DRAWN),
    Table("/register/werkateliers/", EVERYBODY, DRAWN),
    Table("/register/stukken/", EVERYBODY),
    Table("/register/initiatieven/", EVERYBODY, DRAWN),
    Table("/register/uitdaagrecht/", EVERYBODY),
    *(Table(f"/werkplaats/gegevens/{name}/", LOGGED_IN, formats) for name, formats in WORKPLACE_TABLES.items()),
    *(Table(f"/register/gegevens/{name}/", EVERYBODY, formats) for name, formats in PUBLIC_TABLES.items()),
    *(table for slug in KNOWS for table in _of(slug)),
]
