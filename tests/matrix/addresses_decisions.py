"""Addresses of the file of one decision (rules 2 and 3): on the register and in the werkplaats."""

from participation.models import Decision
from tests.matrix.addresses import People, Row
from tests.matrix.identities import COUNCIL, EVERYBODY, LOGGED_IN, NOBODY, STAFF

# A decision on a paper that is on the register; on one that the council rejected; the latter through the wrong paper.
DECISIONS: dict[str, People] = {
    "dorpshart-adopted/besluiten/{adopted_decision}": LOGGED_IN,
    "dorpshart-rejected/besluiten/{rejected_decision}": STAFF | COUNCIL,
    "dorpshart-adopted/besluiten/{rejected_decision}": NOBODY,
}
INSIDE = ("/dossier/", "/dossier.pdf", "/tekst.json")
PUBLIC = ("/", ".pdf")


def _inside(path: str, end: str, readers: People) -> Row:
    route = f"werkplaats/stukken/<slug:slug>/besluiten/<int:pk>{end}"
    return Row(route, f"/werkplaats/stukken/{path}{end}", get=readers, knows=readers, login=True)


def _public(path: str, end: str, readers: People) -> Row:
    route = f"register/stukken/<slug:slug>/besluiten/<int:pk>{end}"
    return Row(route, f"/register/stukken/{path}{end}", get=readers, knows=readers)


DECISION_FILES = [
    *(_inside(path, end, readers) for path, readers in DECISIONS.items() for end in INSIDE),
    *(
        _public(path, end, EVERYBODY if readers == LOGGED_IN else NOBODY)
        for path, readers in DECISIONS.items()
        for end in PUBLIC
    ),
]


def decision_numbers() -> dict[str, object]:
    found = {slug: Decision.objects.filter(stuk__slug=f"dorpshart-{slug}").last() for slug in ("adopted", "rejected")}
    return {f"{slug}_decision": decision.pk for slug, decision in found.items() if decision is not None}
