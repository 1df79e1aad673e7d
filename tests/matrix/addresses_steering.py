"""Addresses of the council's steering card: filled in by team and clerk, read by who reads its paper; departures."""

from participation.models import DepartureQuestion, SteeringDeparture
from tests.matrix.addresses import People, Row
from tests.matrix.identities import CLERK, CLIENT, COUNCIL, EDITORS, LEAD, LOGGED_IN, NOBODY, RELATED, STAFF

CARD, PAPER = "stuurkaarten/dorpshart-stuurkaart/", "stuurkaarten/<slug:slug>/"
FILLERS = EDITORS | CLERK
ANSWERING = LEAD | CLIENT


def steering_numbers() -> dict[str, object]:
    """The departure from the card of the dorpshart, and what was asked about it."""
    question = DepartureQuestion.objects.order_by("pk").first()
    departure = SteeringDeparture.objects.order_by("pk").first()
    assert question is not None, "the demo has a question"
    assert departure is not None, "the demo has a departure"
    return {"departure": departure.pk, "departure_question": question.pk}


def _row(route: str, path: str, get: People, post: People | None, knows: People = LOGGED_IN) -> Row:
    return Row(f"werkplaats/{route}", f"/werkplaats/{path}", get=get, post=post, knows=knows, login=True)


DRAFT = "opgaven/<slug:slug>/stuurkaart/"
ONE = f"{PAPER}afwijkingen/<int:pk>/"
AT = f"{CARD}afwijkingen/{{departure}}/"
STEERING = [
    _row(DRAFT, "opgaven/dorpshart/stuurkaart/", STAFF, FILLERS),
    _row(DRAFT, "opgaven/locatiekeuze/stuurkaart/", RELATED, EDITORS, RELATED),
    _row(PAPER, CARD, LOGGED_IN, None),
    # A paper that is no card has none.
    _row(PAPER, "stuurkaarten/dorpshart-adopted/", NOBODY, None, NOBODY),
    _row(f"{PAPER}afwijkingen/nieuw/", f"{CARD}afwijkingen/nieuw/", ANSWERING, ANSWERING),
    _row(f"{ONE}reden/", f"{AT}reden/", ANSWERING, ANSWERING),
    _row(f"{ONE}geen-afwijking/", f"{AT}geen-afwijking/", ANSWERING, ANSWERING),
    _row(f"{ONE}voorbij/", f"{AT}voorbij/", ANSWERING, ANSWERING),
    _row(f"{ONE}vraag/", f"{AT}vraag/", COUNCIL, COUNCIL),
    # Questions are for council and dossier; a visitor who is logged in does not know of them.
    _row(
        f"{ONE}vragen/<int:question_pk>/",
        f"{AT}vragen/{{departure_question}}/",
        ANSWERING,
        ANSWERING,
        STAFF | COUNCIL,
    ),
]
