"""What was learned in a traject, and what became of it in the guide."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.choices import Publicity
from participation.models.traject import Traject


class Lesson(models.Model):
    """One lesson. Proposed to the guide it becomes a suggestion, which says no more than it may (decision 0099)."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="lessons")
    text = models.TextField(_("les"), max_length=4000, help_text=_("Wat zou u een volgende keer weer of anders doen?"))
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("bladzijde van de wijzer"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("De bladzijde die met deze les beter kan worden."),
    )
    publicity = models.CharField(
        _("openbaarheid"), max_length=10, choices=Publicity.choices, default=Publicity.INTERNAL
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False, null=True
    )
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)
    suggestion = models.OneToOneField(
        "pages.Suggestion", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("les")
        verbose_name_plural = _("lessen")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
