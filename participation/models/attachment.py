"""A file with a dossier, and what is known about it. The file itself stands in private storage, by its fingerprint."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.choices import Confidentiality, PeopleShown
from participation.models.log_entry import LogEntry
from participation.models.opgave import Opgave
from participation.models.traject import Traject
from participation.models.werkatelier import Werkatelier
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class Attachment(models.Model):
    """Belongs to exactly one opgave, traject or werkatelier, and possibly to one entry of the logbook of that traject.

    ``media_type`` is what the content was found to be, ``size`` and ``sha256`` are of the file as it is kept. The name
    that somebody gave the file is only shown and offered for saving; no path on disk is made from it.
    """

    opgave = models.ForeignKey(Opgave, on_delete=models.CASCADE, null=True, related_name="attachments", editable=False)
    traject = models.ForeignKey(
        Traject, on_delete=models.CASCADE, null=True, related_name="attachments", editable=False
    )
    werkatelier = models.ForeignKey(
        Werkatelier, on_delete=models.CASCADE, null=True, related_name="attachments", editable=False
    )
    log_entry = models.ForeignKey(
        LogEntry, on_delete=models.CASCADE, null=True, related_name="attachments", editable=False
    )
    title = models.CharField(_("titel"), max_length=200)
    original_name = models.CharField(_("bestandsnaam"), max_length=120, editable=False)
    media_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveBigIntegerField(_("grootte"), editable=False)
    sha256 = models.CharField(_("vingerafdruk"), max_length=64, editable=False, db_index=True)
    confidentiality = models.CharField(
        _("wie mag dit lezen?"), max_length=12, choices=Confidentiality.choices, default=Confidentiality.INTERNAL
    )
    rights_holder = models.CharField(
        _("wie heeft de rechten op deze foto?"), max_length=120, blank=True, help_text=_("Wie de foto maakte of kocht.")
    )
    people_shown = models.CharField(
        _("staan er mensen herkenbaar op?"), max_length=12, choices=PeopleShown.choices, default=PeopleShown.UNKNOWN
    )
    uploaded_at = models.DateTimeField(_("toegevoegd op"), auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("toegevoegd door"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)

    personal_data = PersonalData(
        label=_("Foto’s en bestanden bij een dossier"),
        fields=("original_name", "rights_holder", "title"),
        activity=Activity.PICTURES,
        people=People.BOTH,
        data=_("Naam van de maker, en namen in titel of bestandsnaam"),
        purpose=_("De maker van een foto noemen (Auteurswet)"),
        ground=Ground.DUTY,
        term=_("Zolang de foto bij het dossier is"),
        seen=Seen.STAFF,
        step="empty_bins",
    )

    class Meta:
        verbose_name = _("bijlage")
        verbose_name_plural = _("bijlagen")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opgave__isnull=False, traject__isnull=True, werkatelier__isnull=True)
                | Q(opgave__isnull=True, traject__isnull=False, werkatelier__isnull=True)
                | Q(opgave__isnull=True, traject__isnull=True, werkatelier__isnull=False),
                name="attachment_of_one_dossier",
            ),
            models.CheckConstraint(
                condition=Q(log_entry__isnull=True) | Q(traject__isnull=False), name="attachment_of_log_has_traject"
            ),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="attachment_fingerprint"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("register:attachment", args=[self.pk])

    @property
    def dossier(self) -> Opgave | Traject | Werkatelier:
        """The one record that it belongs to (check constraint)."""
        dossier = self.traject or self.werkatelier or self.opgave
        assert dossier is not None
        return dossier

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")

    def get_workspace_url(self) -> str:
        return reverse("werkplaats:attachment", args=[self.pk])
