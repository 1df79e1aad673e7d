"""One paper as one person may read it: text, reactions, route, decisions and history, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Revision

from participation import policy
from participation.choices import ReactionKind, StukKind, StukState
from participation.gaps import gaps_in
from participation.models import Decision, Reaction, SecrecyGrant, Stuk
from participation.models.stuk import ADOPTED_STATES, hash_content
from participation.policy.secrecy import secrecy_to_confirm
from participation.selectors.history import Event, events_of
from participation.selectors.papers import StukText, text_of
from participation.selectors.photos import PaperPhoto
from participation.selectors.return_reasons import last_return_reasons
from participation.selectors.route_steps import RouteStep, planned_route, route_of
from participation.selectors.steering_terms import Terms, terms_of
from participation.selectors.technical import TechnicalCount, with_meeting
from participation.services.duties import DutyRow, paper_duties
from participation.services.expectations import Expectation, PaperActions, actions_of, expectations_of, whose_turn
from participation.services.paper_changes import comparable_decisions, version_before
from participation.services.photos.papers import photos_differ
from participation.services.secrecy_todos import secrecy_todos_of
from samenwerking.accounts.models import User

# While these last, the writers and the next deciders see what was asked at the return.
ASKED_STATES = (StukState.RETURNED, StukState.DRAFT, StukState.IN_REVIEW)


@dataclass(frozen=True)
class PaperSection:
    """A part of the text with what was said about it."""

    key: str
    title: str
    body: str
    missing: bool
    # The labels of places in this part that are still open.
    gaps: list[str]
    reactions: list[Reaction]
    photos: list[PaperPhoto]
    # What was asked about this part when the paper came back the last time; for who reads the dossier.
    asked: str = ""

    @property
    def anchor(self) -> str:
        return f"onderdeel-{self.key}"


@dataclass(frozen=True)
class PaperDecision:
    """A decision with the amendments in it that this reader may know of."""

    decision: Decision
    amendments: list[Reaction]
    can_compare: bool


@dataclass(frozen=True)
class PaperPage:
    """Everything the page of a paper shows; ``internal`` readers also see notes and names."""

    stuk: Stuk
    text: StukText
    internal: bool
    sections: list[PaperSection]
    # Motions about the whole paper, and reactions on a part that the text no longer has; never dropped.
    loose: list[Reaction]
    # Secrecy that the council must confirm, for the clerk.
    to_confirm: list[SecrecyGrant]
    actions: PaperActions
    expectations: list[Expectation]
    turn: str
    route: list[RouteStep]
    decisions: list[PaperDecision]
    # Where the reader sees what changed since the version that was judged before; empty when there is none.
    changed_url: str
    events: list[Event]
    # The lead may still better an answer that was given.
    can_correct: bool
    # The clerk notes numbers of amendments and motions.
    can_number: bool
    # The paper that this one is a herziening of, and those of this one; only those that the reader may know of.
    revises: Stuk | None
    revisions: list[Stuk]
    # The photos of the session are no longer those in this draft.
    photos_differ: bool

    # What the law asks of a paper of this kind; for who may see the inside of the dossier.
    duties: list[DutyRow]

    @property
    def technical(self) -> TechnicalCount:
        """The questions of the council before its meeting."""
        said = [reaction for section in self.sections for reaction in section.reactions] + self.loose
        asked = [reaction for reaction in said if reaction.kind == ReactionKind.TECHNICAL]
        return TechnicalCount(len(asked), sum(bool(reaction.answer) for reaction in asked))

    @property
    def motions(self) -> list[Reaction]:
        return [reaction for reaction in self.loose if not reaction.section_key]

    @property
    def loose_reactions(self) -> list[Reaction]:
        return [reaction for reaction in self.loose if reaction.section_key]

    @property
    def terms(self) -> Terms | None:
        """What the site reads in this text of a steering card, and will compare once it holds."""
        return terms_of(self.text.sections) if self.text.kind == StukKind.STUURKAART else None

    @property
    def missing(self) -> list[str]:
        """What must be written before the paper can go on."""
        return self.text.open_places


def paper_page(user: User, stuk: Stuk) -> PaperPage | None:
    """The page for this reader, or None when there is no version that they may read."""
    revision = policy.readable_revision(user, stuk)
    if revision is None:
        return None
    text = text_of(stuk, revision)
    internal = policy.user_can_view_internal(user, stuk)
    reactions = _reactions(user, stuk)
    sections, loose = _with_reactions(text.sections, reactions, _asked(stuk, internal=internal))
    actions = actions_of(user, stuk)
    return PaperPage(
        stuk=stuk,
        text=text,
        internal=internal,
        sections=sections,
        loose=loose,
        to_confirm=secrecy_to_confirm(user, stuk),
        actions=actions,
        expectations=[*secrecy_todos_of(user, stuk), *expectations_of(user, stuk, actions, reactions)],
        turn=whose_turn(user, stuk, actions),
        route=route_of(stuk, with_names=internal),
        decisions=_decisions(user, stuk, reactions),
        changed_url=_changed_url(user, stuk, revision),
        events=_readable_events(user, stuk, internal=internal),
        duties=paper_duties(user, stuk) if internal else [],
        can_correct=policy.user_can_correct_answers(user, stuk),
        revises=_known(user, [stuk.revises_id]).first() if stuk.revises_id else None,
        revisions=_revisions_of(user, stuk),
        photos_differ=actions.edit and photos_differ(stuk),
        can_number=internal and any(policy.user_can_number_amendment(user, reaction) for reaction in reactions),
    )


def _reactions(user: User, stuk: Stuk) -> list[Reaction]:
    said = with_meeting(policy.visible_reactions(user, stuk))
    return list(said.select_related("author", "answered_by", "proposal"))


def _asked(stuk: Stuk, *, internal: bool) -> dict[str, str]:
    return last_return_reasons(stuk) if internal and stuk.state in ASKED_STATES else {}


def _revisions_of(user: User, stuk: Stuk) -> list[Stuk]:
    if stuk.state not in ADOPTED_STATES:
        return []
    return list(_known(user, stuk.revised_by.values("pk")).order_by("pk"))


def _known(user: User, numbers: Any) -> QuerySet[Stuk]:
    return policy.visible_stukken(user).filter(pk__in=numbers)


def _decisions(user: User, stuk: Stuk, reactions: list[Reaction]) -> list[PaperDecision]:
    decisions = list(policy.visible_decisions(user, stuk).prefetch_related("amendments"))
    comparable = comparable_decisions(user, stuk, decisions) if decisions else []
    known = {reaction.pk: reaction for reaction in reactions}
    return [
        PaperDecision(d, [known[a.pk] for a in d.amendments.all() if a.pk in known], d in comparable) for d in decisions
    ]


def _changed_url(user: User, stuk: Stuk, shown: Revision) -> str:
    before = version_before(user, stuk, shown)
    changed = before is not None and hash_content(before.content) != hash_content(shown.content)
    return reverse("werkplaats:stuk_changes", args=[stuk.slug]) if changed else ""


def _with_reactions(
    sections: list[dict[str, Any]], reactions: list[Reaction], asked: dict[str, str]
) -> tuple[list[PaperSection], list[Reaction]]:
    by_key: dict[str, list[Reaction]] = defaultdict(list)
    for reaction in reactions:
        by_key[reaction.section_key].append(reaction)
    parts = [
        PaperSection(
            key=s["key"],
            title=s["title"],
            body=s["body"],
            missing=bool(s["missing"]),
            gaps=gaps_in(s["body"]),
            reactions=by_key.pop(s["key"], []),
            asked=asked.get(s["key"], ""),
            photos=s["photos"],
        )
        for s in sections
    ]
    return parts, [reaction for rest in by_key.values() for reaction in rest]


def _readable_events(user: User, stuk: Stuk, *, internal: bool) -> list[Event]:
    """Rule 3: who was offered the paper sees its history from that step on; a reader of the register has decisions."""
    if internal:
        return list(events_of(stuk))
    since = offered_since(user, stuk)
    return [event for event in events_of(stuk) if since is not None and event.when >= since]


def offered_since(user: User, stuk: Stuk) -> datetime | None:
    """From when somebody outside the dossier may know what happened to the paper."""
    if not policy.user_can_view_offered(user, stuk):
        return None
    return stuk.council_offered_at or stuk.college_offered_at or stuk.submitted_at


def trail_of(user: User, stuk: Stuk) -> list[dict[str, str]]:
    """Where the paper stands in its dossier; only records that the reader may know of (rule 11)."""
    chain = [stuk.opgave, stuk.traject, stuk.werkatelier_owner]
    records = [record for record in chain if record is not None and policy.user_can_view(user, record)]
    return [{"title": record.title, "url": record.get_workspace_url()} for record in records]


def route_people(stuk: Stuk) -> list[dict[str, Any]]:
    """The steps that a submitted paper will take, with who is asked; a step without anybody says so."""
    asked = []
    for step in planned_route(stuk):
        people = list(policy.step_deciders(stuk, step.task).distinct())
        names = ", ".join(str(person) for person in people) or _("Niemand")
        asked.append({"label": step.label, "names": names, "empty": not people})
    return asked
