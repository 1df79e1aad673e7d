"""What changed in a paper between two versions, as text with marks, for who may read both."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState, WorkflowState

from pages.versions.differences import Change, changes_between
from pages.versions.texts import ENDS_PASSAGE, Passage
from participation import policy
from participation.choices import Body, Outcome
from participation.models import Decision, Stuk
from samenwerking.accounts.models import User

COUNCIL_STEPS = [step.value for step, body in policy.REGISTERED_STEPS.items() if body == Body.COUNCIL]


@dataclass(frozen=True)
class ChangedPart:
    """One part of the paper that is not the same in both versions."""

    title: str
    changes: list[Change]


def changed_parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[ChangedPart]:
    """The parts that differ between the contents of two versions, in the order of the newer one."""
    old = {section["key"]: section["body"] for section in before["sections"]}
    new = {section["key"]: section["body"] for section in after["sections"]}
    found = [("", _("Titel"), before["title"], after["title"])]
    found += [(s["key"], s["title"], old.get(s["key"], ""), s["body"]) for s in after["sections"]]
    found += [(s["key"], s["title"], s["body"], "") for s in before["sections"] if s["key"] not in new]
    parts = [ChangedPart(title, changes_between(_passages(a), _passages(b))) for _key, title, a, b in found if a != b]
    return [part for part in parts if part.changes]


def changed_keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """Keys of the parts that are not, letter by letter, the same in both."""
    old = {section["key"]: section["body"] for section in before["sections"]}
    new = {section["key"]: section["body"] for section in after["sections"]}
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def version_before(user: User, stuk: Stuk, shown: Revision) -> Revision | None:
    """The version that was judged before the one on the screen; None when this reader knows no earlier one.

    A reader of the dossier: what lay before in any step. A member of the council: what the council was offered
    before (rule 3: nothing from before the offer). Others outside the dossier compare nothing.
    """
    states = TaskState.objects.filter(workflow_state__in=WorkflowState.objects.for_instance(stuk))
    if not policy.user_can_view_internal(user, stuk):
        if policy.reaction_body(user) != Body.COUNCIL or not policy.user_can_view_offered(user, stuk):
            return None
        states = states.filter(task__stuktask__step__in=COUNCIL_STEPS)
    last = states.filter(revision_id__lt=shown.pk).select_related("revision").order_by("-revision_id").first()
    return last.revision if last else None


def comparable_decisions(user: User, stuk: Stuk, decisions: Sequence[Decision]) -> list[Decision]:
    """Decisions that changed the text, of which this reader may also see the text that was offered."""
    internal = policy.user_can_view_internal(user, stuk)
    known = internal or (policy.reaction_body(user) == Body.COUNCIL and policy.user_can_view_offered(user, stuk))
    amended = [decision for decision in decisions if decision.outcome == Outcome.ADOPTED_AMENDED]
    readable = [decision for decision in amended if internal or decision.body == Body.COUNCIL]
    return [decision for decision in readable if known and decision.offered_revision_id is not None]


def _passages(html: str) -> list[Passage]:
    return [Passage(text) for text in _paragraphs(html)]


def _paragraphs(html: str) -> Iterator[str]:
    for piece in ENDS_PASSAGE.split(html):
        text = re.sub(r"\s+", " ", unescape(strip_tags(piece))).strip()
        if text:
            yield text
