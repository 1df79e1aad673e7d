"""Answers to the method's questions, for one traject."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.choices import Certainty, Publicity
from participation.models.traject import Traject


class Answer(models.Model):
    """One answer. A new text is a new row; earlier rows stay, with the words of the question they answered."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey("pages.Question", on_delete=models.PROTECT, related_name="answers")
    question_text = models.CharField(_("vraag zoals die was"), max_length=300, editable=False)
    question_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    text = models.TextField(_("antwoord"))
    certainty = models.CharField(
        _("hoe zeker is dit?"), max_length=12, choices=Certainty.choices, default=Certainty.PROBABLE
    )
    publicity = models.CharField(
        _("wie mag dit lezen?"), max_length=10, choices=Publicity.choices, default=Publicity.INTERNAL
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    is_current = models.BooleanField(default=True, editable=False)

    class Meta:
        verbose_name = _("antwoord")
        verbose_name_plural = _("antwoorden")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "question"], condition=models.Q(is_current=True), name="answer_one_current"
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]
