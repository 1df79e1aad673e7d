"""How long an answer may take, and how long the clerk has to enter a confirmation: settings edited in Beheer."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

SOON = [MinValueValidator(1), MaxValueValidator(90)]


@register_setting(icon="date")
class CouncilTerms(BaseGenericSetting):
    """Working days from the question to the last day of the answer; calendar days from the meeting to the lapse of
    secrecy, for that term is the law's."""

    question = models.PositiveSmallIntegerField(_("antwoord op een vraag, in werkdagen"), default=10, validators=SOON)
    technical = models.PositiveSmallIntegerField(
        _("antwoord op een technische vraag, in werkdagen"), default=3, validators=SOON
    )
    confirmation = models.PositiveSmallIntegerField(
        _("bekrachtiging van geheimhouding invoeren, in dagen na de raadsvergadering"),
        default=2,
        validators=[MaxValueValidator(30)],
    )

    panels = [FieldPanel("question"), FieldPanel("technical"), FieldPanel("confirmation")]

    class Meta:
        verbose_name = _("termijnen van raad en college")
        default_permissions = ("change",)

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> "CouncilTerms":
        """What is set, else what comes with the product; reading writes nothing."""
        return cls.objects.first() or cls()
