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
def erase_reader_data(today: date) -> Erased:
    """A proposal that nobody confirmed goes with its address; of a handled one only the address goes."""
    due = SuggestionContact.objects.filter(erase_on__lt=today)
    never = Suggestion.objects.filter(state=SuggestionState.UNCONFIRMED, contact__in=due)
    _all, by_kind = never.delete()
    unconfirmed = by_kind.get(Suggestion._meta.label, 0)
    contacts = due.delete()[0] + by_kind.get(SuggestionContact._meta.label, 0)
    remarks, _by_kind = HelpedRemark.objects.filter(erase_on__lt=today).delete()
    return Erased(contacts, unconfirmed, remarks)
