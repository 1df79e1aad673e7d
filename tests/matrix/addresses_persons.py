"""Addresses where the administrator erases a person (docs/decisions/0170)."""

from tests.matrix.addresses import Row
from tests.matrix.identities import Identity

ADMIN = frozenset({Identity.ADMIN})
PERSONS = [
    Row("werkplaats/personen/", "/werkplaats/personen/", get=ADMIN, post=ADMIN, login=True),
    Row("werkplaats/personen/wissen/", "/werkplaats/personen/wissen/", get=None, post=ADMIN, login=True),
]
