"""What is expected of one person now: the first page of the werkplaats, in a fixed number of queries.

Reading, but in the services because it asks the policy (docs/decisions/0052).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, ExpressionWrapper, OuterRef, QuerySet, Subquery
from django.db.models.fields import BooleanField
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation import policy
from participation.choices import Confidentiality, StukState
from participation.models import Reaction, Stuk, Werkatelier
from participation.models.stuk import ADOPTED_STATES
from participation.policy.reading import readable_text, with_readable_text
from participation.selectors.route_steps import OpenStep, open_steps
from participation.selectors.todo import (
    Change,
    DossierRow,
    coming_werkateliers,
    dossier_rows,
    latest_changes,
    with_versions,
)
from participation.services.commitments.todos import commitment_todos
from participation.services.expectations import Todo, asked_at
from participation.services.own_reading.news import News, news_of, news_rows
from participation.services.own_reading.visits import note_visit
from participation.services.secrecy_todos import secrecy_todos
from participation.services.society_todos import society_todos
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

DOSSIERS_SHOWN = 12
CHANGES_SHOWN = 8
WERKATELIERS_SHOWN = 4
NEWS_SHOWN = 8
# More than this waits for nobody; the list of papers has the rest.
PAPERS_SHOWN = 60
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
        todos=sorted([*todos, *commitment_todos(user), *society_todos(user), *secrecy_todos(user)], key=_by_term),
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
    papers = list(_waiting_papers(user)[:PAPERS_SHOWN])
    steps = open_steps(papers)
    todos: list[Todo] = []
    reading: list[Todo] = []
    for paper in papers:
        revision = readable_text(paper)
        if revision is None:
            continue
        shown: dict[str, Any] = {"paper": revision.content["title"], "dossier": _dossier_title(paper)}
        todos += _asked(user, paper, steps.get(paper.pk), shown)
        if paper.asks_reading and not paper.asks_decision:  # type: ignore[attr-defined]  # annotations
            reading.append(_to_read(paper, steps.get(paper.pk), shown))
    return sorted(todos, key=_by_term), sorted(reading, key=_by_term)


def _waiting_papers(user: User) -> QuerySet[Stuk]:
    """Every paper that asks something of this person, marked with what."""
    led = policy.led_stukken(user)
    asks: dict[str, QuerySet[Stuk]] = {
        "asks_decision": policy.decidable_stukken(user),
        "asks_reading": policy.reactable_stukken(user),
        "asks_writing": led.filter(state=StukState.RETURNED),
        "asks_answers": led.filter(Exists(_unanswered())),
        "asks_publishing": led.filter(
            state__in=ADOPTED_STATES,
            live=False,
            unpublished_reason="",
            opgave__published_at__isnull=False,
            opgave__confidentiality=Confidentiality.PUBLIC,
        ),
    }
    marks = {name: ExpressionWrapper(policy.one_of("pk", some), BooleanField()) for name, some in asks.items()}
    marks["knows_dossier"] = ExpressionWrapper(policy.one_of("opgave", policy.visible_opgaven(user)), BooleanField())
    counted = _unanswered().order_by().values("stuk").annotate(number=Count("pk")).values("number")
    papers = with_versions(Stuk.objects.filter(pk__in=policy.any_of(*asks.values()))).select_related("opgave__client")
    due = _unanswered().filter(due_on__isnull=False).order_by("due_on").values("due_on")[:1]
    papers = papers.annotate(waiting_reactions=Subquery(counted), first_due=Subquery(due), **marks)
    papers = with_readable_text(user, papers)
    return papers.order_by("submitted_at", "pk")


def _unanswered() -> QuerySet[Reaction]:
    """Reactions on a paper that wait for an answer."""
    return Reaction.objects.waiting().filter(stuk=OuterRef("pk"))


def _dossier_title(paper: Any) -> str:
    """Of an opgave that the reader may know of; a paper under secrecy names no dossier (rule 4)."""
    return str(paper.opgave.title) if paper.knows_dossier else ""


def _asked(user: User, paper: Any, step: OpenStep | None, shown: dict[str, Any]) -> list[Todo]:
    link = reverse("werkplaats:stuk", args=[paper.slug])
    asked: list[Todo] = []
    if paper.asks_decision and step is not None:
        asked.append(Todo(*asked_at(user, paper, step.task), step.due, link, **shown))
    if paper.asks_writing:
        text = _("Het stuk is teruggegeven. Lees de reden, pas het aan en dien het opnieuw in.")
        asked.append(Todo(_("Pas het stuk aan"), text, link=link, **shown))
    if paper.asks_answers:
        title = ngettext("Beantwoord %(count)s reactie", "Beantwoord %(count)s reacties", paper.waiting_reactions)
        text = _("Leden van college of raad stelden een vraag of gaven een reactie.")
        asked.append(Todo(title % {"count": paper.waiting_reactions}, text, paper.first_due, link, **shown))
    if paper.asks_publishing:
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
