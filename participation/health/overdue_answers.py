"""Questions of college and council, and requests under the right to challenge, that have no answer in time."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from participation.models import ChallengeRequest, Reaction
from samenwerking.health.shape import Check, Finding, Gauge, counted


def look() -> Finding:
    today = timezone.localdate()
    questions = Reaction.objects.waiting().filter(due_on__lt=today).order_by().count()
    requests = ChallengeRequest.objects.filter(due_on__lt=today).order_by().count()
    count = questions + requests
    said = ngettext("%(n)d antwoord is te laat.", "%(n)d antwoorden zijn te laat.", count)
    return counted(_("Geen antwoord is te laat."), said, count)


CHECK = Check(
    name="overdue_answers",
    title=gettext_lazy("Antwoorden die te laat zijn"),
    meaning=gettext_lazy("Vragen van college en raad, en verzoeken om uit te dagen, hebben een uiterste dag."),
    advice=gettext_lazy(
        "Dit lost de trekker of behandelaar op, die al bericht kreeg. Blijft het staan, vraag dan de griffie."
    ),
    look=look,
    gauges=(Gauge("overdue_answers", "Vragen en verzoeken waarvan de uiterste dag voorbij is"),),
    keep=120.0,
)
