"""Mails that did not arrive."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenwerking.health.shape import Check, Finding, Gauge, counted
from samenwerking.outbox.models import OutgoingMail
from samenwerking.outbox.problems import MISSED


def look() -> Finding:
    count = OutgoingMail.objects.filter(state__in=MISSED).count()
    said = ngettext("%(n)d mail kwam niet aan.", "%(n)d mails kwamen niet aan.", count)
    return counted(_("Er is geen mail die niet aankwam."), said, count)


CHECK = Check(
    name="failed_mails",
    title=gettext_lazy("Mail die niet aankwam"),
    meaning=gettext_lazy("Iemand miste een bericht, bijvoorbeeld door een adres dat niet klopt."),
    advice=gettext_lazy("Kijk bij “Mail die niet aankwam” wie het is, verbeter het adres en probeer opnieuw."),
    look=look,
    gauges=(Gauge("mails_failed", "Mails die mislukten of terugkwamen, en waar nog niemand naar keek"),),
    keep=30.0,
    page="mail_problems",
)
