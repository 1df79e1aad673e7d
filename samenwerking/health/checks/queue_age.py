"""How long the oldest task waits."""

from django.db.models import F, Min, QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks_db.models import DBTaskResult, get_date_max

from samenwerking.background.left_tasks import BACKEND
from samenwerking.health.shape import Check, Finding, Gauge, judged

LONG, TOO_LONG = 5 * 60, 60 * 60


def waiting() -> QuerySet[DBTaskResult]:
    """Tasks that could begin now."""
    found: QuerySet[DBTaskResult] = DBTaskResult.objects.ready().filter(backend_name=BACKEND)
    return found.order_by()


def look() -> Finding:
    """From the moment that a task was handed over, or the later one for which it was meant."""
    at_once = waiting().filter(run_after=get_date_max()).aggregate(since=Min("enqueued_at"))["since"]
    later = waiting().exclude(run_after=get_date_max())
    put_off = later.aggregate(since=Min(Greatest(F("enqueued_at"), F("run_after"))))["since"]
    since = min((moment for moment in (at_once, put_off) if moment), default=None)
    age = max(0.0, (timezone.now() - since).total_seconds()) if since else 0.0
    if age <= LONG:
        return judged(_("Taken worden vlot opgepakt."), age, warn=LONG)
    said = _("De oudste taak wacht al %(minutes)d minuten.") % {"minutes": age // 60}
    return judged(said, age, warn=LONG, fail=TOO_LONG)


CHECK = Check(
    name="queue_age",
    title=gettext_lazy("Wachttijd van taken"),
    meaning=gettext_lazy(
        "Werk dat te lang duurt voor een bladzijde, zoals een export, wacht op het achtergrondproces."
    ),
    advice=gettext_lazy("Kijk of het achtergrondproces loopt. Is het druk, start er dan een tweede naast."),
    look=look,
    gauges=(Gauge("queue_age_seconds", "Hoe lang de oudste taak wacht"),),
    keep=10.0,
)
