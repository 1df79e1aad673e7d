"""Addresses about data of people: show or erase a person (docs/decisions/0170), the register of processing (0220)."""

from tests.matrix.addresses import Row
from tests.matrix.identities import Identity

ADMIN = frozenset({Identity.ADMIN})
OVERSEERS = frozenset({Identity.ADMIN, Identity.AUDITOR})
PERSONS = [
    Row("werkplaats/personen/", "/werkplaats/personen/", get=ADMIN, post=ADMIN, login=True),
    Row("werkplaats/personen/naam/", "/werkplaats/personen/naam/", get=None, post=ADMIN, login=True),
    Row("werkplaats/personen/inzage/", "/werkplaats/personen/inzage/", get=None, post=ADMIN, login=True),
    Row("werkplaats/verwerkingen/", "/werkplaats/verwerkingen/", get=OVERSEERS, login=True),
    Row("werkplaats/verwerkingen/vannacht/", "/werkplaats/verwerkingen/vannacht/", get=OVERSEERS, login=True),
    Row("werkplaats/personen/wissen/", "/werkplaats/personen/wissen/", get=None, post=ADMIN, login=True),
]
