"""Personal data inside a text: marked, put back, or removed for good.

What is marked moves at once to a table of its own; the text keeps a numbered mark. So nothing that shows or searches
texts can show it. Wherever the same words stand in what the contribution came from or became, they are marked too.
"""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.audit import contributions as audit
from participation.exceptions import ParticipationError
from participation.models import Contribution, MarkedPassage, Traject
from participation.models.contribution import MAX_TEXT
from participation.rich_text import clean_text
from participation.selectors.contributions import with_origins, with_outcomes
from participation.services.contributions.doors import lock_for_handling
from participation.services.contributions.near_texts import fingerprint_of
from samenwerking.accounts.models import User

REMOVED = "[persoonsgegevens verwijderd]"


def mark_of(number: int) -> str:
    """What stands in the text in place of a passage."""
    return f"[persoonsgegevens {number}]"


@transaction.atomic
def mark_passage(*, user: User, contribution: Contribution, passage: str) -> int:
    """Take these words out of the text and out of its family; returns in how many texts they stood.

    Raises NotAllowed, or ParticipationError when they do not stand in this text.
    """
    traject = lock_for_handling(user, contribution.traject)
    words = clean_text(passage).strip()
    here = traject.contributions.get(pk=contribution.pk)
    if not words or words not in here.text:
        raise ParticipationError(_("Deze woorden staan niet zo in de tekst. Neem ze precies over."))
    family = with_outcomes(with_origins([here.pk]))
    texts = traject.contributions.filter(pk__in=family, text__contains=words)
    for one in texts:
        one.traject = traject
        _mark(one, words, user)
    audit.contribution_changed(user=user, contribution=here, what="passage_marked")
    return len(texts)


@transaction.atomic
def put_back(*, user: User, passage: MarkedPassage) -> None:
    """It was no personal data after all. Raises ParticipationError once it was removed for good."""
    traject = lock_for_handling(user, passage.contribution.traject)
    current = MarkedPassage.objects.select_related("contribution").filter(pk=passage.pk).first()
    if current is None:
        return
    if current.removed_at is not None:
        raise ParticipationError(_("Deze gegevens zijn al verwijderd en kunnen niet terug."))
    one = current.contribution
    one.traject = traject
    text = one.text.replace(mark_of(current.number), current.passage)
    if len(text) > MAX_TEXT:
        raise ParticipationError(_("Een bijdrage heeft 1 tot 8.000 tekens."))
    _set_text(one, text)
    current.delete()
    audit.contribution_changed(user=user, contribution=one, what="passage_put_back")


@transaction.atomic
def remove_passages(*, user: User, contribution: Contribution) -> int:
    """Remove for good what is marked, here and in the family; the marks stay. Returns how many."""
    traject = lock_for_handling(user, contribution.traject)
    here = traject.contributions.get(pk=contribution.pk)
    count = _empty(MarkedPassage.objects.filter(contribution__in=with_outcomes(with_origins([here.pk]))))
    if count:
        audit.contribution_changed(user=user, contribution=here, what="passage_removed")
    return count


def forget_passages(contributions: Collection[int]) -> int:
    """Of givers who are erased, wherever their words went. Asks no rights and writes no row: the caller does."""
    return _empty(MarkedPassage.objects.filter(contribution__in=with_outcomes(with_origins(list(contributions)))))


def old_passages(traject: Traject, before: date) -> QuerySet[MarkedPassage]:
    """Of this traject, marked before a day, whoever wrote them."""
    return MarkedPassage.objects.filter(contribution__traject=traject, marked_at__date__lt=before)


def forget_old_passages(traject: Traject, before: date) -> int:
    """How many of them were not empty yet."""
    return _empty(old_passages(traject, before))


def _empty(passages: QuerySet[MarkedPassage]) -> int:
    """The mark in the text says that something was removed; how many."""
    count = 0
    for passage in passages.filter(removed_at__isnull=True).only("contribution", "number", "passage"):
        one = Contribution.objects.get(pk=passage.contribution_id)
        _set_text(one, one.text.replace(mark_of(passage.number), REMOVED)[:MAX_TEXT])
        passage.passage, passage.removed_at = "", timezone.now()
        passage.save(update_fields=["passage", "removed_at"])
        count += 1
    return count


def _mark(one: Contribution, words: str, user: User) -> None:
    number = 1 + one.passages.count()
    while mark_of(number) in one.text:
        number += 1
    text = one.text.replace(words, mark_of(number))
    if len(text) > MAX_TEXT:
        raise ParticipationError(_("Deze woorden staan te vaak in de tekst. Kort de tekst eerst in."))
    _set_text(one, text)
    MarkedPassage.objects.create(contribution=one, number=number, passage=words, marked_by=user)


def _set_text(one: Contribution, text: str) -> None:
    """Saved through the model, so that the search index follows at once."""
    one.text = text
    one.fingerprint = fingerprint_of(text)
    one.version += 1
    one.save()
