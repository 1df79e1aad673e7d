"""Addresses of taking part in a werkatelier. The people are for lead and member; the house sees how many there are.

``{registration}``, on the first evening of the dorpshart, may still be cancelled. ``{registration_secret}`` is the
private link of somebody who registered for the second.
"""

from participation.models import Registration, RegistrationPerson
from participation.services.registrations.people import open_link
from tests.matrix.addresses import People, Row
from tests.matrix.addresses_dossiers import INSIDE, KNOWS
from tests.matrix.identities import EDITORS, EVERYBODY, NOBODY

BASE = "werkateliers/<slug:slug>/"
CANCEL = "aanmeldingen/<int:pk>/afmelden/"


def _rows(slug: str) -> list[Row]:
    table: list[tuple[str, People, People | None]] = [
        ("programma/", EDITORS, EDITORS),
        ("kopie/", EDITORS, EDITORS),
        ("reeks/", EDITORS, EDITORS),
        ("aanmeldingen/", INSIDE[slug], None),
        ("aanmeldingen/instellen/", EDITORS, EDITORS),
        ("aanmeldingen/nieuw/", EDITORS, EDITORS),
        ("aanmeldingen/uitnodigen/", EDITORS, EDITORS),
        ("aanmeldingen/deelnemers.pdf", EDITORS, None),
        ("aanmeldingen/naamkaartjes.pdf", EDITORS, None),
    ]
    return [_row(slug, end, end, get, post, KNOWS[slug]) for end, get, post in table]


def _row(slug: str, end: str, path: str, get: People, post: People | None, knows: People) -> Row:
    return Row(f"werkplaats/{BASE}{end}", f"/werkplaats/werkateliers/{slug}-avond-1/{path}", get, post, knows, True)


REGISTRATIONS: list[Row] = [row for slug in KNOWS for row in _rows(slug)]
REGISTRATIONS += [
    _row("dorpshart", CANCEL, "aanmeldingen/{registration}/afmelden/", EDITORS, EDITORS, KNOWS["dorpshart"]),
    # Of another werkatelier it does not exist; whoever may not edit that one hears so first.
    _row("vastgoed", CANCEL, "aanmeldingen/{registration}/afmelden/", NOBODY, NOBODY, KNOWS["vastgoed"] - EDITORS),
]

FORM, SENT = f"register/{BASE}aanmelden/", f"register/{BASE}aangemeld/"
PRIVATE, FEED = "register/aanmelding/<slug:secret>/", "register/trajecten/<slug:slug>.ics"
for slug, people in {"dorpshart": EVERYBODY, "vastgoed": NOBODY, "locatiekeuze": NOBODY}.items():
    start = f"/register/werkateliers/{slug}-avond-1/"
    REGISTRATIONS += [
        Row(FORM, f"{start}aanmelden/", people, people, people),
        Row(SENT, f"{start}aangemeld/", people, None, people),
        Row(FEED, f"/register/trajecten/{slug}.ics", people, None, people),
    ]
REGISTRATIONS += [
    Row(FORM, "/register/werkateliers/dorpshart-avond-2/aanmelden/", EVERYBODY, EVERYBODY),
    Row(PRIVATE, "/register/aanmelding/{registration_secret}/", EVERYBODY, EVERYBODY),
    Row(PRIVATE, "/register/aanmelding/geen-geldige-sleutel/", NOBODY, NOBODY, NOBODY),
]


def numbers() -> dict[str, object]:
    """The numbers that rows of the demo got."""
    evening = Registration.objects.filter(werkatelier__slug="dorpshart-avond-1", state="registered")
    person = RegistrationPerson.objects.filter(
        registration__werkatelier__slug="dorpshart-avond-2", registration__state="registered"
    )
    return {"registration": evening[0].pk, "registration_secret": open_link(person[0])}
