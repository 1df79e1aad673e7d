"""Addresses of photos: the house sees what is cleared, the team the rest; who reads a paper sees its pictures.

``{photo}`` is a cleared public photo of the first evening of dorpshart, ``{waiting}`` one that waits for permission,
``{inside}`` an internal one of the vastgoed, ``{picture}`` the key of the first photo in the published report.
"""

from participation.models import Photo, Stuk
from tests.matrix.addresses import Row
from tests.matrix.addresses_dossiers import INSIDE, KNOWS
from tests.matrix.identities import EDITORS, LOGGED_IN, NOBODY, PUBLISHERS

BASE = "werkateliers/<slug:slug>/fotos/"
EVENING = "/werkplaats/werkateliers/dorpshart-avond-1/fotos/"
PAPER = "stukken/<slug:slug>/fotos/<slug:key>/<int:width>.webp"
AT = "480.webp"
TAKERS = EDITORS | PUBLISHERS
PHOTOS: list[Row] = [
    *(
        Row(f"werkplaats/{BASE}", f"/werkplaats/werkateliers/{slug}-avond-1/fotos/", INSIDE[slug], EDITORS, knows, True)
        for slug, knows in KNOWS.items()
    ),
    Row(f"werkplaats/{BASE}volgorde/", f"{EVENING}volgorde/", EDITORS, EDITORS, KNOWS["dorpshart"], True),
    Row(f"register/{BASE}<int:pk>/<int:width>.webp", f"/register/werkateliers/dorpshart-avond-1/fotos/{{photo}}/{AT}"),
    Row(f"register/{PAPER}", f"/register/stukken/dorpshart-avond-1-verslag/fotos/{{picture}}/{AT}"),
    # Of another session, and in another paper, they do not exist.
    Row(
        f"register/{BASE}<int:pk>/<int:width>.webp",
        f"/register/werkateliers/dorpshart-avond-1/fotos/{{waiting}}/{AT}",
        NOBODY,
        None,
        NOBODY,
    ),
    Row(f"register/{PAPER}", f"/register/stukken/dorpshart-adopted/fotos/{{picture}}/{AT}", NOBODY, None, NOBODY),
    Row(f"werkplaats/{BASE}<int:pk>/<int:width>.webp", f"{EVENING}{{photo}}/{AT}", LOGGED_IN, None, LOGGED_IN, True),
    Row(f"werkplaats/{BASE}<int:pk>/<int:width>.webp", f"{EVENING}{{inside}}/{AT}", NOBODY, None, NOBODY, True),
    Row(
        f"werkplaats/{PAPER}",
        f"/werkplaats/stukken/dorpshart-avond-1-verslag/fotos/{{picture}}/{AT}",
        LOGGED_IN,
        None,
        LOGGED_IN,
        True,
    ),
    Row(
        "werkplaats/stukken/<slug:slug>/fotos/bijwerken/",
        "/werkplaats/stukken/dorpshart-avond-1-verslag/fotos/bijwerken/",
        NOBODY,
        NOBODY,
        LOGGED_IN,
        True,
    ),
]
for _act, _who in (("", EDITORS), ("verwijderen/", EDITORS), ("toestemming/", EDITORS), ("weghalen/", TAKERS)):
    _route = f"werkplaats/{BASE}<int:pk>/{_act}"
    PHOTOS += [
        Row(_route, f"{EVENING}{{photo}}/{_act}", _who, _who, KNOWS["dorpshart"], True),
        Row(_route, f"{EVENING}{{inside}}/{_act}", NOBODY, NOBODY, KNOWS["dorpshart"] - _who, True),
    ]


def photo_numbers() -> dict[str, object]:
    """The numbers and the key that the demo got."""
    evening = Photo.objects.filter(werkatelier__slug="dorpshart-avond-1")
    report = Stuk.objects.get(slug="dorpshart-avond-1-verslag")
    return {
        "photo": evening.filter(cleared=True)[0].pk,
        "waiting": evening.filter(cleared=False)[0].pk,
        "inside": Photo.objects.filter(werkatelier__slug="vastgoed-avond-1")[0].pk,
        "picture": report.sections[-1]["photos"][0]["key"],
    }
