"""A full export of one dossier, that somebody asked for: how far it is, what is in it, until when it can be fetched."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import Confidentiality, ExportState
from participation.models.opgave import Opgave
from participation.models.traject import Traject
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen

OPEN = (ExportState.WAITING, ExportState.RUNNING)


class DossierExport(models.Model):
    """Belongs to who asked for it; for anybody else it does not exist (decision 0167).

    The zip stands in private storage under ``key``. ``confidentiality`` is the narrowest of what is in it. ``people``
    holds which rows of persons outside went along, by the name of their model, so that a zip goes when one of them is
    erased; no names. ``reason`` says why personal data were asked for, and stays with the row.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    opgave = models.ForeignKey(Opgave, on_delete=models.CASCADE, null=True, related_name="exports", editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, null=True, related_name="exports", editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    asked_at = models.DateTimeField(_("gevraagd op"), default=timezone.now, editable=False)
    with_persons = models.BooleanField(_("met persoonsgegevens"), default=False)
    with_secret = models.BooleanField(_("met stukken onder geheimhouding"), default=False)
    reason = models.TextField(_("waarom met persoonsgegevens"), max_length=500, blank=True)
    state = models.CharField(
        _("stand"), max_length=10, choices=ExportState.choices, default=ExportState.WAITING, editable=False
    )
    problem = models.CharField(max_length=300, blank=True, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    expires_at = models.DateTimeField(_("op te halen tot"), null=True, editable=False, db_index=True)
    done = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    confidentiality = models.CharField(max_length=12, choices=Confidentiality.choices, blank=True, editable=False)
    size = models.PositiveBigIntegerField(_("grootte"), default=0, editable=False)
    file_count = models.PositiveIntegerField(_("bestanden"), default=0, editable=False)
    sha256 = models.CharField(_("vingerafdruk"), max_length=64, blank=True, editable=False)
    people = models.JSONField(default=dict, editable=False)

    personal_data = PersonalData(
        label=_("Exports van dossiers die klaarstaan"),
        fields=("people",),
        activity=Activity.RUNNING,
        people=People.OUTSIDE,
        data=_("Nummers van de mensen die in de export staan"),
        purpose=_("Een dossier naar het archief brengen"),
        ground=Ground.TASK,
        term=_("Een paar dagen; allemaal weg zodra er iemand wordt gewist"),
        seen=Seen.ADMIN,
        step="clean_exports",
    )

    class Meta:
        verbose_name = _("export van een dossier")
        verbose_name_plural = _("exports van dossiers")
        ordering = ["-asked_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(opgave__isnull=False, traject__isnull=True) | Q(opgave__isnull=True, traject__isnull=False),
                name="export_of_one_dossier",
            ),
            models.CheckConstraint(
                condition=Q(with_persons=False) | ~Q(reason=""), name="export_with_persons_has_a_reason"
            ),
            models.UniqueConstraint(
                fields=["asked_by", "opgave"], condition=Q(state__in=OPEN), name="export_of_opgave_asked_once"
            ),
            models.UniqueConstraint(
                fields=["asked_by", "traject"], condition=Q(state__in=OPEN), name="export_of_traject_asked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def dossier(self) -> Opgave | Traject:
        """Exactly one is there (check constraint)."""
        dossier = self.traject or self.opgave
        assert dossier is not None
        return dossier

    @property
    def is_busy(self) -> bool:
        return self.state in OPEN

    @property
    def file_name(self) -> str:
        """Under which it is offered for saving: what it is of, and which export."""
        return f"{self.dossier._meta.model_name}-{self.dossier.slug}-export-{self.pk}.zip"

    def get_workspace_url(self) -> str:
        return reverse(f"werkplaats:{self.dossier._meta.model_name}_export", args=[self.dossier.slug])
