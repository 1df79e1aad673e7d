"""Addresses of promises, of the way from a contribution to a decision, and of planning, factors and budget.

``{commitment}`` is an internal promise of the traject dorpshart, ``{commitment_public}`` one that everybody may read.
"""

from participation.models import Commitment, Reaction, Traject
from tests.matrix.addresses import People, Row
from tests.matrix.addresses_dossiers import INSIDE, KNOWS
from tests.matrix.identities import CLERK, EDITORS, EVERYBODY, LEAD, LOGGED_IN, NOBODY

TRAJECT = "trajecten/<slug:slug>/"


def _row(end: str, path: str, get: People, post: People | None, knows: People, slug: str) -> Row:
    return Row(
        f"werkplaats/{TRAJECT}{end}",
        f"/werkplaats/trajecten/{slug}/{path}",
        get=get,
        post=post,
        knows=knows,
        login=True,
    )


def _traject_rows(slug: str) -> list[Row]:
    knows = KNOWS[slug]
    table: list[tuple[str, People, People | None]] = [
        ("toezeggingen/", knows, None),
        ("toezeggingen/nieuw/", EDITORS, EDITORS),
        ("van-inbreng-tot-besluit/", knows, None),
        ("planning/", knows, None),
        ("planning/nieuw/", EDITORS, EDITORS),
        ("kansen/nieuw/", EDITORS, EDITORS),
        ("begroting/nieuw/", EDITORS, EDITORS),
        ("begroting/openbaar/", LEAD, LEAD),
    ]
    return [_row(end, end, get, post, knows, slug) for end, get, post in table]


def _public_rows(slug: str, readers: People) -> list[Row]:
    ends = ("van-inbreng-tot-besluit/", "beloofd-en-gedaan/", "tijdlijn/")
    base = f"/register/trajecten/{slug}/"
    return [Row(f"register/{TRAJECT}{end}", f"{base}{end}", get=readers, knows=readers) for end in ends]


FOLLOWING = [
    Row("werkplaats/toezeggingen/", "/werkplaats/toezeggingen/", get=LOGGED_IN, login=True),
    Row(
        "werkplaats/stukken/<slug:slug>/reacties/<int:pk>/kenmerk/",
        "/werkplaats/stukken/{amended}/reacties/{amendment}/kenmerk/",
        get=CLERK,
        post=CLERK,
        # It has its number and stands with a paper on the register: everybody may know of it.
        knows=LOGGED_IN,
        login=True,
    ),
]
for slug in KNOWS:
    FOLLOWING += _traject_rows(slug)
    FOLLOWING += _public_rows(slug, EVERYBODY if slug == "dorpshart" else NOBODY)

# One promise: an internal one is known to who reads the inside; through another traject none exists.
ACTS = ("bewerken/", "gedaan/", "verplaatsen/", "vervallen/", "heropenen/")
ONE = "toezeggingen/<int:pk>/"
FOLLOWING += [
    _row(ONE, "toezeggingen/{commitment}/", INSIDE["dorpshart"], None, INSIDE["dorpshart"], "dorpshart"),
    _row(ONE, "toezeggingen/{commitment_public}/", LOGGED_IN, None, LOGGED_IN, "dorpshart"),
    _row(ONE, "toezeggingen/{commitment}/", NOBODY, None, NOBODY, "vastgoed"),
]
for act in ACTS:
    path = f"toezeggingen/{{commitment}}/{act}"
    FOLLOWING.append(_row(f"{ONE}{act}", path, EDITORS, EDITORS, INSIDE["dorpshart"], "dorpshart"))
    FOLLOWING.append(_row(f"{ONE}{act}", path, NOBODY, NOBODY, NOBODY, "vastgoed"))

WAY = "inbreng/<int:pk>/weg/"
FOLLOWING += [
    _row(WAY, "inbreng/{contribution}/weg/", INSIDE["dorpshart"], None, INSIDE["dorpshart"], "dorpshart"),
    _row(WAY, "inbreng/{contribution_public}/weg/", LOGGED_IN, None, LOGGED_IN, "dorpshart"),
    _row(WAY, "inbreng/{contribution_public}/weg/", NOBODY, None, NOBODY, "vastgoed"),
    Row(f"register/{TRAJECT}{WAY}", "/register/trajecten/dorpshart/inbreng/{contribution_public}/weg/"),
    Row(
        f"register/{TRAJECT}{WAY}",
        "/register/trajecten/dorpshart/inbreng/{contribution}/weg/",
        get=NOBODY,
        knows=NOBODY,
    ),
]

for folder, noun in (("kansen", "factor"), ("planning", "milestone"), ("begroting", "budget_line")):
    for end in ("", "verwijderen/"):
        route, path = f"{folder}/<int:pk>/{end}", f"{folder}/{{{noun}}}/{end}"
        FOLLOWING.append(_row(route, path, EDITORS, EDITORS, KNOWS["dorpshart"], "dorpshart"))
        # Whoever may not edit the other traject hears 403 or 404 about that one; whoever may, hears 404.
        FOLLOWING.append(_row(route, path, NOBODY, NOBODY, KNOWS["vastgoed"] - EDITORS, "vastgoed"))


def following_numbers() -> dict[str, object]:
    """What stands between braces above."""
    dorpshart = Traject.objects.get(slug="dorpshart")
    promises = Commitment.objects.filter(traject=dorpshart).order_by("pk")
    amendment = Reaction.objects.filter(kind="amendment", stuk__traject=dorpshart).select_related("stuk")[0]
    return {
        "commitment": promises.filter(publicity="internal").values_list("pk", flat=True)[0],
        "commitment_public": promises.filter(publicity="public").values_list("pk", flat=True)[0],
        "factor": dorpshart.factors.values_list("pk", flat=True)[0],
        "milestone": dorpshart.milestones.values_list("pk", flat=True)[0],
        "budget_line": dorpshart.budget_lines.values_list("pk", flat=True)[0],
        "amendment": amendment.pk,
        "amended": amendment.stuk.slug,
    }
