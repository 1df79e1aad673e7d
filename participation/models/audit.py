"""The append-only record. Only ``participation.audit`` writes here; the database refuses update and delete."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class AuditEntry(models.Model):
    """One event, chained to the one before it by hash. Holds identifiers and facts, never content or contact data."""

    sequence = models.BigIntegerField(unique=True)
    created_at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    action = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    opgave_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    append_only = True  # the account of the site may add and nothing else (samenwerking/database/rights)

    personal_data = PersonalData(
        label=_("Het verslag van gebeurtenissen"),
        fields=("data",),
        activity=Activity.DECIDING,
        people=People.COLLEAGUES,
        data=_("Wie wat deed en wanneer, met nummers en zonder namen"),
        purpose=_("Kunnen bewijzen hoe een besluit tot stand kwam"),
        ground=Ground.TASK,
        term=_("Blijvend: het verslag kan niet worden gewist"),
        seen=Seen.STAFF,
    )

    class Meta:
        ordering = ["sequence"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["object_type", "object_id", "sequence"]),
            models.Index(fields=["opgave_id", "sequence"]),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.object_type}:{self.object_id}"


class AuditCheck(models.Model):
    """A moment at which the whole record of events was checked, and what its last hash was then.

    The hash also goes to a file and by mail: whoever can change this table cannot change those.
    """

    checked_at = models.DateTimeField()
    count = models.BigIntegerField()
    head = models.CharField(max_length=64)
    problem = models.CharField(max_length=300, blank=True)

    append_only = True  # the account of the site may add and nothing else (samenwerking/database/rights)

    class Meta:
        ordering = ["-checked_at"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.checked_at:%Y-%m-%d} {self.count} {self.head}"

    @property
    def sound(self) -> bool:
        return not self.problem
