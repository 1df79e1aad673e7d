"""How often something was tried in vain, and codes that were used; no name or address can be read back from it."""

from django.db import models


class FailedTry(models.Model):
    """Counts by what was tried (``kind``) and a keyed fingerprint of whom or where from (``tries.py``)."""

    kind = models.CharField(max_length=20)
    key_hash = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)
    tried_at = models.DateTimeField()
    closed_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key_hash"], name="failed_try_once")]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.count}"


class SpentCode(models.Model):
    """A code of an app that was used: it works once, whichever process is asked."""

    code_hash = models.CharField(max_length=64, unique=True)
    spent_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.spent_at:%Y-%m-%d %H:%M}"
