"""Settings of initiatives, the right to challenge and evaluations; a functional administrator edits them in Beheer."""

from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


def _days(label: Any, default: int, least: int = 1, most: int = 730) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(least), MaxValueValidator(most)]
    )


@register_setting(icon="group")
class InitiativeTerms(BaseGenericSetting):
    """How often an initiator is asked whether all is still right, and how long we keep who that is."""

    check_days = _days(_("na zoveel dagen vragen of het nog klopt"), 365, 30)
    retention_days = _days(_("bewaartermijn van contactgegevens, in dagen na de laatste controle"), 730, 30, 3650)
    consent_text = models.TextField(
        _("tekst over persoonsgegevens"),
        max_length=2000,
        default=_(
            "Wij gebruiken uw naam en adres om u te vragen of uw initiatief nog klopt. Op het register komen ze alleen "
            "als u dat hieronder zelf kiest. U kunt ze altijd laten wissen."
        ),
    )

    panels = [FieldPanel("check_days"), FieldPanel("retention_days"), FieldPanel("consent_text")]

    class Meta:
        verbose_name = _("initiatieven")
        default_permissions = ("change",)

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


@register_setting(icon="date")
class ChallengeTerms(BaseGenericSetting):
    """The clock of a request under the right to challenge. Steps until the decision count from the day of receipt."""

    receipt_days = _days(_("ontvangst bevestigen, dagen na ontvangst"), 14)
    assessment_days = _days(_("beoordelen, dagen na ontvangst"), 42)
    decision_days = _days(_("besluiten, dagen na ontvangst"), 84)
    extension_days = _days(_("verlengen, ten hoogste zoveel dagen"), 42)
    evaluation_days = _days(_("evalueren, dagen na het besluit"), 365)
    retention_days = _days(_("bewaartermijn van contactgegevens, in dagen na ontvangst"), 1095, 30, 3650)
    consent_text = models.TextField(
        _("tekst over persoonsgegevens"),
        max_length=2000,
        default=_(
            "Wij gebruiken uw naam en adres om uw verzoek te behandelen. Ze komen niet op het register. U kunt ze "
            "laten wissen; zonder adres krijgt u geen bericht."
        ),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("receipt_days", "assessment_days", "decision_days", "extension_days", "evaluation_days")
            ],
            _("Termijnen"),
            help_text=_("Een nieuwe termijn geldt vanaf de volgende stap van een verzoek."),
        ),
        FieldPanel("retention_days"),
        FieldPanel("consent_text"),
    ]

    class Meta:
        verbose_name = _("uitdaagrecht")
        default_permissions = ("change",)

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def clean(self) -> None:
        """Each step ends later than the one before it. Raises ValidationError at the step that ends too early."""
        super().clean()
        steps = ("receipt_days", "assessment_days", "decision_days")
        for before, after in pairwise(steps):
            first, second = getattr(self, before), getattr(self, after)
            if first is not None and second is not None and second <= first:
                raise ValidationError({after: gettext("Vul een getal in dat hoger is dan %(days)s.") % {"days": first}})


@register_setting(icon="help")
class EvaluationQuestions(BaseGenericSetting):
    """The five questions that council, college, staff and participants are all asked. A round keeps what it asked."""

    question_1 = models.CharField(_("vraag 1"), max_length=300, default=_("Was duidelijk waarover u kon meedenken?"))
    question_2 = models.CharField(_("vraag 2"), max_length=300, default=_("Deden de mensen mee die het aangaat?"))
    question_3 = models.CharField(_("vraag 3"), max_length=300, default=_("Is er goed naar alle kanten geluisterd?"))
    question_4 = models.CharField(
        _("vraag 4"), max_length=300, default=_("Is te zien wat er met de inbreng is gedaan?")
    )
    question_5 = models.CharField(_("vraag 5"), max_length=300, default=_("Werd het resultaat er beter van?"))

    panels = [
        MultiFieldPanel(
            [FieldPanel(f"question_{number}") for number in range(1, 6)],
            _("De vijf vragen"),
            help_text=_(
                "Iedereen krijgt dezelfde vragen, met een schaal van helemaal niet tot heel goed. Een ronde die al is "
                "gemaakt, houdt de vragen die zij had."
            ),
        )
    ]

    class Meta:
        verbose_name = _("vragen van de evaluatie")
        default_permissions = ("change",)

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def words(self) -> list[str]:
        return [str(getattr(self, f"question_{number}")) for number in range(1, 6)]
