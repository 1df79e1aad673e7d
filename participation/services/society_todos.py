"""What initiatives, the right to challenge, evaluations, steering cards and secrecy ask of one person; one query."""

from datetime import date
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from participation.choices import ChallengeState
from participation.policy import challenges, evaluations, initiatives
from participation.policy.steering import departures_waiting_for, questions_waiting_for
from participation.services.expectations import Todo
from participation.services.secrecy_todos import secrecy_asked_of, secrecy_todo
from participation.services.steering.todos import ASKS as ASKS_OF_CARDS
from participation.services.steering.todos import steering_todo
from samenwerking.accounts.models import User

MOST = 20
# What a request asks in each state: the title and a sentence.
ASKS = {
    ChallengeState.SUBMITTED: (
        gettext_lazy("Bevestig de ontvangst"),
        gettext_lazy("Iemand daagt de gemeente uit. Neem het verzoek in behandeling, of zeg waarom niet."),
    ),
    ChallengeState.ASSESSMENT: (
        gettext_lazy("Beoordeel het verzoek"),
        gettext_lazy("Schrijf op wat u het college adviseert."),
    ),
    ChallengeState.DECISION: (
        gettext_lazy("Leg het besluit vast"),
        gettext_lazy("Het advies ligt er. Wat besluit het college, en waarom?"),
    ),
}
EVALUATE = (gettext_lazy("Evalueer de uitdaging"), gettext_lazy("Hoe ging het, en wat leren we ervan?"))


def society_todos(user: User) -> list[Todo]:
    """The first of each kind, in one query; the lists have the rest."""
    requests = _rows(challenges.waiting_challenges(user), "challenge", "title", "slug", "state", "due_on")
    rounds = _rows(evaluations.asked_evaluations(user), "round", "traject__title", "traject__slug", "", "closes_on")
    proposals = _rows(initiatives.waiting_initiatives(user), "initiative", "name", "slug", "state", "last_checked")
    departures = _rows(
        departures_waiting_for(user),
        *("departure", "what", "card__stuk__slug", "card__opgave__title", "happened_on"),
    )
    of_question = "departure__card__"
    questions = _rows(
        questions_waiting_for(user),
        *("question", "text", f"{of_question}stuk__slug", f"{of_question}opgave__title", "departure__happened_on"),
    )
    secrets = _rows(
        secrecy_asked_of(user), *("secrecy", "stuk__title", "stuk__slug", "stuk__opgave__title", "lapsed_on")
    )
    found = list(requests.union(rounds, proposals, departures, questions, secrets, all=True))
    todos = [_of_challenge(*row[1:]) for row in found if row[0] == "challenge"]
    todos += [_of_round(*row[1:]) for row in found if row[0] == "round"]
    todos += [steering_todo(*row) for row in found if row[0] in ASKS_OF_CARDS]
    todos += [secrecy_todo(*row[1:]) for row in found if row[0] == "secrecy"]
    return [*todos, *_of_initiatives(sum(row[0] == "initiative" for row in found))]


def _rows(rows: QuerySet[Any], kind: str, title: str, slug: str, state: str, due: str) -> QuerySet[Any]:
    """Kind, title, slug, state, last day and number."""
    marked = rows.annotate(
        todo_kind=Value(kind, CharField()),
        todo_title=Cast(title, CharField()),
        todo_slug=Cast(slug, CharField()),
        todo_state=Cast(state, CharField()) if state else Value("", CharField()),
        todo_due=F(due),
    )
    names = ("todo_kind", "todo_title", "todo_slug", "todo_state", "todo_due", "pk")
    return marked.order_by("todo_due", "pk").values_list(*names)[:MOST]


def _of_challenge(about: str, slug: str, state: str, due: date, pk: int) -> Todo:
    title, text = ASKS.get(ChallengeState(state), EVALUATE)
    return Todo(str(title), str(text), due, reverse("werkplaats:challenge", args=[slug]), paper=about)


def _of_round(about: str, slug: str, state: str, due: date, pk: int) -> Todo:
    link = reverse("werkplaats:evaluation_reply", args=[slug, pk])
    return Todo(
        _("Vul de evaluatie in"), _("Wat vond u van dit traject? Het zijn vijf vragen."), due, link, paper=about
    )


def _of_initiatives(count: int) -> list[Todo]:
    if not count:
        return []
    title = ngettext("Beoordeel %(count)s initiatief", "Beoordeel %(count)s initiatieven", count) % {"count": count}
    text = _("Niemand anders leest een initiatief of een wijziging voordat u die hebt beoordeeld.")
    return [Todo(title, text, link=reverse("werkplaats:initiatives"))]
