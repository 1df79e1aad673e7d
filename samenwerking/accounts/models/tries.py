"""How often something was tried in vain, and codes that were used; no name or address can be read back from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class FailedTry(models.Model):
    """Counts by what was tried (``kind``) and a keyed fingerprint of whom or where from (``tries.py``)."""

    kind = models.CharField(max_length=20)
    key_hash = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)
    tried_at = models.DateTimeField()
    closed_until = models.DateTimeField(null=True)

    personal_data = PersonalData(
        label=_("Pogingen om in te loggen, zonder naam of adres"),
        fields=("key_hash",),
        activity=Activity.ACCOUNTS,
        people=People.BOTH,
        data=_("Een vingerafdruk van naam of netwerkadres, niet terug te lezen"),
        purpose=_("Raden van wachtwoorden tegengaan"),
        ground=Ground.TASK,
        term=_("Een dag"),
        seen=Seen.NOBODY,
        step="erase_login_attempts",
    )

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
