"""Addresses of amendments, motions and fractions: the council hands in, the clerk writes what was voted."""

from participation.models import Decision, Fraction, Proposal
from tests.matrix.addresses import People, Row
from tests.matrix.addresses_meetings import READERS
from tests.matrix.identities import CLERK, COUNCIL, LOGGED_IN, NOBODY, STAFF, Identity

# The plan of aanpak that the council adopted as amended is on the register; its amendment has a number there.
MOVER = frozenset({Identity.COUNCIL})
ADOPTED, DEFERRED = "dorpshart-adopted-amended", "dorpshart-deferred"


def proposal_numbers() -> dict[str, object]:
    """The amendment that stands in the adopted plan, the decision, and a fraction."""
    found = Proposal.objects.filter(reaction__stuk__slug=ADOPTED, reaction__kind="amendment").order_by("pk")
    tabled = Proposal.objects.get(reaction__stuk__slug=DEFERRED)
    return {
        "tabled": tabled.pk,
        "proposal": found[0].pk,
        "fraction": Fraction.objects.order_by("pk").values_list("pk", flat=True)[0],
        "council_decision": Decision.objects.get(stuk__slug=ADOPTED, body="council").pk,
    }


def _row(route: str, path: str, get: People, post: People | None, knows: People) -> Row:
    return Row(f"werkplaats/{route}", f"/werkplaats/{path}", get=get, post=post, knows=knows, login=True)


PAPER, ONE = "stukken/<slug:slug>/", "voorstellen/<int:pk>/"
BACK = f"{ONE}intrekken/"
NEW = "onderdelen/<slug:section_key>/amendement/"
PROPOSALS = [
    _row(f"{PAPER}{NEW}", f"stukken/{DEFERRED}/onderdelen/{{section}}/amendement/", COUNCIL, COUNCIL, STAFF | COUNCIL),
    _row(f"{PAPER}motie/", f"stukken/{DEFERRED}/motie/", COUNCIL, COUNCIL, STAFF | COUNCIL),
    # The paper was decided: nobody hands anything in any more.
    _row(f"{PAPER}motie/", f"stukken/{ADOPTED}/motie/", NOBODY, NOBODY, LOGGED_IN),
    _row(f"{PAPER}{ONE}", f"stukken/{ADOPTED}/voorstellen/{{proposal}}/", LOGGED_IN, None, LOGGED_IN),
    # Through another paper it does not exist.
    _row(f"{PAPER}{ONE}", f"stukken/{DEFERRED}/voorstellen/{{proposal}}/", NOBODY, None, NOBODY),
    _row(
        f"{PAPER}{ONE}intrekken/", f"stukken/{ADOPTED}/voorstellen/{{proposal}}/intrekken/", NOBODY, NOBODY, LOGGED_IN
    ),
    _row(f"{PAPER}{ONE}uitslag/", f"stukken/{ADOPTED}/voorstellen/{{proposal}}/uitslag/", CLERK, CLERK, LOGGED_IN),
    _row(
        f"{PAPER}{BACK}",
        f"stukken/{DEFERRED}/voorstellen/{{tabled}}/intrekken/",
        MOVER,
        MOVER,
        STAFF | COUNCIL,
    ),
    _row("fracties/", "fracties/", READERS, None, LOGGED_IN),
    _row("fracties/nieuw/", "fracties/nieuw/", CLERK, CLERK, LOGGED_IN),
    _row("fracties/<int:pk>/", "fracties/{fraction}/", CLERK, CLERK, LOGGED_IN),
    Row(
        "register/stukken/<slug:slug>/besluiten/<int:pk>/gewijzigd/",
        f"/register/stukken/{ADOPTED}/besluiten/{{council_decision}}/gewijzigd/",
    ),
    Row(
        "register/stukken/<slug:slug>/besluiten/<int:pk>/gewijzigd/",
        "/register/stukken/dorpshart-adopted/besluiten/{council_decision}/gewijzigd/",
        get=NOBODY,
        knows=NOBODY,
    ),
]
