"""The pages of an opgave, a traject and a werkatelier as one person may see them.

Reading, but in the services because it asks the policy (docs/decisions/0052). Somebody who is no internal reader gets
the record as a ``PublicView``: the fields of the register and nothing else.
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.models import Area, Theme
from participation import policy
from participation.choices import Process, Stage, TeamRole
from participation.gates import Gate, gate_of
from participation.models import ChoiceAidUse, LogEntry, Opgave, Party, ProcessMove, Result, Traject, Werkatelier
from participation.policy.exports import user_can_export_dossier
from participation.policy.organisations import user_can_see_contacts
from participation.selectors.contributions import contribution_counts
from participation.selectors.dossiers import RecordEvent, record_events
from participation.selectors.instruments import instruments_of
from participation.selectors.public_fields import PublicView, public_views
from participation.selectors.questions import Cell, progress_of
from participation.services.attachments import AttachmentList, attachment_list
from participation.services.dossier_expectations import (
    RecordActions,
    expected_of_opgave,
    expected_of_traject,
    expected_of_werkatelier,
)
from participation.services.duties import DutyRow, record_duties
from participation.services.expectations import Expectation
from participation.services.framework import Framework, framework_of
from participation.services.lessons import LessonRow, lesson_rows
from participation.services.logbook import latest_entries
from participation.services.opgave_tree import Branch, branches_of, scope_of
from participation.services.outcomes.reading import OutcomePart, is_held, outcome_parts
from participation.services.paper_lists import PaperRow, paper_rows, visible_papers
from participation.services.photos import PhotoPage, photo_page
from participation.services.publication import record_above
from participation.services.steering.reading import CardSummary, card_summary
from samenwerking.accounts.models import User

AnyRecord = Opgave | Traject | Werkatelier
PAPERS_SHOWN = 50


@dataclass
class RecordPage:
    """What the three pages share. ``record`` is a PublicView for who may see the public fields only."""

    record: Any
    internal: bool
    actions: RecordActions
    expectations: list[Expectation]
    papers: list[PaperRow]
    events: list[RecordEvent]
    team: list[tuple[User, TeamRole]] = field(default_factory=list)
    may_open_bin: bool = False
    may_export: bool = False
    attachments: AttachmentList | None = None


@dataclass
class OpgavePage(RecordPage):
    areas: list[Area] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    trajecten: list[Traject] = field(default_factory=list)
    contributes_to: list[Opgave] = field(default_factory=list)
    branch: Branch | None = None
    steering: CardSummary | None = None


@dataclass
class TrajectPage(RecordPage):
    gate: Gate | None = None
    steps: list[dict[str, str]] = field(default_factory=list)
    moves: list[ProcessMove] = field(default_factory=list)
    parties: list[Any] = field(default_factory=list)
    results: list[Any] = field(default_factory=list)
    werkateliers: list[Werkatelier] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)
    lessons: list[LessonRow] = field(default_factory=list)
    duties: list[DutyRow] = field(default_factory=list)
    may_add_lesson: bool = False
    sees_contacts: bool = False
    instruments: list[Page] = field(default_factory=list)
    contributions: dict[str, int] = field(default_factory=dict)
    aid_use: ChoiceAidUse | None = None
    framework: Framework | None = None
    log_entries: list[LogEntry] = field(default_factory=list)

    @property
    def skips(self) -> list[ProcessMove]:
        return [move for move in self.moves if move.gate_skipped]


@dataclass
class WerkatelierPage(RecordPage):
    is_past: bool = False
    is_held: bool = False
    outcomes: list[OutcomePart] = field(default_factory=list)
    photos: PhotoPage | None = None


def actions_of_record(user: User, record: AnyRecord) -> RecordActions:
    """Everything the user may do with the record now."""
    may_publish = policy.user_can_publish_record(user, record)
    above = record_above(record)
    actions = {
        "edit": policy.user_can_edit(user, record),
        "publish": may_publish and record.published_at is None and (above is None or above.published_at is not None),
        "unpublish": may_publish and record.published_at is not None,
    }
    if not isinstance(record, Werkatelier):
        actions["team"] = policy.user_can_manage_team(user, record)
    if isinstance(record, Traject):
        actions["move"] = policy.user_can_move_process(user, record)
    if isinstance(record, Opgave):
        actions["close"] = policy.user_can_close_opgave(user, record)
        actions["reopen"] = policy.user_can_reopen_opgave(user, record)
    return RecordActions(**actions)


def opgave_page(user: User, opgave: Opgave) -> OpgavePage:
    """The opgave with its trajecten and papers."""
    internal = policy.user_can_view_internal(user, opgave)
    visible = policy.visible_opgaven(user)
    trajecten = list(policy.visible_trajecten(user).filter(opgave=opgave))
    return OpgavePage(
        **_shared(user, opgave, internal),
        expectations=expected_of_opgave(opgave, actions_of_record(user, opgave), trajecten),
        areas=list(opgave.areas.all()),
        themes=list(opgave.themes.all()),
        trajecten=trajecten,
        contributes_to=list(visible.filter(contributions_from=opgave)),
        branch=branches_of([opgave], scope_of(user))[0],
        team=policy.team_of(opgave) if internal else [],
        steering=card_summary(user, opgave, internal=internal),
    )


def traject_page(user: User, traject: Traject) -> TrajectPage:
    """The traject with its process, answers, parties, results, werkateliers and papers."""
    internal = policy.user_can_view_internal(user, traject)
    parties: list[Party] = list(traject.parties.all())
    results: list[Result] = list(traject.results.select_related("owner"))
    cells = list(progress_of(traject).values())
    actions = actions_of_record(user, traject)
    contributions = contribution_counts(traject) if internal else {}
    gate = gate_of(traject, contributions.get("unanswered"))
    return TrajectPage(
        **_shared(user, traject, internal),
        expectations=expected_of_traject(traject, actions, cells, gate, parties, contributions),
        contributions=contributions,
        gate=gate if internal else None,
        steps=_steps(traject),
        moves=list(traject.moves.select_related("by")) if internal else [],
        parties=parties if internal else public_views(parties),
        results=results if internal else public_views(results),
        werkateliers=list(policy.visible_werkateliers(user).filter(traject=traject)),
        cells=cells if internal else [],
        log_entries=latest_entries(user, traject),
        lessons=lesson_rows(user, traject) if internal else [],
        duties=record_duties(user, traject.opgave, traject) if internal else [],
        sees_contacts=internal and user_can_see_contacts(user, traject),
        may_add_lesson=internal and policy.user_can_record_lessons(user, traject),
        answers=[] if internal else public_views(policy.visible_answers(user, traject).select_related("question")),
        instruments=list(instruments_of(traject)),
        framework=framework_of(user, traject, internal=internal),
        aid_use=ChoiceAidUse.objects.filter(traject=traject).first() if internal else None,
        team=policy.team_of(traject) if internal else [],
    )


def werkatelier_page(user: User, werkatelier: Werkatelier) -> WerkatelierPage:
    """The werkatelier with its report."""
    internal = policy.user_can_view_internal(user, werkatelier)
    actions = actions_of_record(user, werkatelier)
    shared = _shared(user, werkatelier, internal)
    return WerkatelierPage(
        **shared,
        expectations=expected_of_werkatelier(werkatelier, actions, has_papers=bool(shared["papers"])),
        is_past=werkatelier.ends_at < timezone.now(),
        is_held=is_held(werkatelier),
        outcomes=outcome_parts(werkatelier) if internal else [],
        photos=photo_page(user, werkatelier),
    )


def _shared(user: User, record: AnyRecord, internal: bool) -> dict[str, Any]:
    owner = {Opgave: "opgave", Traject: "traject", Werkatelier: "werkatelier_owner"}[type(record)]
    papers = list(visible_papers(user).filter(**{owner: record})[:PAPERS_SHOWN])
    return {
        "record": record if internal else PublicView(record),
        "internal": internal,
        "actions": actions_of_record(user, record),
        "papers": paper_rows(user, papers),
        "events": record_events(record) if internal else [],
        "attachments": attachment_list(user, record),
        "may_open_bin": not isinstance(record, Werkatelier) and policy.user_can_open_bin(user, record),
        "may_export": not isinstance(record, Werkatelier) and user_can_export_dossier(user, record),
    }


def _steps(traject: Traject) -> list[dict[str, str]]:
    """The four processes for ``components/steps.html``; the note says in words what the colour says."""
    order = list(Process)
    now = order.index(Process(traject.process))
    steps = []
    for number, process in enumerate(order):
        if number < now or traject.stage == Stage.CLOSED:
            status, note = "done", _("Gedaan")
        elif number == now:
            status, note = "current", _("Hier is het traject nu")
        else:
            status, note = "todo", _("Komt nog")
        steps.append({"label": str(process.label), "status": status, "note": note})
    return steps
