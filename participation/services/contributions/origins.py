"""Splitting and merging, with the origin kept, and undoing both."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from participation.audit import contributions as audit
from participation.choices import Moderation, Publicity
from participation.exceptions import ParticipationError
from participation.models import Contribution, Traject
from participation.models.contribution import MAX_TEXT
from participation.rich_text import clean_text
from participation.services.contributions.doors import current_one, current_ones, lock_for_handling
from participation.services.contributions.near_texts import fingerprint_of
from samenwerking.accounts.models import User

LEAST = 2


@transaction.atomic
def split_contribution(*, user: User, contribution: Contribution, texts: Sequence[str]) -> list[Contribution]:
    """Make parts that each get their own answer. The whole stays, as their origin.

    Raises NotAllowed or ParticipationError.
    """
    traject = lock_for_handling(user, contribution.traject)
    whole = current_one(traject, contribution.pk)
    _check_untouched([whole])
    parts = [text for text in (clean_text(text).strip() for text in texts) if text]
    if len(parts) < LEAST:
        raise ParticipationError(_("Maak ten minste twee delen."))
    made = [_like(whole, text, user, split_from=whole) for text in parts]
    _set_current(whole, False)
    audit.contribution_changed(user=user, contribution=whole, what="split")
    return made


@transaction.atomic
def merge_contributions(*, user: User, traject: Traject, ids: Collection[int], text: str) -> Contribution:
    """Make one of several that say the same; each stays, as an origin, and every giver gets the answer.

    It is public only when all of them are. Raises NotAllowed or ParticipationError.
    """
    locked = lock_for_handling(user, traject)
    sources = current_ones(locked, ids)
    if len(sources) < LEAST or len(sources) != len(set(ids)):
        raise ParticipationError(_("Kies ten minste twee bijdragen die nog niet zijn gesplitst of samengevoegd."))
    _check_untouched(sources)
    public = all(source.publicity == Publicity.PUBLIC for source in sources)
    shown = all(source.state == Moderation.SHOWN for source in sources)
    made = _like(
        sources[0],
        clean_text(text).strip(),
        user,
        publicity=Publicity.PUBLIC if public else Publicity.INTERNAL,
        state=Moderation.SHOWN if shown else Moderation.WAITING,
        received_on=min(source.received_on for source in sources),
    )
    for source in sources:
        source.merged_into = made
        _set_current(source, False)
    audit.contribution_changed(user=user, contribution=made, what="merged")
    return made


@transaction.atomic
def undo_split(*, user: User, contribution: Contribution) -> Contribution:
    """Bring the whole back; its parts disappear. Not once a part was answered or changed. Raises ParticipationError."""
    traject = lock_for_handling(user, contribution.traject)
    whole = traject.contributions.get(pk=contribution.pk)
    parts = list(whole.pieces.all())
    if not parts:
        return whole
    if not all(_as_it_was_made(part) for part in parts):
        raise ParticipationError(_("Een van de delen is al beantwoord, gewijzigd of samengevoegd."))
    for part in parts:
        part.delete()
    whole.traject = traject
    _set_current(whole, True)
    audit.contribution_changed(user=user, contribution=whole, what="split_undone")
    return whole


@transaction.atomic
def undo_merge(*, user: User, contribution: Contribution) -> list[Contribution]:
    """Bring the originals back; the text that was made of them disappears. Raises ParticipationError."""
    traject = lock_for_handling(user, contribution.traject)
    made = current_one(traject, contribution.pk)
    sources = list(made.sources.all())
    if not sources or not _as_it_was_made(made):
        raise ParticipationError(_("Deze bijdrage is al beantwoord of gewijzigd."))
    for source in sources:
        source.merged_into = None
        _set_current(source, True)
    audit.contribution_changed(user=user, contribution=made, what="merge_undone")
    made.delete()
    return sources


def _like(first: Contribution, text: str, user: User, **other: object) -> Contribution:
    """A new contribution that came in as ``first`` did."""
    if not text or len(text) > MAX_TEXT:
        raise ParticipationError(_("Een bijdrage heeft 1 tot 8.000 tekens."))
    fields = ("werkatelier_id", "group_id", "channel", "received_on", "publicity", "state")
    values = {name: getattr(first, name) for name in fields} | other
    return Contribution.objects.create(
        traject=first.traject, text=text, fingerprint=fingerprint_of(text), created_by=user, **values
    )


def _check_untouched(chosen: Sequence[Contribution]) -> None:
    if any(hasattr(one, "response") for one in chosen):
        raise ParticipationError(_("Wat al een eigen antwoord heeft, kunt u niet meer splitsen of samenvoegen."))
    if any(one.state in (Moderation.REFUSED, Moderation.REMOVED) for one in chosen):
        raise ParticipationError(_("Wat is geweigerd of verwijderd, kunt u niet splitsen of samenvoegen."))


def _as_it_was_made(one: Contribution) -> bool:
    """Nothing hangs on it, so that it can disappear."""
    return one.version == 1 and one.is_current and not hasattr(one, "response") and not one.passages.exists()


def _set_current(one: Contribution, current: bool) -> None:
    one.is_current = current
    one.version += 1
    one.save()
