"""Tasks that went wrong and are not tried again."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_tasks_db.models import DBTaskResult

from samenwerking.background.left_tasks import BACKEND
from samenwerking.health.shape import Check, Finding, Gauge, counted

# Older rows go by themselves (prune_db_task_results).
LATELY = timedelta(days=1)


def look() -> Finding:
    failed = DBTaskResult.objects.failed().filter(backend_name=BACKEND, finished_at__gte=timezone.now() - LATELY)
    count = failed.order_by().count()
    said = ngettext("In de laatste 24 uur mislukte %(n)d taak.", "In de laatste 24 uur mislukten %(n)d taken.", count)
    return counted(_("In de laatste 24 uur mislukte geen taak."), said, count)


CHECK = Check(
    name="failed_tasks",
    title=gettext_lazy("Mislukte taken"),
    meaning=gettext_lazy("Taken die misgingen en niet vanzelf opnieuw lopen."),
    advice=gettext_lazy(
        "Zoek in het logboek naar “state=FAILED” of “tasks_given_up”. Vraag wie wachtte het nog eens te proberen."
    ),
    look=look,
    gauges=(Gauge("tasks_failed", "Taken die in de laatste 24 uur mislukten"),),
    keep=30.0,
)
