"""How full the disk is on which this copy of the site keeps its things."""

import shutil

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenwerking.health.shape import Check, Finding, Gauge, State

LITTLE, ALMOST_NOTHING = 0.15, 0.05  # of the whole disk


def look() -> Finding:
    settings.STATE_DIR.mkdir(parents=True, exist_ok=True)
    usage = shutil.disk_usage(settings.STATE_DIR)
    free = usage.free / usage.total
    state = State.FAULT if free < ALMOST_NOTHING else State.WARNING if free < LITTLE else State.OK
    said = _("Van de schijf is nog %(percent)d%% vrij.") % {"percent": int(free * 100)}
    return Finding(state, said, (free, usage.free))


CHECK = Check(
    name="disk",
    title=gettext_lazy("Ruimte op de schijf"),
    meaning=gettext_lazy("Is de schijf vol, dan kan de site niets meer bewaren."),
    advice=gettext_lazy("Laat wie de server beheert ruimte maken of de schijf vergroten."),
    look=look,
    gauges=(
        Gauge("disk_free_ratio", "Welk deel van de schijf onder STATE_DIR vrij is, van 0 tot 1"),
        Gauge("disk_free_bytes", "Hoeveel bytes er vrij zijn op de schijf onder STATE_DIR"),
    ),
    keep=30.0,
    needs_database=False,
)
