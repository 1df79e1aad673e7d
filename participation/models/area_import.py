"""Files with the borders of areas, and what each of them changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.choices import AreaKind
from participation.choices import ImportState


class AreaImport(models.Model):
    """One GeoJSON file: which property holds the name, and what was wrong.

    ``summary`` is what trying out found: per feature its name, kind, row in the file and whether it replaces borders.
    ``content`` is emptied when the reading ends.
    """

    file_name = models.CharField(_("bestand"), max_length=200)
    content = models.BinaryField(default=bytes)
    properties = models.JSONField(default=list)
    name_property = models.CharField(_("eigenschap met de naam"), max_length=100, blank=True)
    kind = models.CharField(_("soort gebied"), max_length=15, choices=AreaKind.choices, blank=True)
    system = models.CharField(_("stelsel"), max_length=10, default="WGS84", editable=False)
    state = models.CharField(
        _("stand"), max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED, editable=False
    )
    summary = models.JSONField(default=list)
    errors = models.JSONField(default=list)
    error_count = models.PositiveIntegerField(default=0)
    area_count = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("ingelezen gebieden")
        verbose_name_plural = _("ingelezen gebieden")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.file_name


class AreaChange(models.Model):
    """The borders that an area had before an import gave it others. ``was_new``: the import made the area."""

    upload = models.ForeignKey(AreaImport, on_delete=models.CASCADE, related_name="changes")
    area = models.ForeignKey("pages.Area", on_delete=models.CASCADE, related_name="changes")
    was_new = models.BooleanField(default=False)
    kind = models.CharField(max_length=15, choices=AreaKind.choices, blank=True)
    geometry = models.JSONField(null=True)
    outline = models.JSONField(null=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["upload", "area"], name="area_changes_once_per_import"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id}"
