"""When the last backup was finished, as the backup itself wrote down (samenwerking/backup)."""

import json
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenwerking.backup.places import STATUS
from samenwerking.health.shape import Check, Finding, Gauge, fault, fine, warning

OLD = 26 * 3600  # a day, and some time to make it


def look() -> Finding:
    """The gauges: the moment of the last one that succeeded (unknown after one that failed), and whether it did."""
    try:
        told = json.loads((Path(settings.STATE_DIR) / STATUS).read_text())
        finished, ok = float(told["finished"]), told["ok"] is True
    except FileNotFoundError:
        return warning(_("Er is hier nog geen back-up gemaakt."), 0)
    except (ValueError, KeyError, TypeError):
        return warning(_("Het verslag van de laatste back-up is niet te lezen."), 0)
    day = date_format(timezone.localtime(datetime.fromtimestamp(finished, tz=UTC)), "j F Y H.i")
    if not ok:
        return fault(_("De laatste back-up mislukte, op %(day)s.") % {"day": day}, 0)
    if timezone.now().timestamp() - finished > OLD:
        return warning(_("De laatste back-up is van %(day)s.") % {"day": day}, 1, finished)
    return fine(_("De laatste back-up is van %(day)s.") % {"day": day}, 1, finished)


CHECK = Check(
    name="backup",
    title=gettext_lazy("Back-up"),
    meaning=gettext_lazy("Een back-up is er voor als de server of de database verloren gaat."),
    advice=gettext_lazy("Vraag wie de server beheert waarom er vannacht geen back-up was: manage.py backup."),
    look=look,
    gauges=(
        Gauge("backup_last_ok", "1 als de laatste back-up lukte"),
        Gauge(
            "backup_last_success_timestamp_seconds", "Wanneer de laatste back-up klaar was; niet bekend na een mislukte"
        ),
    ),
    keep=30.0,
    needs_database=False,
)
