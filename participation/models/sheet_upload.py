"""What every uploaded table goes through, whatever is read from it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participation.choices import ImportState


class SheetUpload(models.Model):
    """One uploaded sheet: what was read, how its columns were understood, and what was wrong.

    ``content`` is emptied when the reading ends: what people wrote is kept once.
    """

    file_name = models.CharField(_("bestand"), max_length=200)
    content = models.BinaryField(default=bytes)
    columns = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    state = models.CharField(
        _("stand"), max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED, editable=False
    )
    row_count = models.PositiveIntegerField(_("rijen"), default=0)
    error_count = models.PositiveIntegerField(_("fouten"), default=0)
    errors = models.JSONField(default=list)
    problem = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name or gettext("Bestand waarvan de naam is gewist")

    @property
    def is_busy(self) -> bool:
        return self.state in (ImportState.CHECKING, ImportState.WRITING)

    @property
    def asks_columns(self) -> bool:
        """May columns still be chosen?"""
        return self.state in (ImportState.UPLOADED, ImportState.CHECKED, ImportState.FAILED)
