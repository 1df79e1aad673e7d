"""The process beside the site looks at the clock (samenwerking/background)."""

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenwerking.background.left_tasks import living_workers
from samenwerking.background.models import PeriodicRun
from samenwerking.health.shape import Check, Finding, Gauge, State, warning

# Some job begins every minute, so its last beginning is the sign of life; cron (run_periodic) gives the same sign.
SILENT = 5 * 60
# While it is at one long piece of work nothing else begins; its lock shows that it lives.
BUSY = 30 * 60


def look() -> Finding:
    """A warning and no fault, however long it is silent: visitors are served (docs/decisions/0212)."""
    last = PeriodicRun.objects.aggregate(last=Max("started_at"))["last"]
    if last is None:
        return warning(_("Het achtergrondproces heeft hier nog nooit gelopen."))
    living = len(living_workers())
    age = max(0.0, (timezone.now() - last).total_seconds())
    if age <= SILENT:
        return Finding(State.OK, _("Het achtergrondproces loopt."), (age, living))
    if living and age <= BUSY:
        return Finding(State.OK, _("Het achtergrondproces is bezig met lang werk."), (age, living))
    minutes = int(age // 60)
    said = ngettext(
        "Het achtergrondproces is %(n)d minuut stil.", "Het achtergrondproces is %(n)d minuten stil.", minutes
    )
    return Finding(State.WARNING, said % {"n": minutes}, (age, living))


CHECK = Check(
    name="worker",
    title=gettext_lazy("Achtergrondproces"),
    meaning=gettext_lazy(
        "Dit proces verstuurt mail, bewaakt termijnen en maakt exports. De site zelf werkt ook als het stilstaat."
    ),
    advice=gettext_lazy("Laat op de server “manage.py work” opnieuw starten. Wat bleef liggen, gaat dan vanzelf door."),
    look=look,
    gauges=(
        Gauge("worker_age_seconds", "Hoe lang geleden het achtergrondproces aan werk begon"),
        Gauge("workers_alive", "Achtergrondprocessen die laten zien dat zij leven; 0 bij cron"),
    ),
    keep=10.0,
)
