"""Until when a paper can be put off: one answer for the forms and for the door itself."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

# Further ahead is a slip of the year; and every page with the paper would count working days until then.
FURTHEST = timedelta(days=2 * 366)


def deferral_problem(until: date) -> str:
    """What is wrong with this day, in words; nothing when it can be."""
    if until <= timezone.localdate():
        return _("Kies een dag in de toekomst waarop het stuk terugkomt.")
    if until > timezone.localdate() + FURTHEST:
        return _("Kies een dag binnen twee jaar. Klopt het jaartal?")
    return ""
