"""How an export is labelled for the archive: settings that a functional administrator edits in Beheer."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

SELECTION_LIST = "Selectielijst gemeenten en intergemeentelijke organen 2020"


class Appraisal(models.TextChoices):
    """The closed list "Waarderingen" of MDTO: the value is the code, the label is the term."""

    KEEP = "B", _("Blijvend te bewaren")
    TEMPORARY = "V", _("Tijdelijk te bewaren")
    UNDECIDED = "N", _("Nader te bepalen")


@register_setting(icon="folder-inverse")
class ArchiveSettings(BaseGenericSetting):
    """What the selection list says of dossiers of participation here. Nothing is filled in for a municipality: which
    process and result hold is its own choice, made with its archivist (Archiefwet)."""

    selection_list = models.CharField(_("selectielijst"), max_length=200, default=SELECTION_LIST)
    process_number = models.CharField(
        _("nummer van het proces"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d+$", _("Een nummer van een proces heeft alleen cijfers."))],
        help_text=_("Zoals het in de selectielijst staat."),
    )
    result_number = models.CharField(
        _("nummer van het resultaat"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^\d+(\.\d+)*$", _("Een nummer van een resultaat is bijvoorbeeld 1.1.2."))],
    )
    result_name = models.CharField(_("naam van het resultaat"), max_length=200, blank=True)
    appraisal = models.CharField(_("waardering"), max_length=1, choices=Appraisal.choices, default=Appraisal.UNDECIDED)
    retention_years = models.PositiveSmallIntegerField(
        _("bewaartermijn in jaren"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(200)],
        help_text=_("De termijn begint als het dossier wordt gesloten."),
    )
    ground = models.TextField(
        _("grond voor die keuze"), max_length=1000, blank=True, help_text=_("Wie koos dit, wanneer, en waarom.")
    )
    creator_name = models.CharField(
        _("archiefvormer"), max_length=200, blank=True, help_text=_("Leeg betekent: de naam van de gemeente.")
    )
    creator_id = models.CharField(_("kenmerk van de archiefvormer"), max_length=300, blank=True)
    creator_register = models.CharField(
        _("waar dat kenmerk vandaan komt"), max_length=200, blank=True, help_text=_("De naam van het register.")
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("selection_list", "process_number", "result_number", "result_name")],
            _("Plaats in de selectielijst"),
        ),
        MultiFieldPanel(
            [FieldPanel("appraisal"), FieldPanel("retention_years"), FieldPanel("ground")], _("Bewaren of vernietigen")
        ),
        MultiFieldPanel(
            [FieldPanel("creator_name"), FieldPanel("creator_id"), FieldPanel("creator_register")],
            _("Van wie het archief is"),
        ),
    ]

    class Meta:
        verbose_name = _("archief en selectielijst")
        default_permissions = ("change",)

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> "ArchiveSettings":
        """What is set, else what comes with the product; reading writes nothing (``load`` makes a row)."""
        return cls.objects.first() or cls()

    def clean(self) -> None:
        """What goes away has a term; what is chosen has its place in the list and a ground. Raises ValidationError."""
        super().clean()
        errors = {}
        if self.appraisal == Appraisal.TEMPORARY and not self.retention_years:
            errors["retention_years"] = _("Wat tijdelijk blijft, heeft een bewaartermijn.")
        if self.appraisal == Appraisal.KEEP and self.retention_years:
            errors["retention_years"] = _("Wat blijvend blijft, heeft geen bewaartermijn. Maak dit vak leeg.")
        if self.appraisal != Appraisal.UNDECIDED:
            for name in ("process_number", "result_number", "ground"):
                if not getattr(self, name):
                    errors[name] = _("Vul dit in, of kies “nader te bepalen” als waardering.")
        if bool(self.creator_id) != bool(self.creator_register):
            errors["creator_register"] = _("Een kenmerk en het register waar het vandaan komt horen bij elkaar.")
        if errors:
            raise ValidationError(errors)
