"""What is expected of one person now: the first page of the werkplaats, in a fixed number of queries.

Reading, but in the services because it asks the policy (docs/decisions/0052).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation import policy
from participation.choices import Confidentiality, StukState
from participation.models import Reaction, Stuk, Werkatelier
from participation.models.stuk import ADOPTED_STATES
from participation.policy.reading import with_readable_title
from participation.selectors.route_steps import OpenStep, open_steps
from participation.selectors.todo import (
    Change,
    DossierRow,
    coming_werkateliers,
    dossier_rows,
    latest_changes,
)
from participation.services.commitments.todos import commitment_todos
from participation.services.expectations import Todo, asked_at
from participation.services.own_reading.news import News, news_of, news_rows
from participation.services.own_reading.visits import note_visit
from participation.services.society_todos import society_todos
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

DOSSIERS_SHOWN = 12
CHANGES_SHOWN = 8
WERKATELIERS_SHOWN = 4
NEWS_SHOWN = 8
# More than this waits for nobody; the list of papers has the rest.
PAPERS_SHOWN = 60
# What a paper can ask.
DECIDE, READ, WRITE, ANSWER, PUBLISH = "decide", "read", "write", "answer", "publish"
# What is told of a paper and its dossier; the two people are named to who stands in for them.
PEOPLE = ("opgave__client", "opgave__portfolio_holder")
TOLD = ("slug", "opgave__title", *(f"{one}__{name}" for one in PEOPLE for name in ("first_name", "last_name", "email")))
# Who can expect to get a dossier of their own; others hear of that only when they have one.
WORKING_ROLES = (Role.PROJECT_LEADER, Role.MANAGER, Role.COMMUNICATION, Role.COLLEGE)


@dataclass(frozen=True)
class HomePage:
    """Everything on the first page, with what this person's roles make possible."""

    todos: list[Todo]
    reading: list[Todo]
    dossiers: list[DossierRow]
    werkateliers: list[Werkatelier]
    changes: list[Change]
    creates: bool
    works: bool
    reacts: bool
    decides: bool
    # For college and council: what is new since their last visit.
    news: list[News]

    @property
    def overdue(self) -> int:
        return sum(todo.overdue for todo in self.todos)


def home_page(user: User) -> HomePage:
    """The page of this person."""
    todos, reading = _papers(user)
    reacts = policy.reaction_body(user) is not None
    changes, news = _changes(user, news_rows(user, note_visit(user)) if reacts else [])
    related = policy.related_opgaven(user), policy.related_trajecten(user)
    return HomePage(
        todos=sorted([*todos, *commitment_todos(user), *society_todos(user)], key=_by_term),
        reading=reading,
        dossiers=dossier_rows(*related, DOSSIERS_SHOWN),
        werkateliers=coming_werkateliers(policy.visible_werkateliers(user), WERKATELIERS_SHOWN),
        changes=changes,
        creates=policy.user_can_create_opgave(user),
        works=policy.has_role(user, *WORKING_ROLES),
        reacts=reacts,
        decides=policy.has_role(user, *set(policy.STEP_ROLES.values())),
        news=news_of(news, NEWS_SHOWN),
    )


def _papers(user: User) -> tuple[list[Todo], list[Todo]]:
    """Papers that ask something, the first term first; and papers to read and react to."""
    asks = _waiting(user)
    papers = list(_waiting_papers(user, asks)) if asks else []
    steps = open_steps(papers) if papers else {}
    todos: list[Todo] = []
    reading: list[Todo] = []
    for paper in papers:
        if paper.readable_title is None:
            continue
        shown: dict[str, Any] = {"paper": paper.readable_title, "dossier": _dossier_title(paper)}
        asked = asks[paper.pk]
        todos += _asked(user, paper, asked, steps.get(paper.pk), shown)
        if READ in asked and DECIDE not in asked:
            reading.append(_to_read(paper, steps.get(paper.pk), shown))
    return sorted(todos, key=_by_term), sorted(reading, key=_by_term)


def _asking(user: User) -> dict[str, QuerySet[Stuk]]:
    """The papers that ask something of this person, by what they ask."""
    led = policy.led_stukken(user)
    return {
        DECIDE: policy.decidable_stukken(user),
        READ: policy.reactable_stukken(user),
        WRITE: led.filter(state=StukState.RETURNED),
        ANSWER: led.filter(Exists(_unanswered())),
        PUBLISH: led.filter(
            state__in=ADOPTED_STATES,
            live=False,
            unpublished_reason="",
            opgave__published_at__isnull=False,
            opgave__confidentiality=Confidentiality.PUBLIC,
        ),
    }


def _waiting(user: User) -> dict[int, set[str]]:
    """The numbers of those papers with what each asks, what was submitted first in front."""
    first, *rest = (
        papers.order_by()
        .annotate(number=F("pk"), ask=Value(ask, CharField()))
        .values_list("number", "ask", "submitted_at")
        for ask, papers in _asking(user).items()
    )
    rows = first.union(*rest, all=True).order_by("submitted_at", "number")
    found: dict[int, set[str]] = {}
    # Enough for the first papers, should each ask everything.
    for number, ask, _submitted in rows[: PAPERS_SHOWN * (1 + len(rest))]:
        found.setdefault(number, set()).add(ask)
    return dict(list(found.items())[:PAPERS_SHOWN])


def _waiting_papers(user: User, numbers: Iterable[int]) -> QuerySet[Any]:
    """These papers under the title that this person reads, and no more of them than is told here."""
    counted = _unanswered().order_by().values("stuk").annotate(number=Count("pk")).values("number")
    due = _unanswered().filter(due_on__isnull=False).order_by("due_on").values("due_on")[:1]
    papers = with_readable_title(user, Stuk.objects.filter(pk__in=numbers)).annotate(
        waiting_reactions=Subquery(counted),
        first_due=Subquery(due),
        knows_dossier=ExpressionWrapper(policy.one_of("opgave", policy.visible_opgaven(user)), BooleanField()),
    )
    return papers.select_related(*PEOPLE).only(*TOLD).order_by("submitted_at", "pk")


def _unanswered() -> QuerySet[Reaction]:
    """Reactions on a paper that wait for an answer."""
    return Reaction.objects.waiting().filter(stuk=OuterRef("pk"))


def _dossier_title(paper: Any) -> str:
    """Of an opgave that the reader may know of; a paper under secrecy names no dossier (rule 4)."""
    return str(paper.opgave.title) if paper.knows_dossier else ""


def _asked(user: User, paper: Any, asks: set[str], step: OpenStep | None, shown: dict[str, Any]) -> list[Todo]:
    link = reverse("werkplaats:stuk", args=[paper.slug])
    asked: list[Todo] = []
    if DECIDE in asks and step is not None:
        asked.append(Todo(*asked_at(user, paper, step.task), step.due, link, **shown))
    if WRITE in asks:
        text = _("Het stuk is teruggegeven. Lees de reden, pas het aan en dien het opnieuw in.")
        asked.append(Todo(_("Pas het stuk aan"), text, link=link, **shown))
    if ANSWER in asks:
        title = ngettext("Beantwoord %(count)s reactie", "Beantwoord %(count)s reacties", paper.waiting_reactions)
        text = _("Leden van college of raad stelden een vraag of gaven een reactie.")
        asked.append(Todo(title % {"count": paper.waiting_reactions}, text, paper.first_due, link, **shown))
    if PUBLISH in asks:
        text = _("Het is vastgesteld en staat nog niet op het openbare register.")
        asked.append(Todo(_("Zet het stuk op het register"), text, link=link, **shown))
    return asked


def _to_read(paper: Stuk, step: OpenStep | None, shown: dict[str, Any]) -> Todo:
    text = str(step.label) if step is not None else ""
    link = reverse("werkplaats:stuk", args=[paper.slug])
    return Todo(_("Lees en reageer"), text, step.due if step else None, link, **shown)


def _by_term(todo: Todo) -> tuple[bool, date, str]:
    """With a term first, the nearest first; then by name."""
    return todo.due is None, todo.due or date.max, todo.paper


def _changes(user: User, news: list[QuerySet[Any]]) -> tuple[list[Change], list[Change]]:
    """What changed lately: saves only for who may see every field, for others what was published or offered.

    The news of this reader comes along in the same query.
    """
    parts: list[tuple[QuerySet[Any], str, str, str]] = [
        (policy.public_opgaven(), "opgave", "published", "published_at"),
        (policy.public_trajecten(), "traject", "published", "published_at"),
        (policy.public_werkateliers(), "werkatelier", "published", "published_at"),
        (policy.public_stukken(), "stuk", "published", "last_published_at"),
        (policy.internal_opgaven(user), "opgave", "saved", "updated_at"),
        (policy.internal_trajecten(user), "traject", "saved", "updated_at"),
        (policy.internal_werkateliers(user), "werkatelier", "saved", "updated_at"),
        (policy.internal_stukken(user), "stuk", "saved", "updated_at"),
    ]
    parts.append((policy.offered_stukken(user), "stuk", "offered", "council_offered_at"))
    return latest_changes(parts, CHANGES_SHOWN, news)
