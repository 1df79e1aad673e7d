"""The fractions of the council and who sits in them: settings of the municipality, kept by the clerk."""

from datetime import date

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


def sitting_on(day: date) -> models.Q:
    """What sat in the council on this day."""
    return (models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=day)) & models.Q(starts_on__lte=day)


class Fraction(models.Model):
    """A group in the council with its number of seats. A change of seats is a new row: votes stay with the old one."""

    name = models.CharField(_("naam van de fractie"), max_length=80)
    seats = models.PositiveSmallIntegerField(_("aantal zetels"), validators=[MinValueValidator(1)])
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("fractie")
        verbose_name_plural = _("fracties")
        ordering = ["-seats", "name", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["name", "starts_on"], name="fraction_once_from_a_day"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="fraction_ends_after_start",
            ),
            models.CheckConstraint(condition=models.Q(seats__gte=1), name="fraction_has_a_seat"),
        ]

    def __str__(self) -> str:
        return self.name


class CouncilMember(models.Model):
    """Somebody who sits in the council for a fraction; with an account when they have one. A public office."""

    fraction = models.ForeignKey(Fraction, verbose_name=_("fractie"), on_delete=models.PROTECT, related_name="members")
    name = models.CharField(_("naam"), max_length=120)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="council_seats",
    )
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)

    personal_data = PersonalData(
        label=_("Leden van fracties"),
        fields=("name",),
        activity=Activity.DECIDING,
        people=People.COUNCIL,
        data=_("Naam, fractie en zittingsduur"),
        purpose=_("Openbaar maken wie in de raad zit en hoe fracties stemden (Gemeentewet)"),
        ground=Ground.DUTY,
        term=_("Blijvend: het hoort bij het openbare verslag"),
        seen=Seen.EVERYBODY,
    )

    class Meta:
        verbose_name = _("lid van een fractie")
        verbose_name_plural = _("leden van fracties")
        ordering = ["fraction__name", "name", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["fraction", "name", "starts_on"], name="council_member_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="council_member_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.fraction})"
