"""The yearly look at who has what, and the mapping of groups as it was last seen."""

from django.conf import settings
from django.db import models


class AccessReview(models.Model):
    """Somebody looked at the whole list and signed it. ``rows``: numbers of accounts, roles and dates; no names."""

    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    remark = models.CharField(max_length=500, blank=True)
    rows = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering = ["-signed_at"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.signed_at:%Y-%m-%d}"


class GroupMapping(models.Model):
    """Which group of the municipality gives which role, each time that the settings said something else."""

    noted_at = models.DateTimeField(auto_now_add=True)
    mapping = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.noted_at:%Y-%m-%d}"
