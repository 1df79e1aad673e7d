"""Addresses of "Wie mag wat" (rule 9): the administrator and the clerk."""

from tests.matrix.addresses import Row
from tests.matrix.identities import CLERK, Identity

ASKERS = CLERK | {Identity.ADMIN}
BASE = "wie-mag-wat/"
QUESTION = "?person=raadslid%40voorbeeldpolder.example&record=%2Fwerkplaats%2Fopgaven%2Flocatiekeuze%2F"
WHO_MAY = [
    Row(f"werkplaats/{BASE}{end}", f"/werkplaats/{BASE}{path}", get=ASKERS, login=True)
    for end, path in (
        ("", ""),
        ("", QUESTION),
        ("regels/", "regels/"),
        ("regels/<slug:name>/", "regels/stuk/"),
    )
]
