"""Taking over what the wiki says, as a draft in the normal editor; and being done with it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from pages.models import WikiMerge, WikiSource
from pages.wiki_merges.comparison import TITLE, Comparison, compare
from samenwerking.accounts.models import User


class Choice(StrEnum):
    """What becomes of a part that differs."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class StaleMerge(Exception):
    """The page or the wiki's text changed, or somebody else dealt with it, since the choices were shown."""


class LockedPage(Exception):
    """Somebody locked the page, or a moderator is reading it."""


@transaction.atomic
def make_draft(
    *, merge_id: int, seen: str, choices: Mapping[str, Choice], user: User, whole: bool = False, handle: bool = False
) -> WikiMerge:
    """A new version of the page that nobody sees until it is published.

    Raises StaleMerge or LockedPage, and then writes nothing.
    """
    merge = WikiMerge.objects.select_for_update().select_related("page", "theirs").get(pk=merge_id)
    page = type(merge.page.specific).objects.select_for_update(of=["self"]).get(pk=merge.page_id)
    merge.page = page
    if merge.handled_at is not None or seen != seen_state(merge):
        raise StaleMerge
    lock = page.get_lock()
    if lock and lock.for_user(user):
        raise LockedPage
    comparison = compare(merge)
    draft = page.get_latest_revision_as_object()
    taken = {part.name: Choice.THEIRS for part in comparison.changed} | {TITLE: Choice.THEIRS} if whole else choices
    if taken.get(TITLE) is Choice.THEIRS:
        draft.title = draft.draft_title = comparison.their_title
    draft.body = draft.body.stream_block.to_python(_body(comparison, taken))
    revision = draft.save_revision(user=user, log_action=True, clean=False)
    if whole:
        _follow_wiki_again(page.pk, revision)
    if handle:
        mark_handled(merge=merge, user=user)
    return merge


def _body(comparison: Comparison, choices: Mapping[str, Choice]) -> list[Any]:
    """The stored blocks in order; of a part that differs those that were chosen. Blocks that came twice get no number
    of their own twice."""
    found: list[Any] = []
    for part in comparison.parts:
        choice = choices.get(part.name, Choice.OURS) if part.changed else Choice.OURS
        blocks = part.ours if choice is not Choice.THEIRS else []
        blocks = blocks + (part.theirs if part.changed and choice is not Choice.OURS else [])
        found += [dict(block.get_prep_value()) for block in blocks]
    known: set[str] = set()
    for stored in found:
        if stored.get("id") in known:
            stored.pop("id")
        known.add(str(stored.get("id", "")))
    return found


def _follow_wiki_again(page_id: int, revision: Revision) -> None:
    """A page that took the wiki's whole text is no longer one of our own: the next import may bring it up to date."""
    WikiSource.objects.filter(page_id=page_id).update(revision=revision)


def mark_handled(*, merge: WikiMerge, user: User) -> None:
    """Takes the page from the list; what somebody else handled before stays theirs."""
    WikiMerge.objects.filter(pk=merge.pk, handled_at=None).update(handled_at=timezone.now(), handled_by=user)


def seen_state(merge: WikiMerge) -> str:
    """What a form was made from: our latest version and the wiki's."""
    return f"{merge.page.latest_revision_id}:{merge.theirs_id}"
