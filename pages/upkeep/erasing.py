"""What readers gave goes when its term has passed."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from pages.models import HelpedRemark, Suggestion, SuggestionContact, SuggestionState


@dataclass(frozen=True)
class Erased:
    contacts: int
    unconfirmed: int
    remarks: int


@transaction.atomic
def erase_proposer(contact: SuggestionContact) -> None:
    """Who proposed something asks to be forgotten: the address and the name in the history go at once."""
    waiting = Suggestion.objects.filter(pk=contact.suggestion_id, state=SuggestionState.UNCONFIRMED)
    if not waiting.delete()[0]:
        Suggestion.objects.filter(pk=contact.suggestion_id).update(thanks_name="")
        SuggestionContact.objects.filter(pk=contact.pk).delete()


@transaction.atomic
def erase_reader_data(today: date) -> Erased:
    """A proposal that nobody confirmed goes with its address; of a handled one only the address goes."""
    due = SuggestionContact.objects.filter(erase_on__lt=today)
    never = Suggestion.objects.filter(state=SuggestionState.UNCONFIRMED, contact__in=due)
    _all, by_kind = never.delete()
    unconfirmed = by_kind.get(Suggestion._meta.label, 0)
    contacts = due.delete()[0] + by_kind.get(SuggestionContact._meta.label, 0)
    remarks, _by_kind = HelpedRemark.objects.filter(erase_on__lt=today).delete()
    return Erased(contacts, unconfirmed, remarks)
