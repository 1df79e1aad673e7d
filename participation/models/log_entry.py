"""The logbook of a traject: short notes of what was said and done between the larger moments."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import Confidentiality, LogKind
from participation.models.opgave import Opgave
from participation.models.traject import Traject


class LogEntry(models.Model):
    """One entry. ``message_mark`` is a fingerprint of the e-mail that it was made from, so that it comes in once.

    ``confidentiality`` is at most as wide as the dossier; who reads what is in ``policy.visible_log_entries``.
    """

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="log_entries")
    date = models.DateField(_("datum"), default=timezone.localdate)
    kind = models.CharField(_("soort"), max_length=12, choices=LogKind.choices, default=LogKind.NOTE)
    subject = models.CharField(_("onderwerp"), max_length=200)
    text = models.TextField(_("wat is er gezegd of gedaan?"), max_length=8000, blank=True)
    confidentiality = models.CharField(
        _("wie mag dit lezen?"), max_length=12, choices=Confidentiality.choices, default=Confidentiality.INTERNAL
    )
    message_mark = models.CharField(max_length=64, blank=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False, null=True
    )
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)

    class Meta:
        verbose_name = _("logboekregel")
        verbose_name_plural = _("logboekregels")
        ordering = ["-date", "-pk"]
        indexes = [models.Index(fields=["traject", "-date", "-id"], name="log_entry_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "message_mark"],
                condition=~Q(message_mark=""),
                name="log_entry_once_per_message",
                violation_error_message=_("Deze e-mail staat al in het logboek."),
            )
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def opgave(self) -> Opgave:
        return self.traject.opgave
