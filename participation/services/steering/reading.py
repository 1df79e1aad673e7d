"""A steering card as one person may read it, in a fixed number of queries.

Reading, but in the services because it asks the policy (docs/decisions/0052).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from participation import policy
from participation.choices import DepartureState, SteeringPoint
from participation.models import DepartureQuestion, Opgave, SteeringCard, SteeringDeparture, SteeringDraft, Stuk
from participation.models.steering import OPEN_STATES
from participation.policy.steering import (
    public_departures,
    user_can_answer_question,
    user_can_ask_about_departure,
    user_can_fill_card,
    user_can_record_departure,
    user_can_settle_departure,
    visible_cards,
    visible_departures,
    visible_questions,
)
from participation.selectors.papers import text_of
from participation.selectors.public_fields import PublicView
from participation.selectors.steering_terms import Terms, terms_of
from samenwerking.accounts.models import User

TONES = {
    DepartureState.FOUND: "warning",
    DepartureState.EXPLAINED: "warning",
    DepartureState.DISMISSED: "neutral",
    DepartureState.ENDED: "success",
}


@dataclass(frozen=True)
class DepartureRow:
    """One departure, with what this reader can do. ``traject`` is empty for who may not know of it."""

    departure: SteeringDeparture
    traject: Any = None
    questions: list[tuple[DepartureQuestion, bool]] = field(default_factory=list)
    may_settle: bool = False
    may_ask: bool = False

    @property
    def tone(self) -> str:
        return TONES[DepartureState(self.departure.state)]

    @property
    def may_dismiss(self) -> bool:
        """Only what the site found itself can turn out to be none."""
        return self.may_settle and bool(self.departure.finding) and self.departure.state != DepartureState.DISMISSED


@dataclass(frozen=True)
class PointRow:
    """A point of the card: what the council said, and what goes another way since."""

    key: str
    title: str
    body: str
    departures: list[DepartureRow]

    @property
    def open(self) -> int:
        return sum(row.departure.is_open for row in self.departures)


@dataclass(frozen=True)
class PublicDeparture:
    """What everybody reads of a departure: no names, but who it was by office."""

    pk: int
    point: str
    what: str
    reason: str
    happened_on: date
    state: str
    by: str
    ended_on: date | None
    ended_reason: str
    traject: Any


@dataclass(frozen=True)
class PublicCard:
    """The card that holds, for the register."""

    title: str
    url: str
    adopted_at: datetime
    departures: list[PublicDeparture]


@dataclass(frozen=True)
class CardPage:
    card: SteeringCard
    points: list[PointRow]
    terms: Terms
    cards: list[SteeringCard]
    opgave: Opgave | None
    may_record: bool
    readable: bool

    @property
    def open(self) -> int:
        return sum(point.open for point in self.points)

    @property
    def total(self) -> int:
        return sum(len(point.departures) for point in self.points)


@dataclass(frozen=True)
class CardSummary:
    """For the page of an opgave: the card that holds, when this reader may know of it, and the filling-in."""

    card: SteeringCard | None
    open: int
    draft: SteeringDraft | None
    may_fill: bool
    sees_draft: bool


def card_page(user: User, card: SteeringCard) -> CardPage:
    """The card, with everything said about it that this person may read."""
    revision = policy.readable_revision(user, card.stuk)
    readable = revision is not None and revision.pk == card.revision_id
    sections = text_of(card.stuk, card.revision).sections if readable else []
    departures = visible_departures(user).filter(card=card)
    visible = policy.visible_opgaven(user).filter(pk=card.opgave_id).first()
    cards = visible_cards(user).filter(opgave=card.opgave_id).select_related("stuk", "revision")
    return CardPage(
        card=card,
        points=_points(sections, _rows(user, departures)),
        terms=terms_of(card.revision.content["sections"]) if readable else Terms(),
        cards=list(cards),
        opgave=visible,
        may_record=user_can_record_departure(user, card),
        readable=readable,
    )


def card_summary(user: User, opgave: Opgave, *, internal: bool) -> CardSummary:
    """What the page of an opgave says of the card."""
    held = visible_cards(user).in_force().filter(opgave=opgave).select_related("stuk", "revision")
    card = held.first()
    count = visible_departures(user).filter(card=card, state__in=OPEN_STATES).count() if card else 0
    draft = SteeringDraft.objects.filter(opgave=opgave).first() if internal else None
    return CardSummary(card, count, draft, user_can_fill_card(user, opgave), sees_draft=internal)


def public_card(opgave: Opgave, papers: Sequence[Stuk]) -> PublicCard | None:
    """For the register: the card that holds, when its paper is on the register, and what everybody may read of it.

    ``papers``: those of the opgave that are on the register.
    """
    live = [stuk.pk for stuk in papers if stuk.opgave_owner_id]
    if not live:
        return None
    held = SteeringCard.objects.in_force().filter(opgave=opgave, stuk__in=live)
    card = held.select_related("stuk", "revision").first()
    if card is None:
        return None
    points = list(SteeringPoint)
    rows = public_departures().filter(card=card).select_related("traject")
    departures = sorted(rows, key=lambda row: points.index(SteeringPoint(row.point)))
    return PublicCard(
        title=str(card),
        url=card.stuk.get_absolute_url(),
        adopted_at=card.adopted_at,
        departures=[_public(opgave, row) for row in departures],
    )


def _public(opgave: Opgave, departure: SteeringDeparture) -> PublicDeparture:
    traject = departure.traject
    return PublicDeparture(
        pk=departure.pk,
        point=str(departure.get_point_display()),
        what=departure.what,
        reason=departure.reason,
        happened_on=departure.happened_on,
        state=str(departure.get_state_display()),
        by=_office(opgave, departure),
        ended_on=departure.ended_on,
        ended_reason=departure.ended_reason,
        traject=PublicView(traject) if traject is not None else None,
    )


def _office(opgave: Opgave, departure: SteeringDeparture) -> str:
    if departure.recorded_by_id is None:
        return _("gezien door de site, met de reden van de gemeente")
    client = departure.recorded_by_id == opgave.client_id
    return _("gemeld door de opdrachtgever") if client else _("gemeld door de trekker")


def _points(sections: Iterable[dict[str, Any]], rows: Iterable[DepartureRow]) -> list[PointRow]:
    """The seven points, and what a municipality added to its card."""
    texts = {section["key"]: section for section in sections}
    by_point: dict[str, list[DepartureRow]] = defaultdict(list)
    for row in rows:
        by_point[row.departure.point].append(row)
    seven = [
        PointRow(point.value, str(point.label), texts.pop(point.value, {"body": ""})["body"], by_point[point.value])
        for point in SteeringPoint
    ]
    return seven + [PointRow(key, section["title"], section["body"], []) for key, section in texts.items()]


def _rows(user: User, departures: Any) -> list[DepartureRow]:
    questions = visible_questions(user).select_related("asked_by", "answered_by")
    found = list(
        departures.select_related(
            "card__opgave", "card__stuk", "traject", "recorded_by", "explained_by", "ended_by"
        ).prefetch_related(Prefetch("questions", queryset=questions, to_attr="read_questions"))
    )
    numbers = {row.traject_id for row in found if row.traject_id}
    known = (
        set(policy.visible_trajecten(user).filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else set()
    )
    may = _Rights(user)
    return [_row(row, known, may) for row in found]


class _Rights:
    """What this person may do; who answers for the opgave is asked once for the whole card."""

    def __init__(self, user: User) -> None:
        self.user = user
        self._known: dict[tuple[str, str], bool] = {}

    def settle(self, departure: SteeringDeparture) -> bool:
        return self._once("settle", departure.state, lambda: user_can_settle_departure(self.user, departure))

    def ask(self, departure: SteeringDeparture) -> bool:
        told = str(departure.told_at is not None)
        return self._once("ask", told, lambda: user_can_ask_about_departure(self.user, departure))

    def answer(self, question: DepartureQuestion) -> bool:
        return self._once("answer", "", lambda: user_can_answer_question(self.user, question))

    def _once(self, what: str, state: str, ask: Any) -> bool:
        key = (what, state)
        if key not in self._known:
            self._known[key] = ask()
        return self._known[key]


def _row(departure: Any, known: set[int], may: _Rights) -> DepartureRow:
    for question in departure.read_questions:
        question.departure = departure
    return DepartureRow(
        departure=departure,
        traject=departure.traject if departure.traject_id in known else None,
        questions=[(question, may.answer(question)) for question in departure.read_questions],
        may_settle=may.settle(departure),
        may_ask=may.ask(departure),
    )
