"""What happens with a suggestion: proposed, confirmed, taken over into a draft, answered, declined, published.

Nothing here publishes a page. Every change locks the row first, so that two people do not handle one suggestion twice.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from pages.models import Suggestion, SuggestionContact, SuggestionOrigin, SuggestionState, VersionNote
from pages.models.version_note import draft_note, with_name
from pages.suggestions import mails
from pages.suggestions.drafts import SuggestionRefused, has_moved_on, put_in
from pages.suggestions.sections import Section, find_section
from samenwerking.accounts.models import User

TWICE_WITHIN = timedelta(minutes=10)
WAITING = frozenset({SuggestionState.OPEN, SuggestionState.TAKEN_OVER})


@dataclass(frozen=True)
class Proposal:
    """What somebody proposes for a section."""

    section: Section
    text: str
    explanation: str = ""
    thanks_name: str = ""
    # Of each changed text inside a step or a table: path, label, old and new.
    parts: tuple[dict[str, str], ...] = ()


# --- proposing -----------------------------------------------------------------------------------------


@transaction.atomic
def propose_by_colleague(*, user: User, page: Page, proposal: Proposal) -> Suggestion:
    _one_at_a_time(page)
    return _twice(page, proposal, proposer=user) or _insert(
        page, proposal, origin=SuggestionOrigin.STAFF, proposer=user
    )


@transaction.atomic
def propose_by_reader(*, email: str, page: Page, proposal: Proposal) -> Suggestion:
    """Waits for the reader to confirm by mail; until then no editor sees it."""
    _one_at_a_time(page)
    before = _twice(page, proposal, contact__email=email)
    if before is not None:
        return before
    suggestion = _insert(page, proposal, origin=SuggestionOrigin.RESIDENT, state=SuggestionState.UNCONFIRMED)
    erase_on = timezone.localdate() + timedelta(days=settings.SUGGESTION_CONFIRM_DAYS)
    SuggestionContact.objects.create(suggestion=suggestion, email=email, erase_on=erase_on)
    mails.ask_confirmation(suggestion, email)
    return suggestion


@transaction.atomic
def propose_from_lesson(
    *, page: Page, text: str, title: str = "", url: str = "", proposer: User | None = None
) -> Suggestion:
    """A lesson of a traject; ``title`` and ``url`` only of a traject that anyone may know.

    It is about the page and not about one section: taken over, it comes behind the text.
    """
    _one_at_a_time(page)
    fresh = timezone.now() - TWICE_WITHIN
    same = Suggestion.objects.filter(page_id=page.pk, proposed_text=text, origin_url=url[:500], proposer=proposer)
    before = same.filter(origin=SuggestionOrigin.LESSON, created_at__gt=fresh).first()
    return before or Suggestion.objects.create(
        page_id=page.pk,
        proposed_text=text,
        origin=SuggestionOrigin.LESSON,
        origin_title=title[:255],
        origin_url=url[:500],
        proposer=proposer,
    )


@transaction.atomic
def take_back_lesson(*, suggestion: Suggestion) -> None:
    """Out of the queue again, while no editor did anything with it. Raises SuggestionRefused."""
    current = Suggestion.objects.select_for_update(of=("self",)).filter(pk=suggestion.pk).first()
    if current is None:
        return
    if current.origin != SuggestionOrigin.LESSON or current.state != SuggestionState.OPEN:
        raise SuggestionRefused(_("De redactie van de wijzer is hier al mee bezig."))
    current.delete()


def _one_at_a_time(page: Page) -> None:
    """Who presses twice sends two requests at once: the second waits here until the first can be seen."""
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page.pk)


def _twice(page: Page, proposal: Proposal, **who: object) -> Suggestion | None:
    """The same proposal, sent a moment ago: somebody pressed the button twice."""
    fresh = timezone.now() - TWICE_WITHIN
    rows = Suggestion.objects.filter(page_id=page.pk, anchor=proposal.section.anchor, created_at__gt=fresh, **who)
    same = rows.filter(proposed_text=proposal.text, parts=list(proposal.parts), explanation=proposal.explanation)
    return same.first()


def _insert(page: Page, proposal: Proposal, **fields: object) -> Suggestion:
    return Suggestion.objects.create(
        page_id=page.pk,
        anchor=proposal.section.anchor,
        section_title=proposal.section.title,
        old_text=proposal.section.text,
        proposed_text=proposal.text,
        parts=list(proposal.parts),
        explanation=proposal.explanation,
        thanks_name=proposal.thanks_name,
        **fields,
    )


@transaction.atomic
def confirm(suggestion: Suggestion) -> Suggestion:
    """The reader has the address that was given. A second time changes nothing."""
    current = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if current.state == SuggestionState.UNCONFIRMED:
        current.state = SuggestionState.OPEN
        current.save(update_fields=["state"])
        SuggestionContact.objects.filter(suggestion=current).update(erase_on=None)
    return current


# --- handling ------------------------------------------------------------------------------------------


@transaction.atomic
def take_over(*, user: User, suggestion: Suggestion) -> Revision:
    """Make a draft of the page with the proposed text in its section, on top of the newest draft."""
    current = _lock(suggestion, {SuggestionState.OPEN})
    page = Page.objects.select_for_update(of=("self",)).get(pk=current.page_id).specific
    lock = page.get_lock()
    if lock and lock.for_user(user):
        raise SuggestionRefused(_("De bladzijde is vergrendeld. Haal eerst het slot eraf."))
    draft = page.get_latest_revision_as_object()
    put_in(draft, current)
    before = draft_note(page)
    revision: Revision = draft.save_revision(user=user, log_action=True, clean=False)
    _thank(revision, before, current.thanks_name)
    current.draft = revision
    _handle(current, user, SuggestionState.TAKEN_OVER)
    return revision


def _thank(revision: Revision, before: VersionNote | None, name: str) -> None:
    """The name goes with the draft; the history shows it once the draft is published (``VersionNote``)."""
    if before is None and not name:
        return
    values = {"summary": before.summary, "minor": before.minor} if before else {}
    values["thanks_name"] = with_name(before.thanks_name if before else "", name)
    VersionNote.objects.update_or_create(revision=revision, defaults=values)


@transaction.atomic
def answer(*, user: User, suggestion: Suggestion, text: str) -> Suggestion:
    """Answer without a change to the page; the proposer is told."""
    current = _lock(suggestion, WAITING)
    current.answer = text
    _finish(current, user, SuggestionState.ANSWERED, mails.tell_answer)
    return current


@transaction.atomic
def decline(*, user: User, suggestion: Suggestion, reason: str) -> Suggestion:
    """Say no, with the reason; the proposer is told."""
    current = _lock(suggestion, WAITING)
    current.answer = reason
    _finish(current, user, SuggestionState.DECLINED, mails.tell_declined)
    return current


@transaction.atomic
def settle_published(page: Page, revision: Revision) -> list[Suggestion]:
    """The page was published: the suggestions whose draft is in this version are done. Returns them."""
    rows = Suggestion.objects.select_for_update().filter(page_id=page.pk, state=SuggestionState.TAKEN_OVER)
    taken = rows.filter(draft_id__lte=revision.pk).order_by("created_at")
    done = [suggestion for suggestion in taken if _changed_since(page, suggestion)]
    for suggestion in done:
        _finish(suggestion, None, SuggestionState.PUBLISHED, mails.tell_published)
    return done


def _changed_since(page: Page, suggestion: Suggestion) -> bool:
    """Whether the published section is another text than the one the proposal was about: an editor may have put the
    old text back. A lesson has no old text.
    """
    section = find_section(page.specific.body, suggestion.anchor)
    return suggestion.origin == SuggestionOrigin.LESSON or has_moved_on(section, suggestion)


def _lock(suggestion: Suggestion, states: Collection[str]) -> Suggestion:
    current = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if current.state not in states:
        raise SuggestionRefused(
            _("Iemand anders heeft dit voorstel al afgehandeld: %(state)s.") % {"state": current.get_state_display()}
        )
    return current


def _finish(suggestion: Suggestion, user: User | None, state: str, tell: Callable[[Suggestion], None]) -> None:
    """The end of a suggestion: from here on the term of the reader's address runs."""
    if state != SuggestionState.PUBLISHED:
        suggestion.thanks_name = ""
    _handle(suggestion, user, state)
    erase_on = timezone.localdate() + timedelta(days=settings.SUGGESTION_CONTACT_DAYS)
    SuggestionContact.objects.filter(suggestion=suggestion).update(erase_on=erase_on)
    transaction.on_commit(lambda: tell(suggestion), robust=True)


def _handle(suggestion: Suggestion, user: User | None, state: str) -> None:
    suggestion.state = state
    suggestion.handled_at = timezone.now()
    if user is not None:
        suggestion.handled_by = user
    suggestion.save()
