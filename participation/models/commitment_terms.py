"""When a commitment is brought to somebody's attention: settings that a functional administrator edits in Beheer."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from participation.choices import EscalationStep

MOST_DAYS = 365


def _days(label: Any, default: int) -> models.PositiveSmallIntegerField:
    """Empty: this step is not taken."""
    return models.PositiveSmallIntegerField(
        label, default=default, null=True, blank=True, validators=[MaxValueValidator(MOST_DAYS)]
    )


@register_setting(icon="date")
class CommitmentTerms(BaseGenericSetting):
    """Days before (the reminder) and after (the rest) the last day of a commitment."""

    reminder = _days(_("herinnering aan wie het doet, dagen vooraf"), 7)
    lead = _days(_("aan de trekker, dagen te laat"), 1)
    client = _days(_("aan de opdrachtgever, dagen te laat"), 7)
    holder = _days(_("aan de portefeuillehouder, dagen te laat"), 14)
    clerk = _days(_("aan de griffie, dagen te laat"), 28)

    panels = [
        MultiFieldPanel([FieldPanel("reminder")], _("Vooraf")),
        MultiFieldPanel(
            [FieldPanel("lead"), FieldPanel("client"), FieldPanel("holder"), FieldPanel("clerk")],
            _("Als de datum voorbij is"),
            help_text=_("Elke stap komt later dan de vorige. Laat een vak leeg om die stap over te slaan."),
        ),
    ]

    class Meta:
        verbose_name = _("termijnen van toezeggingen")
        default_permissions = ("change",)

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> "CommitmentTerms":
        """What is set, else what comes with the product; reading writes nothing (``load`` makes a row)."""
        return cls.objects.first() or cls()

    def clean(self) -> None:
        """Nobody hears of it before the person beneath. Raises ValidationError at the step that comes too early."""
        super().clean()
        previous = 0
        for step in EscalationStep.after_the_day():
            days = getattr(self, step.value)
            if days is None:
                continue
            if days <= previous:
                raise ValidationError(
                    {step.value: _("Vul een getal in dat hoger is dan %(days)s.") % {"days": previous}}
                )
            previous = days
