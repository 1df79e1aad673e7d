"""What readers gave goes when its term has passed."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from wagtail.admin.models import FormState

from pages.models import HelpedRemark, Suggestion, SuggestionContact, SuggestionOrigin, SuggestionState
from pages.models.version_note import forget_name


@dataclass(frozen=True)
class Erased:
    contacts: int
    unconfirmed: int
    remarks: int


@transaction.atomic
def erase_proposer(contact: SuggestionContact) -> None:
    """Who proposed something asks to be forgotten: the address and the name in the history go at once."""
    suggestion = Suggestion.objects.get(pk=contact.suggestion_id)
    waiting = Suggestion.objects.filter(pk=suggestion.pk, state=SuggestionState.UNCONFIRMED)
    if not waiting.delete()[0]:
        forget_name(suggestion.page_id, suggestion.thanks_name)
        Suggestion.objects.filter(pk=contact.suggestion_id).update(thanks_name="")
        SuggestionContact.objects.filter(pk=contact.pk).delete()


@transaction.atomic
def contacts_over_term(today: date) -> QuerySet[SuggestionContact]:
    """Addresses of who proposed something, after their term."""
    return SuggestionContact.objects.filter(erase_on__lt=today)


def remarks_over_term(today: date) -> QuerySet[HelpedRemark]:
    """Remarks of readers after their term."""
    return HelpedRemark.objects.filter(erase_on__lt=today)


def erase_reader_data(today: date) -> Erased:
    """A proposal that nobody confirmed goes with its address; of a handled one the address and the name go.

    The name in the history of the page is what the reader asked for, and stays until they ask otherwise
    (docs/decisions/0177).
    """
    due = contacts_over_term(today)
    never = Suggestion.objects.filter(state=SuggestionState.UNCONFIRMED, contact__in=due)
    _all, by_kind = never.delete()
    unconfirmed = by_kind.get(Suggestion._meta.label, 0)
    contacts = due.delete()[0] + by_kind.get(SuggestionContact._meta.label, 0)
    handled = Suggestion.objects.filter(origin=SuggestionOrigin.RESIDENT, contact=None, handled_at__isnull=False)
    handled.exclude(thanks_name="").update(thanks_name="")
    FormState.objects.stale().delete()
    remarks, _by_kind = remarks_over_term(today).delete()
    return Erased(contacts, unconfirmed, remarks)
