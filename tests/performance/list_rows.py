"""Every list of the register, the werkplaats and Beheer, written by hand: who asks, and how many queries it may cost.

``test_query_counts.py`` asks each at ten and at a hundred rows; a list that stands in no row fails there. A list with
a table (``?formaat=``) is counted as a page and as a table. A number above the budget has its reason beside it.
"""

from dataclasses import dataclass

BUDGET = 15
INSIDE = "besides the list: who is logged in (3), what is theirs in this dossier (3), and the frame of the page (3)"
WAGTAIL = "a page of Beheer: who is logged in and what they may there is eight queries of Wagtail itself"
VISITOR = "visitor"
ALL = ("lead", "council")


@dataclass(frozen=True)
class Row:
    """``who``: a word of one_of_each, or nobody. ``table``: it has a table as well. ``why``: above the budget."""

    path: str
    who: str = VISITOR
    table: bool = False
    most: int = BUDGET
    why: str = ""

    @property
    def paths(self) -> list[str]:
        return [self.path, f"{self.path}{'&' if '?' in self.path else '?'}formaat=csv"] if self.table else [self.path]


def _both(path: str, table: bool = False) -> list[Row]:
    """Lists that show everybody what they may know, through two different rules."""
    return [Row(path, who, table) for who in ALL]


PUBLIC_TRAJECT, TRAJECT = "/register/trajecten/{traject}/", "/werkplaats/trajecten/{traject}/"
SESSION = "/werkplaats/werkateliers/{session}/"

REGISTER = [
    Row("/register/"),
    Row("/register/?area=oosterwal"),
    Row("/register/opgaven/", table=True),
    Row("/register/trajecten/", table=True),
    Row("/register/trajecten/?process=explore&theme=groen", table=True),
    Row("/register/trajecten/?weergave=kaart"),
    Row("/register/trajecten/?q=traject"),
    Row("/register/werkateliers/", table=True),
    Row("/register/stukken/", table=True),
    Row("/register/stukken/export.csv"),
    Row("/register/samenhang/"),
    Row("/register/initiatieven/", table=True),
    Row("/register/uitdaagrecht/", table=True),
    Row("/register/gegevens/"),
    Row("/register/atom.xml"),
    Row("/register/werkateliers.ics"),
    Row(f"{PUBLIC_TRAJECT}inbreng/", table=True),
    Row(f"{PUBLIC_TRAJECT}inbreng/?q=bomen"),
    Row(f"{PUBLIC_TRAJECT}inbreng/atom.xml"),
    Row(f"{PUBLIC_TRAJECT}inbreng/export.csv"),
    Row(f"{PUBLIC_TRAJECT}beloofd-en-gedaan/", table=True),
    Row(f"{PUBLIC_TRAJECT}tijdlijn/", table=True),
    Row(f"{PUBLIC_TRAJECT}van-inbreng-tot-besluit/", table=True),
    Row(f"{PUBLIC_TRAJECT}evaluatie/", table=True),
    Row("/zoeken/?q=traject&soort=trajecten"),
    Row("/sitemap.xml"),
]
WORKPLACE = [
    *_both("/werkplaats/"),
    *_both("/werkplaats/opgaven/", table=True),
    *_both("/werkplaats/trajecten/", table=True),
    *_both("/werkplaats/werkateliers/", table=True),
    *_both("/werkplaats/stukken/", table=True),
    Row("/werkplaats/samenhang/", "lead"),
    Row("/werkplaats/initiatieven/", "lead", table=True),
    Row("/werkplaats/uitdaagrecht/", "lead", table=True),
    Row("/werkplaats/toezeggingen/", "lead", table=True),
    Row("/werkplaats/gegevens/", "lead"),
    Row("/werkplaats/trajecten/?q=traject", "lead"),
    Row("/werkplaats/trajecten/?weergave=kaart", "lead"),
    Row("/werkplaats/trajecten/?mine=on", "lead"),
    Row("/werkplaats/partijen/", "lead", table=True),
    Row("/werkplaats/partijen/?q=dorp", "lead"),
    Row("/werkplaats/lijsten/", "lead", table=True),
    Row("/werkplaats/speelveld/", "lead"),
    Row("/werkplaats/keuzehulp/", "lead"),
    Row("/werkplaats/lezen/", "council"),
    Row("/werkplaats/lezen/notities/", "council"),
    Row("/werkplaats/lezen/vergaderingen/{meeting}/", "college"),
    Row("/werkplaats/vergaderingen/", "secretariat", table=True),
    Row("/werkplaats/vergaderingen/{meeting}/", "secretariat", table=True),
    Row("/werkplaats/fracties/", "clerk"),
    Row("/werkplaats/vervanging/", "manager", table=True),
    Row("/werkplaats/overdracht/", "admin", table=True),
    Row("/werkplaats/gebieden/", "admin", table=True),
    Row("/werkplaats/verantwoording/", "auditor", table=True),
    Row("/werkplaats/verwerkingen/", "auditor", table=True),
    Row("/werkplaats/opgaven/{opgave}/verwijderd/", "lead", table=True),
]
OF_ONE_TRAJECT = [
    Row(f"{TRAJECT}inbreng/", "lead", table=True, most=16, why=INSIDE),
    Row(f"{TRAJECT}inbreng/?q=bomen", "lead", most=16, why=INSIDE),
    Row(f"{TRAJECT}inbreng/bijna-gelijk/", "lead"),
    Row(f"{TRAJECT}inbreng/onderwerpen/", "lead", table=True),
    Row(f"{TRAJECT}inbreng/inlezen/", "lead", table=True),
    Row(f"{TRAJECT}van-inbreng-tot-besluit/", "lead", table=True, most=17, why=INSIDE),
    Row(f"{TRAJECT}toezeggingen/", "lead", table=True, most=18, why=INSIDE),
    Row(f"{TRAJECT}logboek/", "lead", table=True),
    Row(f"{TRAJECT}planning/", "lead", table=True),
    Row(f"{TRAJECT}krachtenveld/", "lead"),
    Row(f"{TRAJECT}contactpersonen/", "lead", table=True),
    Row(f"{TRAJECT}evaluaties/", "lead", table=True),
    Row(f"{TRAJECT}evaluaties/{{round}}/", "lead", table=True, most=16, why=INSIDE),
    Row(f"{TRAJECT}verwijderd/", "lead", table=True),
    Row(f"{TRAJECT}vragen/", "lead"),
    Row(f"{TRAJECT}team/", "lead"),
    Row(f"{SESSION}aanmeldingen/", "lead", table=True),
    Row(f"{SESSION}deur/", "lead"),
    Row(f"{SESSION}uitkomsten/", "lead", table=True),
    Row(f"{SESSION}fotos/", "lead"),
]
BEHEER = [
    Row("/beheer/toegang/", "admin", most=16, why=WAGTAIL),
    Row("/beheer/toegang/wie-heeft-wat.csv", "admin"),
    Row("/beheer/mail/", "admin"),
    Row("/beheer/routes/", "admin"),
    Row("/beheer/reports/site-history/", "admin", most=16, why=WAGTAIL),
    Row("/beheer/reports/workflow/", "communication"),
    Row("/beheer/reports/workflow_tasks/", "communication", most=17, why=WAGTAIL),
]
# Every table of all dossiers, by its word in the address.
TABLES = [
    *(
        Row(f"/werkplaats/gegevens/{name}/?formaat=csv", "lead")
        for name in (
            *("opgaven", "trajecten", "werkateliers", "stukken", "besluiten", "inbreng", "onderwerpen"),
            *("van-inbreng-tot-besluit", "toezeggingen", "uitkomsten", "lessen", "evaluaties", "partijen"),
            *("resultaten", "planning", "begroting", "antwoorden", "logboek", "kansen", "bijlagen"),
            *("initiatieven", "uitdaagrecht"),
        )
    ),
    *(
        Row(f"/register/gegevens/{name}/?formaat=csv")
        for name in (
            *("openbare-inbreng", "van-inbreng-tot-besluit", "beloofd-en-gedaan", "besluiten", "partijen"),
            *("resultaten", "planning", "begroting", "antwoorden", "logboek", "initiatieven", "uitdaagrecht"),
        )
    ),
]
ROWS = [*REGISTER, *WORKPLACE, *OF_ONE_TRAJECT, *BEHEER, *TABLES]
