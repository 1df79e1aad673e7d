"""Addresses of the list at the door of a werkatelier: for lead and member, as the people on it are."""

from tests.matrix.addresses import People, Row
from tests.matrix.addresses_dossiers import KNOWS
from tests.matrix.identities import EDITORS

BASE = "werkateliers/<slug:slug>/deur/"
ENDS: list[tuple[str, People | None]] = [("", EDITORS), ("stand/", EDITORS), ("werker.js", None)]
DOOR: list[Row] = [
    Row(f"werkplaats/{BASE}{end}", f"/werkplaats/werkateliers/{slug}-avond-1/deur/{end}", EDITORS, post, knows, True)
    for slug, knows in KNOWS.items()
    for end, post in ENDS
]
