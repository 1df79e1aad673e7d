"""Existing lists of opgaven and trajecten that somebody reads in, and what came of each."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.models.opgave import Opgave
from participation.models.sheet_upload import SheetUpload
from participation.models.traject import Traject
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class ListContents(models.TextChoices):
    """What the rows of a list are."""

    OPGAVEN = "opgaven", _("Alleen opgaven")
    TRAJECTEN = "trajecten", _("Alleen trajecten")
    BOTH = "both", _("Opgaven en trajecten: een kolom zegt per rij welke van de twee")


class RegisterImport(SheetUpload):
    """One list. Only who sent it in sees it: it may hold what nobody else may know yet (decision 0168).

    ``left_empty`` are cells with a person that could not be found and that stay empty, by the choice of the sender.
    ``last_event`` is the number of the last row that this import wrote in the record of events; what comes after it
    was done by people.
    """

    contents = models.CharField(
        _("wat staat er in het bestand?"), max_length=10, choices=ListContents.choices, default=ListContents.BOTH
    )
    signature = models.CharField(max_length=64, db_index=True, editable=False)
    left_empty = models.JSONField(default=list)
    known_titles = models.PositiveIntegerField(default=0)
    opgave_count = models.PositiveIntegerField(default=0)
    traject_count = models.PositiveIntegerField(default=0)
    last_event = models.BigIntegerField(default=0)
    undone_count = models.PositiveIntegerField(default=0)

    personal_data = PersonalData(
        label=_("Lijsten met opgaven en trajecten"),
        fields=("file_name", "content", "columns", "mapping", "errors", "problem"),
        activity=Activity.RUNNING,
        people=People.BOTH,
        data=_("Alles wat in een ingestuurd bestand staat"),
        purpose=_("Bestaande lijsten inlezen"),
        ground=Ground.TASK,
        term=_("Wat niet is ingelezen: 7 dagen. Naam en koppen: een jaar"),
        seen=Seen.STAFF,
        step="erase_contribution_data",
    )

    class Meta(SheetUpload.Meta):
        verbose_name = _("ingelezen lijst")
        verbose_name_plural = _("ingelezen lijsten")
        default_permissions = ()


class ImportProgress(models.Model):
    """How far the worker is. Apart from the import itself: that row is locked until all is read in."""

    upload = models.OneToOneField(RegisterImport, on_delete=models.CASCADE, related_name="progress")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.done}/{self.total}"


class ImportedRecord(models.Model):
    """One opgave or traject that came from a row of a list; gone when the record is."""

    upload = models.ForeignKey(RegisterImport, on_delete=models.CASCADE, related_name="records")
    row = models.PositiveIntegerField(_("rij"))
    opgave = models.OneToOneField(Opgave, on_delete=models.CASCADE, null=True, related_name="imported_record")
    traject = models.OneToOneField(Traject, on_delete=models.CASCADE, null=True, related_name="imported_record")

    class Meta:
        ordering = ["row", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opgave__isnull=True) ^ models.Q(traject__isnull=True),
                name="imported_record_is_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.row}"
