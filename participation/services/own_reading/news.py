"""What happened for a member of college or council since their last visit: rows of the one query of the first page.

Each line is about a paper that the reader may read, under the title of the version that is theirs (rule 3).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState

from participation import policy
from participation.choices import Body, Outcome
from participation.models import Decision, Reaction, Stuk
from participation.policy.reading import SINCE_OFFER, with_readable_text
from participation.policy.seeing import PUBLISHED_STUK, inside_of_papers
from participation.policy.steering import visible_departures
from participation.selectors.todo import NEWS, Change
from samenwerking.accounts.models import User

EACH = 12
OFFERED = {Body.COLLEGE: "college_offered_at", Body.COUNCIL: "council_offered_at"}
ROW = ("change_kind", "change_title", "slug", "change_event", "change_at")


@dataclass(frozen=True)
class News:
    """One thing that is new; ``text`` says what."""

    title: str
    text: str
    when: datetime
    link: str


def news_rows(user: User, since: datetime) -> list[QuerySet[Any]]:
    """New and changed papers, answers to this member's reactions, and outcomes; each newest first."""
    body = policy.reaction_body(user)
    if body is None:
        return []
    offered = OFFERED[body]
    papers = policy.visible_stukken(user).filter(**{f"{offered}__isnull": False})
    papers = with_readable_text(user, papers).annotate(
        whole=ExpressionWrapper(inside_of_papers(user) | PUBLISHED_STUK, BooleanField())
    )
    answers = Reaction.objects.filter(stuk=OuterRef("pk"), author=user).order_by().values("stuk")
    answered = papers.annotate(happened=Subquery(answers.annotate(one=Max("answered_at")).values("one")))
    again = papers.filter(**{f"{offered}__lte": since}).annotate(happened=_offered_again(body))
    last = _visible_decisions().order_by("-created_at")
    decided = papers.annotate(happened=Subquery(last.values("created_at")[:1]))
    departed = papers.annotate(happened=Subquery(_told_departures(user)))
    outcome = Subquery(last.annotate(one=Concat("body", Value(":"), "outcome")).values("one")[:1])
    return [
        _rows(papers.annotate(happened=F(offered)), Value("offered"), since),
        _rows(again, Value("again"), since),
        _rows(answered, Value("answered"), since),
        _rows(decided, outcome, since),
        _rows(departed, Value("departed"), since),
    ]


def _rows(papers: QuerySet[Any], event: Value | Subquery, since: datetime) -> QuerySet[Any]:
    titles = Revision.objects.filter(pk=OuterRef("readable_id")).annotate(one=KeyTextTransform("title", "content"))
    marked = papers.filter(happened__gt=since).annotate(
        change_kind=Value(NEWS, output_field=CharField()),
        change_title=Subquery(titles.values("one")[:1], output_field=CharField()),
        change_event=Cast(event, CharField()),
        change_at=Cast("happened", DateTimeField()),
    )
    return marked.order_by("-happened").values_list(*ROW)[:EACH]


def _offered_again(body: Body) -> Subquery:
    """When the paper came before this body once more, in a later round than the one in which it first did."""
    steps = [step for step, acts in policy.REGISTERED_STEPS.items() if acts == body]
    states = TaskState.objects.filter(
        workflow_state__base_content_type=ContentType.objects.get_for_model(Stuk),
        workflow_state__object_id=Cast(OuterRef("pk"), CharField()),
        workflow_state__created_at__gt=OuterRef(OFFERED[body]),
        task__stuktask__step__in=steps,
    )
    return Subquery(states.order_by("-started_at").values("started_at")[:1])


def _told_departures(user: User) -> QuerySet[Any]:
    """When the council was last told that something goes another way than this steering card says."""
    told = visible_departures(user).filter(card__stuk=OuterRef("pk"), told_at__isnull=False)
    return told.order_by().values("card__stuk").annotate(one=Max("told_at")).values("one")


def _visible_decisions() -> QuerySet[Decision]:
    """As ``policy.visible_decisions`` says it for one paper: all of them, or those since the offer and on its text."""
    decisions = Decision.objects.filter(stuk=OuterRef("pk")).annotate(
        whole=ExpressionWrapper(OuterRef("whole"), BooleanField())
    )
    return decisions.filter(SINCE_OFFER | Q(whole=True))


def news_of(rows: Sequence[Change], limit: int) -> list[News]:
    """The newest rows in words. Of a paper that came and was decided on since, only the decision is told."""
    decided = {row.slug for row in rows if ":" in row.event}
    return [told_news(row) for row in rows if row.event != "offered" or row.slug not in decided][:limit]


def told_news(change: Change) -> News:
    """A row in words, with the way to where it is read."""
    texts = {
        "offered": _("Nieuw stuk om te lezen"),
        "again": _("Gewijzigd stuk: het ligt opnieuw voor"),
        "answered": _("Antwoord op uw reactie"),
        "departed": _("Er gaat iets anders dan deze stuurkaart zegt"),
    }
    body, _colon, outcome = change.event.partition(":")
    if change.event == "departed":
        link = reverse("werkplaats:steering_card", args=[change.slug])
        return News(change.title, texts[change.event], change.when, link)
    if not outcome:
        link = reverse("werkplaats:reading_paper", args=[change.slug])
        return News(change.title, texts[change.event], change.when, link)
    text = _("Besluit van %(body)s: %(outcome)s")
    text %= {"body": Body(body).label, "outcome": Outcome(outcome).label}
    return News(change.title, text, change.when, reverse("werkplaats:stuk", args=[change.slug]))
