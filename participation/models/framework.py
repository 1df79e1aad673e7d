"""What helps and hinders a traject, its planning and its money: a row for each, so that each can be kept up."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import FactorKind, MilestoneState, Publicity
from participation.models.traject import Traject


class Factor(models.Model):
    """A chance or a barrier, and what is done about it. Candid, so never public."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="factors")
    kind = models.CharField(_("soort"), max_length=10, choices=FactorKind.choices)
    text = models.TextField(_("wat is er"), max_length=2000)
    since = models.DateField(_("sinds"), default=timezone.localdate)
    approach = models.TextField(_("wat doen we ermee"), max_length=2000, blank=True)
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)

    class Meta:
        verbose_name = _("kans of belemmering")
        verbose_name_plural = _("kansen en belemmeringen")
        ordering = ["since", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.text[:80]


class Milestone(models.Model):
    """A moment or a period in the planning; without an end it is one day."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(_("wat"), max_length=120)
    start_date = models.DateField(_("begin"))
    end_date = models.DateField(_("einde"), null=True, blank=True)
    state = models.CharField(_("stand"), max_length=10, choices=MilestoneState.choices, default=MilestoneState.PLANNED)
    publicity = models.CharField(
        _("openbaarheid"), max_length=10, choices=Publicity.choices, default=Publicity.INTERNAL
    )
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)

    class Meta:
        verbose_name = _("moment in de planning")
        verbose_name_plural = _("planning")
        ordering = ["start_date", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True) | models.Q(end_date__gte=models.F("start_date")),
                name="milestone_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_day(self) -> date:
        return self.end_date or self.start_date


def euros(label: Any) -> models.DecimalField:
    """An amount in euros with two decimals, from nought."""
    return models.DecimalField(
        label, max_digits=12, decimal_places=2, default=Decimal(0), validators=[MinValueValidator(0)]
    )


class BudgetLine(models.Model):
    """One item of the budget: what is set aside, what is ordered already, what is paid."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="budget_lines")
    item = models.CharField(_("post"), max_length=120)
    budget = euros(_("begroot in euro"))
    committed = euros(_("vastgelegd in euro"))
    spent = euros(_("uitgegeven in euro"))
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)

    class Meta:
        verbose_name = _("begrotingspost")
        verbose_name_plural = _("begroting")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "item"],
                name="budget_item_once_per_traject",
                violation_error_message=_("Deze post staat al in de begroting."),
            ),
            models.CheckConstraint(
                condition=models.Q(budget__gte=0, committed__gte=0, spent__gte=0),
                name="budget_line_not_negative",
                violation_error_message=_("Een bedrag is niet lager dan nul."),
            ),
        ]

    def __str__(self) -> str:
        return self.item
