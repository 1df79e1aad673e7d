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
from participation.services.photo_changes import ChangedPhoto, changed_photos
from samenwerking.accounts.models import User

COUNCIL_STEPS = [step.value for step, body in policy.REGISTERED_STEPS.items() if body == Body.COUNCIL]


@dataclass(frozen=True)
class ChangedPart:
    """One part of the paper that is not the same in both versions: in its words, in its photos, or both."""

    title: str
    changes: list[Change]
    photos: list[ChangedPhoto]


def changed_parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[ChangedPart]:
    """The parts that differ between the contents of two versions, in the order of the newer one."""
    old = {section["key"]: section for section in before["sections"]}
    new = {section["key"] for section in after["sections"]}
    pairs = [(old.get(section["key"], {}), section) for section in after["sections"]]
    pairs += [(section, {}) for section in before["sections"] if section["key"] not in new]
    parts = [ChangedPart(_("Titel"), text_changes(before["title"], after["title"]), [])]
    parts += [_compared(a, b) for a, b in pairs]
    return [part for part in parts if part.changes or part.photos]


def _compared(before: Mapping[str, Any], after: Mapping[str, Any]) -> ChangedPart:
    """One part in both versions; empty is a version that does not have it."""
    title = (after or before)["title"]
    photos = changed_photos([before], [after]) if before.get("photos") != after.get("photos") else []
    return ChangedPart(title, text_changes(before.get("body", ""), after.get("body", "")), photos)


def text_changes(before: str, after: str) -> list[Change]:
    """The passages that differ between two texts of one part."""
    return changes_between(_passages(before), _passages(after)) if before != after else []


def version_before(user: User, stuk: Stuk, shown: Revision) -> Revision | None:
    """The version that was judged before the one on the screen; None when this reader knows no earlier one.

    A reader of the dossier: what lay before in any step. A member of the council: what the council was offered
    before (rule 3: nothing from before the offer). Others outside the dossier compare nothing. Of a herziening that
    was not judged yet: the adopted text.
    """
    states = TaskState.objects.filter(workflow_state__in=WorkflowState.objects.for_instance(stuk))
    if not policy.user_can_view_internal(user, stuk):
        if policy.reaction_body(user) != Body.COUNCIL or not policy.user_can_view_offered(user, stuk):
            return None
        states = states.filter(task__stuktask__step__in=COUNCIL_STEPS)
    last = states.filter(revision_id__lt=shown.pk).select_related("revision").order_by("-revision_id").first()
    if last is not None:
        return last.revision
    return policy.readable_revision(user, stuk.revises) if stuk.revises else None


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
