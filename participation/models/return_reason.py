"""Why a paper came back, part by part."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from participation.models.stuk import Stuk


class ReturnReason(models.Model):
    """What must change in one part; the reason for the whole stands with the step that was returned."""

    stuk = models.ForeignKey(Stuk, on_delete=models.PROTECT, related_name="return_reasons")
    task_state = models.ForeignKey(TaskState, on_delete=models.PROTECT, related_name="return_reasons")
    section_key = models.CharField(_("onderdeel"), max_length=60)
    text = models.TextField(_("wat moet er anders"))

    class Meta:
        verbose_name = _("reden van teruggave")
        verbose_name_plural = _("redenen van teruggave")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["task_state", "section_key"], name="return_reason_once_per_part")
        ]

    def __str__(self) -> str:
        return self.section_key
