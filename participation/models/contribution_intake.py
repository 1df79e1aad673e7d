"""How contributions come in: the public form of a traject, and sheets of survey tools."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.choices import ImportState
from participation.models.traject import Traject


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


class ContributionImport(models.Model):
    """One uploaded sheet: what was read, how its columns were understood, and what was wrong.

    ``content`` is emptied when the reading ends: it holds what people wrote, with their names.
    """

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="contribution_imports")
    file_name = models.CharField(_("bestand"), max_length=200)
    content = models.BinaryField(default=bytes)
    columns = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    state = models.CharField(
        _("stand"), max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED, editable=False
    )
    row_count = models.PositiveIntegerField(_("rijen"), default=0)
    error_count = models.PositiveIntegerField(_("fouten"), default=0)
    errors = models.JSONField(default=list)
    problem = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("import van inbreng")
        verbose_name_plural = _("imports van inbreng")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name
