"""With which version of a choice aid of the guide a traject was begun."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.choices import ImpactLevel, ParticipationForm
from participation.models.traject import Traject


class ChoiceAidUse(models.Model):
    """What the choice aid said when the traject was made. It stays, also when the guide changes or loses the page.

    ``answers`` holds question and answer in words: ``[{"question": …, "answer": …}]``.
    """

    traject = models.OneToOneField(Traject, on_delete=models.CASCADE, related_name="choice_aid_use")
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    title = models.CharField(_("keuzehulp"), max_length=255)
    version_at = models.DateTimeField(_("versie van"))
    answers = models.JSONField(_("antwoorden"))
    impact_level = models.PositiveSmallIntegerField(_("uitkomst: gevolgen"), choices=ImpactLevel.choices)
    participation_form = models.CharField(_("uitkomst: vorm"), max_length=12, choices=ParticipationForm.choices)

    class Meta:
        verbose_name = _("gebruik van een keuzehulp")
        verbose_name_plural = _("gebruik van keuzehulpen")
        default_permissions = ()

    def __str__(self) -> str:
        return self.title
