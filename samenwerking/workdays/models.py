"""Recess: settings that a functional administrator edits in Beheer."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

LONGEST = timedelta(days=92)


@register_setting(icon="calendar")
class WorkdaySettings(BaseGenericSetting, ClusterableModel):
    """Periods in which no term runs on. Saturdays, Sundays and Dutch holidays need no setting."""

    panels = [
        InlinePanel(
            "recesses",
            heading=_("Reces en andere dagen waarop niet wordt gewerkt"),
            label=_("Periode"),
            help_text=_(
                "In deze dagen loopt geen termijn in werkdagen door, ook niet van wat al openstaat. Weekenden en "
                "feestdagen hoeft u niet in te vullen. Wettelijke termijnen lopen door in het reces."
            ),
        )
    ]

    class Meta:
        verbose_name = _("werkdagen en reces")
        default_permissions = ("change",)

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class RecessPeriod(models.Model):
    """One recess, both days included. Periods may overlap: a day counts or does not."""

    settings = ParentalKey(WorkdaySettings, on_delete=models.CASCADE, related_name="recesses")
    name = models.CharField(_("naam"), max_length=80, help_text=_("Bijvoorbeeld: zomerreces 2027."))
    starts_on = models.DateField(_("eerste dag"))
    ends_on = models.DateField(_("laatste dag"))

    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")])]

    class Meta:
        verbose_name = _("reces")
        verbose_name_plural = _("recessen")
        ordering = ["starts_on", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="recess_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A year that was mistyped would stop every term. Raises ValidationError."""
        super().clean()
        problems: dict[str, Any] = {}
        if self.starts_on and self.ends_on:
            if self.ends_on < self.starts_on:
                problems["ends_on"] = _("De laatste dag ligt voor de eerste.")
            elif self.ends_on - self.starts_on > LONGEST:
                problems["ends_on"] = _("Een periode is hoogstens 92 dagen. Klopt het jaar?")
        if problems:
            raise ValidationError(problems)
