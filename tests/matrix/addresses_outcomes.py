"""Addresses of what came out of a werkatelier: the house reads it, lead and member write it.

``{outcome}`` is a line of the first evening of the dorpshart that became nothing yet.
"""

from participation.models import Outcome
from tests.matrix.addresses import Row
from tests.matrix.addresses_dossiers import INSIDE, KNOWS
from tests.matrix.identities import EDITORS, NOBODY

BASE = "werkateliers/<slug:slug>/uitkomsten/"
ACTS = ("", "verwijderen/", "inbreng/", "toezegging/", "les/", "ongedaan/")
OUTCOMES: list[Row] = [
    Row(
        f"werkplaats/{BASE}",
        f"/werkplaats/werkateliers/{slug}-avond-1/uitkomsten/",
        INSIDE[slug],
        EDITORS,
        knows,
        True,
    )
    for slug, knows in KNOWS.items()
]
for _act in ACTS:
    _route = f"werkplaats/{BASE}<int:pk>/{_act}"
    OUTCOMES += [
        Row(
            _route,
            f"/werkplaats/werkateliers/dorpshart-avond-1/uitkomsten/{{outcome}}/{_act}",
            EDITORS,
            EDITORS,
            KNOWS["dorpshart"],
            True,
        ),
        # Of another werkatelier it does not exist; whoever may not edit that one hears so first.
        Row(
            _route,
            f"/werkplaats/werkateliers/vastgoed-avond-1/uitkomsten/{{outcome}}/{_act}",
            NOBODY,
            NOBODY,
            KNOWS["vastgoed"] - EDITORS,
            True,
        ),
    ]


def outcome_numbers() -> dict[str, object]:
    """The numbers that rows of the demo got."""
    free = Outcome.objects.filter(contribution=None, commitment=None, lesson=None)
    return {"outcome": free.filter(werkatelier__slug="dorpshart-avond-1")[0].pk}
