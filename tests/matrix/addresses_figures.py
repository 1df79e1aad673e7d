"""Addresses of the figures: whose they are, and how far one's own traject is in the picture of the grid.

The picture of the grid offers a person's own trajecten only: those of a team, and those they answer for or gave the
order for. For everybody else a traject that is asked for is not there, also when it is public.
"""

from tests.matrix.addresses import Row
from tests.matrix.identities import LOGGED_IN, RELATED

FIGURES = [
    Row("verantwoording-figuren/", "/verantwoording-figuren/"),
    Row("werkplaats/speelveld/", "/werkplaats/speelveld/", get=LOGGED_IN, login=True),
]
FIGURES += [
    Row("werkplaats/speelveld/", f"/werkplaats/speelveld/?traject={slug}", get=RELATED, knows=RELATED, login=True)
    for slug in ("dorpshart", "vastgoed", "locatiekeuze")
]
