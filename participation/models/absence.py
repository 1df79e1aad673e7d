"""Who is away, which open steps were brought to somebody's attention, and who handed what over to whom."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from participation.choices import HandoverKind, StepAlertReason
from participation.models.opgave import Opgave
from participation.models.traject import Traject


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def in_force(self, on: date) -> "AbsenceQuerySet":
        return self.filter(starts_on__lte=on, ends_on__gte=on)


class Absence(models.Model):
    """Days on which somebody takes no steps; a replacement for those days is a row of its own."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="absences")
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot en met"))

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("afwezigheid")
        verbose_name_plural = _("afwezigheid")
        ordering = ["-starts_on", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="absence_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.starts_on} – {self.ends_on}"


class StepAlert(models.Model):
    """That an open step was brought to somebody's attention, for each reason once."""

    task_state = models.ForeignKey(TaskState, on_delete=models.CASCADE, related_name="step_alerts")
    reason = models.CharField(_("reden"), max_length=10, choices=StepAlertReason.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("melding over een stap")
        verbose_name_plural = _("meldingen over stappen")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["task_state", "reason"], name="step_alert_once_per_reason")]

    def __str__(self) -> str:
        return f"{self.reason} {self.task_state_id}"


class Handover(models.Model):
    """One dossier that went from one person to another. Rows are only added: they are the history."""

    kind = models.CharField(_("wat"), max_length=10, choices=HandoverKind.choices)
    opgave = models.ForeignKey(Opgave, on_delete=models.PROTECT, related_name="handovers")
    # Set when it is the lead of a traject; the opgave is then the one above it.
    traject = models.ForeignKey(Traject, null=True, on_delete=models.PROTECT, related_name="handovers")
    from_person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    handed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    append_only = True  # the account of the site may add and nothing else (samenwerking/database/rights)

    class Meta:
        verbose_name = _("overdracht")
        verbose_name_plural = _("overdrachten")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.from_person} → {self.to_person}"
