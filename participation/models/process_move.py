"""Every move of a traject from one process to another, with the gates that were skipped."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.choices import Stage
from participation.models.traject import Traject


class ProcessMoveQuerySet(models.QuerySet["ProcessMove"]):
    def skips(self) -> "ProcessMoveQuerySet":
        """Moves past a gate that was not met. They are counted, not hidden (DESIGN section 1)."""
        return self.filter(gate_skipped=True)


class ProcessMove(models.Model):
    """One move, forward past a gate or back. Never changed afterwards."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="moves")
    from_stage = models.CharField(_("van"), max_length=12, choices=Stage.choices)
    to_stage = models.CharField(_("naar"), max_length=12, choices=Stage.choices)
    gate_skipped = models.BooleanField(_("poort overgeslagen"), default=False)
    reason = models.TextField(_("reden"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("door"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("op"), auto_now_add=True)

    objects = ProcessMoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("stap van een traject")
        verbose_name_plural = _("stappen van een traject")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(gate_skipped=False) | ~models.Q(reason=""),
                name="process_move_skip_is_reasoned",
                violation_error_message=_("Een poort overslaan kan alleen met een reden."),
            ),
            models.CheckConstraint(
                condition=~models.Q(from_stage=models.F("to_stage")), name="process_move_goes_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_from_stage_display()} → {self.get_to_stage_display()}"

    @property
    def is_back(self) -> bool:
        """Was this a step back?"""
        order = Stage.values
        return order.index(self.to_stage) < order.index(self.from_stage)
