"""What was deleted and can come back for a while (decision 0145)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.models.opgave import Opgave
from participation.models.traject import Traject
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class ExactEncoder(DjangoJSONEncoder):
    """Django's own, which cuts moments off at the millisecond; a row comes back as it was."""

    def default(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, datetime) else super().default(value)


class BinnedPart(models.Model):
    """A deleted part of a dossier, with the rows that went along, stored aside as data.

    The rows themselves are gone from their tables, so that nothing that reads those tables can show them. ``rows`` are
    in the form of Django's serializer; ``links`` are the fields of other rows that pointed here: [model, field, ids].
    """

    opgave = models.ForeignKey(Opgave, on_delete=models.CASCADE, null=True, related_name="binned_parts")
    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, null=True, related_name="binned_parts")
    model = models.CharField(max_length=80)
    object_id = models.BigIntegerField()
    title = models.CharField(_("titel"), max_length=200)
    rows = models.JSONField(encoder=ExactEncoder)
    links = models.JSONField(default=list, encoder=ExactEncoder)
    deleted_at = models.DateTimeField(_("verwijderd op"), default=timezone.now, db_index=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("verwijderd door"), on_delete=models.PROTECT, related_name="+"
    )

    personal_data = PersonalData(
        label=_("Wat uit een dossier is verwijderd"),
        fields=("rows", "links", "title"),
        activity=Activity.RUNNING,
        people=People.BOTH,
        data=_("Wat in het verwijderde onderdeel stond"),
        purpose=_("Een vergissing ongedaan maken"),
        ground=Ground.TASK,
        term=_("30 dagen"),
        seen=Seen.TEAM,
        step="empty_bins",
    )

    class Meta:
        verbose_name = _("verwijderd onderdeel")
        verbose_name_plural = _("verwijderde onderdelen")
        ordering = ["-deleted_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(opgave__isnull=False, traject__isnull=True) | Q(opgave__isnull=True, traject__isnull=False),
                name="binned_part_of_one_dossier",
            ),
            models.UniqueConstraint(fields=["model", "object_id"], name="binned_part_once"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def dossier(self) -> Opgave | Traject:
        """The dossier in whose bin this lies. Exactly one is there (check constraint)."""
        dossier = self.traject or self.opgave
        assert dossier is not None
        return dossier
