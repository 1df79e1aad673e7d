"""How the site writes a moment: one notation everywhere, "16 maart 2026, 19.00 uur"."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

DAY = "j F Y"


def day_and_time(moment: datetime, day: str = DAY) -> str:
    """The moment in the time of the municipality; ``day`` is the format of its date."""
    local = timezone.localtime(moment)
    return f"{date_format(local, day)}, {date_format(local, 'H.i')} {_('uur')}"
