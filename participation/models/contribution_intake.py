"""How contributions come in: the public form of a traject, and sheets of survey tools."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.models.sheet_upload import SheetUpload
from participation.models.traject import Traject
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class ContributionForm(models.Model):
    """The public form of one traject, as its lead set it. Open from the first to the last day, both included."""

    traject = models.OneToOneField(Traject, on_delete=models.CASCADE, related_name="contribution_form")
    opens_on = models.DateField(_("open vanaf"), help_text=_("Vanaf deze dag kan iedereen meedoen."))
    closes_on = models.DateField(_("open tot en met"), help_text=_("Dit is de laatste dag."))
    question = models.TextField(
        _("uw vraag"), max_length=2000, help_text=_("Wat wilt u weten? Dit staat boven het formulier.")
    )
    consent_text = models.TextField(
        _("tekst over persoonsgegevens"), max_length=2000, help_text=_("De gever gaat hiermee akkoord.")
    )
    max_per_address = models.PositiveSmallIntegerField(
        _("aantal per dag"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Zo vaak per dag mag vanaf één internetadres iets binnenkomen."),
    )
    retention_days = models.PositiveIntegerField(
        _("bewaartermijn in dagen"),
        default=365,
        validators=[MinValueValidator(30), MaxValueValidator(3650)],
        help_text=_("Zo lang bewaart u naam en e-mailadres."),
    )
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)

    class Meta:
        verbose_name = _("formulier voor inbreng")
        verbose_name_plural = _("formulieren voor inbreng")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="contribution_form_closes_later",
                violation_error_message=_("De laatste dag ligt voor de eerste."),
            )
        ]

    def __str__(self) -> str:
        return str(self.traject)


class ContributionImport(SheetUpload):
    """The sheet of a survey tool, with contributions to one traject."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="contribution_imports")

    personal_data = PersonalData(
        label=_("Bestanden met inbreng"),
        fields=("file_name", "content", "columns", "mapping", "errors", "problem"),
        activity=Activity.CONTRIBUTIONS,
        people=People.OUTSIDE,
        data=_("Alles wat in een ingestuurd bestand staat"),
        purpose=_("Antwoorden op een enquête inlezen"),
        ground=Ground.TASK,
        term=_("Wat niet is ingelezen: 7 dagen. Naam en koppen: een jaar"),
        seen=Seen.TEAM,
        step="erase_contribution_data",
    )

    class Meta(SheetUpload.Meta):
        verbose_name = _("import van inbreng")
        verbose_name_plural = _("imports van inbreng")
