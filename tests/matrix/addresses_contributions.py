"""Addresses of contributions and their answers.

``{contribution}`` is a private one of the traject dorpshart, ``{contribution_public}`` one that everybody may read,
``{contribution_secret}`` the private link of who used the form.
"""

from participation.models import Contribution, ContributionGiver, ContributionGroup, ContributionImport, MarkedPassage
from participation.services.contributions.givers import secret_of
from tests.matrix.addresses import People, Row
from tests.matrix.addresses_dossiers import INSIDE, KNOWS
from tests.matrix.identities import EDITORS, EVERYBODY, LEAD, NOBODY

BASE = "trajecten/<slug:slug>/inbreng/"


def _row(end: str, path: str, get: People | None, post: People | None, knows: People, slug: str) -> Row:
    return Row(
        f"werkplaats/{BASE}{end}",
        f"/werkplaats/trajecten/{slug}/inbreng/{path}",
        get=get,
        post=post,
        knows=knows,
        login=True,
    )


def _traject_rows(slug: str) -> list[Row]:
    """The list and what hangs under it, for each dossier of the contract."""
    knows, inside = KNOWS[slug], INSIDE[slug]
    table: list[tuple[str, People, People | None]] = [
        ("", inside, EDITORS),
        ("nieuw/", EDITORS, EDITORS),
        ("formulier/", LEAD, LEAD),
        ("samenvoegen/", EDITORS, EDITORS),
        ("bijna-gelijk/", EDITORS, EDITORS),
        ("onderwerpen/", inside, None),
        ("inlezen/", EDITORS, EDITORS),
    ]
    return [_row(end, end, get, post, knows, slug) for end, get, post in table]


ONE: list[tuple[str, People, People | None]] = [
    ("", INSIDE["dorpshart"], None),
    ("bewerken/", EDITORS, EDITORS),
    ("antwoord/", EDITORS, EDITORS),
    ("splitsen/", EDITORS, EDITORS),
    ("verwijderen/", EDITORS, EDITORS),
]
# Only by POST.
POSTED = (
    ("<int:pk>/vertellen/", "{contribution_answered}/vertellen/"),
    ("<int:pk>/ongedaan/", "{contribution}/ongedaan/"),
    ("<int:pk>/wel-antwoorden/", "{contribution}/wel-antwoorden/"),
    ("<int:pk>/gegevens/markeren/", "{contribution}/gegevens/markeren/"),
    ("<int:pk>/gegevens/verwijderen/", "{contribution}/gegevens/verwijderen/"),
    ("<int:pk>/gegevens/<int:passage_id>/terug/", "{contribution_marked}/gegevens/{passage}/terug/"),
    ("<int:pk>/gever/wissen/", "{contribution}/gever/wissen/"),
    ("onderwerpen/<int:pk>/verwijderen/", "onderwerpen/{contribution_group}/verwijderen/"),
    ("onderwerpen/<int:pk>/vertellen/", "onderwerpen/{contribution_group}/vertellen/"),
    ("inlezen/<int:pk>/uitvoeren/", "inlezen/{contribution_import}/uitvoeren/"),
    ("inlezen/<int:pk>/terugdraaien/", "inlezen/{contribution_import}/terugdraaien/"),
    ("inlezen/<int:pk>/vergeten/", "inlezen/{contribution_import}/vergeten/"),
)
READ = [
    *((f"<int:pk>/{end}", f"{{contribution}}/{end}", get, post) for end, get, post in ONE),
    ("onderwerpen/<int:pk>/", "onderwerpen/{contribution_group}/", INSIDE["dorpshart"], None),
    ("onderwerpen/<int:pk>/bewerken/", "onderwerpen/{contribution_group}/bewerken/", EDITORS, EDITORS),
    ("onderwerpen/<int:pk>/antwoord/", "onderwerpen/{contribution_group}/antwoord/", EDITORS, EDITORS),
    ("inlezen/<int:pk>/", "inlezen/{contribution_import}/", EDITORS, EDITORS),
]
CONTRIBUTIONS: list[Row] = [row for slug in KNOWS for row in _traject_rows(slug)]
for end, path, get, post in READ:
    CONTRIBUTIONS.append(_row(end, path, get, post, KNOWS["dorpshart"], "dorpshart"))
for end, path in POSTED:
    CONTRIBUTIONS.append(_row(end, path, None, EDITORS, KNOWS["dorpshart"], "dorpshart"))
# Asked for through another traject they do not exist; whoever may not edit that one hears so first.
for end, path, get, post in READ:
    knows = KNOWS["vastgoed"] - (EDITORS if get == EDITORS else KNOWS["vastgoed"])
    CONTRIBUTIONS.append(_row(end, path, NOBODY, None if post is None else NOBODY, knows, "vastgoed"))
for end, path in POSTED:
    CONTRIBUTIONS.append(_row(end, path, None, NOBODY, KNOWS["vastgoed"] - EDITORS, "vastgoed"))

ON_REGISTER = {"dorpshart": EVERYBODY, "vastgoed": NOBODY, "locatiekeuze": NOBODY}
EXPORT = r"register/^trajecten/(?P<slug>[-\w]+)/inbreng/export\.(?P<file_format>csv|xlsx|ods)$"
for slug, people in ON_REGISTER.items():
    start = f"/register/trajecten/{slug}/inbreng/"
    CONTRIBUTIONS += [
        Row(f"register/{BASE}", start, get=people, knows=people),
        Row(f"register/{BASE}atom.xml", f"{start}atom.xml", get=people, knows=people),
        Row(EXPORT, f"{start}export.csv", get=people, knows=people),
        Row(EXPORT, f"{start}export.xlsx", get=people, knows=people),
        Row(EXPORT, f"{start}export.ods", get=people, knows=people),
        Row(f"register/{BASE}geven/", f"{start}geven/", get=people, post=people, knows=people),
    ]
PRIVATE, ERASE = "register/inbreng/<slug:secret>/", "register/inbreng/<slug:secret>/gegevens-wissen/"
CONTRIBUTIONS += [
    Row(f"register/{BASE}<int:pk>/", "/register/trajecten/dorpshart/inbreng/{contribution_public}/"),
    Row(f"register/{BASE}<int:pk>/", "/register/trajecten/dorpshart/inbreng/{contribution}/", get=NOBODY, knows=NOBODY),
    Row(PRIVATE, "/register/inbreng/{contribution_secret}/"),
    Row(PRIVATE, "/register/inbreng/geen-geldige-sleutel/", get=NOBODY, knows=NOBODY),
    Row(ERASE, "/register/inbreng/{contribution_secret}/gegevens-wissen/", get=None, post=EVERYBODY),
    Row(ERASE, "/register/inbreng/geen-geldige-sleutel/gegevens-wissen/", get=None, post=NOBODY, knows=NOBODY),
]


def numbers() -> dict[str, object]:
    """The numbers that rows of the demo got."""
    rows = Contribution.objects.filter(traject__slug="dorpshart")
    marked = MarkedPassage.objects.filter(contribution__in=rows)[0]
    giver = ContributionGiver.objects.filter(contribution__in=rows, contribution__channel="web_form")[0]
    return {
        "contribution": rows.get(text__contains="kanarie-dorpshart-inbreng").pk,
        "contribution_public": rows.filter(publicity="public", state="shown", is_current=True).values_list(
            "pk", flat=True
        )[0],
        "contribution_answered": rows.filter(response__told_at__isnull=True, response__isnull=False)[0].pk,
        "contribution_marked": marked.contribution_id,
        "passage": marked.pk,
        "contribution_group": ContributionGroup.objects.filter(traject__slug="dorpshart", response__isnull=False)[0].pk,
        "contribution_import": ContributionImport.objects.get(traject__slug="dorpshart").pk,
        "contribution_secret": secret_of(giver),
    }
