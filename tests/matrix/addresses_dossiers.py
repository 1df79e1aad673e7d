"""Addresses of the werkplaats for opgaven, trajecten and werkateliers (rules 3, 4 and 5).

Each dossier of the contract has the same rows; what differs is who may know of it and who reads its inside.
"""

from tests.matrix.addresses import People, Row
from tests.matrix.identities import CREATORS, EDITORS, LEAD, LOGGED_IN, NOBODY, PUBLISHERS, RELATED, STAFF

# Public and published; internal; confidential.
KNOWS: dict[str, People] = {"dorpshart": LOGGED_IN, "vastgoed": STAFF, "locatiekeuze": RELATED}
INSIDE: dict[str, People] = {"dorpshart": STAFF, "vastgoed": STAFF, "locatiekeuze": RELATED}
# Only a public dossier can be put on the register.
PUBLISH: dict[str, People] = {"dorpshart": PUBLISHERS, "vastgoed": NOBODY, "locatiekeuze": NOBODY}

DOSSIERS = [
    Row("werkplaats/", "/werkplaats/", get=LOGGED_IN, login=True),
    Row("werkplaats/opgaven/", "/werkplaats/opgaven/", get=LOGGED_IN, login=True),
    Row("werkplaats/trajecten/", "/werkplaats/trajecten/", get=LOGGED_IN, login=True),
    Row("werkplaats/werkateliers/", "/werkplaats/werkateliers/", get=LOGGED_IN, login=True),
    Row("werkplaats/opgaven/nieuw/", "/werkplaats/opgaven/nieuw/", get=CREATORS, post=CREATORS, login=True),
]


def dossier_rows(slug: str) -> list[Row]:
    """All rows of one dossier: (route, path, who reads, who sends)."""
    knows, inside, publish = KNOWS[slug], INSIDE[slug], PUBLISH[slug]
    opgave, traject, werkatelier = f"opgaven/{slug}", f"trajecten/{slug}", f"werkateliers/{slug}-avond-1"
    table: list[tuple[str, str, People, People | None]] = [
        ("opgaven/<slug:slug>/", f"{opgave}/", knows, None),
        ("opgaven/<slug:slug>/bewerken/", f"{opgave}/bewerken/", EDITORS, EDITORS),
        ("opgaven/<slug:slug>/sluiten/", f"{opgave}/sluiten/", LEAD, LEAD),
        ("opgaven/<slug:slug>/heropenen/", f"{opgave}/heropenen/", LEAD, LEAD),
        ("opgaven/<slug:slug>/trajecten/nieuw/", f"{opgave}/trajecten/nieuw/", EDITORS, EDITORS),
        ("opgaven/<slug:slug>/team/", f"{opgave}/team/", inside, LEAD),
        (
            "opgaven/<slug:slug>/team/<int:person_id>/verwijderen/",
            f"{opgave}/team/{{teamlid}}/verwijderen/",
            LEAD,
            LEAD,
        ),
        ("opgaven/<slug:slug>/publiceren/", f"{opgave}/publiceren/", publish, publish),
        ("opgaven/<slug:slug>/van-het-register/", f"{opgave}/van-het-register/", publish, publish),
        ("trajecten/<slug:slug>/", f"{traject}/", knows, None),
        ("trajecten/<slug:slug>/bewerken/", f"{traject}/bewerken/", EDITORS, EDITORS),
        ("trajecten/<slug:slug>/proces/", f"{traject}/proces/", LEAD, LEAD),
        ("trajecten/<slug:slug>/werkateliers/nieuw/", f"{traject}/werkateliers/nieuw/", EDITORS, EDITORS),
        ("trajecten/<slug:slug>/team/", f"{traject}/team/", inside, LEAD),
        (
            "trajecten/<slug:slug>/team/<int:person_id>/verwijderen/",
            f"{traject}/team/{{projectleider}}/verwijderen/",
            LEAD,
            LEAD,
        ),
        ("trajecten/<slug:slug>/publiceren/", f"{traject}/publiceren/", publish, publish),
        ("trajecten/<slug:slug>/van-het-register/", f"{traject}/van-het-register/", publish, publish),
        ("trajecten/<slug:slug>/vragen/", f"{traject}/vragen/", inside, None),
        (
            "trajecten/<slug:slug>/vragen/<process:process>/<element:element>/",
            f"{traject}/vragen/verkennen/inhoud/",
            inside,
            None,
        ),
        (
            "trajecten/<slug:slug>/vragen/<str:process>/<str:element>/",
            f"{traject}/vragen/explore/content/",
            inside,
            None,
        ),
        (
            "trajecten/<slug:slug>/vragen/<int:question_id>/antwoord/",
            f"{traject}/vragen/{{question}}/antwoord/",
            EDITORS,
            EDITORS,
        ),
        ("trajecten/<slug:slug>/partijen/nieuw/", f"{traject}/partijen/nieuw/", EDITORS, EDITORS),
        ("trajecten/<slug:slug>/resultaten/nieuw/", f"{traject}/resultaten/nieuw/", EDITORS, EDITORS),
        ("werkateliers/<slug:slug>/", f"{werkatelier}/", knows, None),
        ("werkateliers/<slug:slug>/bewerken/", f"{werkatelier}/bewerken/", EDITORS, EDITORS),
        ("werkateliers/<slug:slug>/afzeggen/", f"{werkatelier}/afzeggen/", EDITORS, EDITORS),
        ("werkateliers/<slug:slug>/laten-doorgaan/", f"{werkatelier}/laten-doorgaan/", EDITORS, EDITORS),
        ("werkateliers/<slug:slug>/publiceren/", f"{werkatelier}/publiceren/", publish, publish),
        ("werkateliers/<slug:slug>/van-het-register/", f"{werkatelier}/van-het-register/", publish, publish),
    ]
    return [_row(route, path, get, post, knows) for route, path, get, post in table]


def _row(route: str, path: str, get: People, post: People | None, knows: People) -> Row:
    return Row(f"werkplaats/{route}", f"/werkplaats/{path}", get=get, post=post, knows=knows, login=True)


def part_rows(traject: str, other: str) -> list[Row]:
    """Parties and results: of this traject they can be changed; asked for through another one they do not exist."""
    rows = []
    for folder, noun in (("partijen", "party"), ("resultaten", "result")):
        for end in ("", "verwijderen/"):
            route = f"trajecten/<slug:slug>/{folder}/<int:pk>/{end}"
            own, foreign = f"trajecten/{traject}/{folder}/", f"trajecten/{other}/{folder}/"
            rows.append(_row(route, f"{own}{{{noun}}}/{end}", EDITORS, EDITORS, KNOWS[traject]))
            # Whoever may not edit the other traject hears 403 or 404 about that one; whoever may, hears 404.
            rows.append(_row(route, f"{foreign}{{{noun}}}/{end}", NOBODY, NOBODY, KNOWS[other] - EDITORS))
    return rows


for name in KNOWS:
    DOSSIERS += dossier_rows(name)
DOSSIERS += part_rows("dorpshart", other="vastgoed")
DOSSIERS += part_rows("dorpshart", other="locatiekeuze")
