"""Where am I: from the werkplaats down to a record and what lies beneath it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from participation import policy
from participation.models import Opgave, Traject, Werkatelier
from participation.views.access import SignedInRequest

Crumb = dict[str, str]


def start(*last: str) -> list[Crumb]:
    """The werkplaats, and a page directly beneath it."""
    return [{"title": _("Werkplaats"), "url": reverse("werkplaats:home")}, *({"title": t, "url": ""} for t in last)]


def beneath(request: SignedInRequest, record: Opgave | Traject | Werkatelier, *last: str) -> list[Crumb]:
    """The records above, as far as this person may know of them (rule 11), the record, and a page beneath it.

    Whoever works on a traject of a confidential opgave may know of the opgave as well; a list that may be empty is
    safer than a rule that is remembered in two places.
    """
    above: list[Opgave | Traject] = []
    if isinstance(record, Werkatelier):
        above = [record.traject.opgave, record.traject]
    elif isinstance(record, Traject):
        above = [record.opgave]
    known = [parent for parent in above if policy.user_can_view(request.user, parent)]
    items = [{"title": item.title, "url": item.get_workspace_url()} for item in (*known, record)]
    return [*start(), *items, *({"title": title, "url": ""} for title in last)]
