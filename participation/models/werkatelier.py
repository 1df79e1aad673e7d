"""The werkatelier: a working session that prepares, shares and enriches insights."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.models.opgave import Opgave
from participation.models.record import Record
from participation.models.traject import Party, Traject


class Werkatelier(Record):
    """A session of a traject, in a place or online."""

    traject = models.ForeignKey(
        Traject, verbose_name=_("traject"), on_delete=models.PROTECT, related_name="werkateliers"
    )
    starts_at = models.DateTimeField(_("begint om"))
    ends_at = models.DateTimeField(_("eindigt om"))
    location = models.CharField(_("plaats"), max_length=200, blank=True, help_text=_("Gebouw en zaal."))
    address = models.CharField(_("adres van de plaats"), max_length=200, blank=True)
    latitude = models.DecimalField(
        _("breedtegraad"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(-90)), MaxValueValidator(Decimal(90))],
    )
    longitude = models.DecimalField(
        _("lengtegraad"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(-180)), MaxValueValidator(Decimal(180))],
    )
    route_text = models.TextField(
        _("route"), blank=True, help_text=_("Hoe komt u er met de bus, de fiets, de auto of een rolstoel?")
    )
    online_url = models.URLField(
        _("link voor deelname op afstand"),
        blank=True,
        help_text=_("Alleen voor wie meedoet; komt niet op het register."),
    )
    purpose = models.TextField(_("doel"), blank=True, help_text=_("Wat wilt u na afloop weten of hebben?"))
    programme = models.TextField(_("programma"), blank=True)
    capacity = models.PositiveIntegerField(
        _("aantal plaatsen"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    target_parties = models.ManyToManyField(Party, verbose_name=_("voor wie"), blank=True, related_name="werkateliers")
    series = models.UUIDField(_("reeks"), null=True, blank=True, editable=False, db_index=True)
    attendance = models.PositiveIntegerField(_("aantal aanwezigen"), null=True, blank=True)
    report = models.TextField(_("verslag"), blank=True)
    outcomes = models.TextField(_("uitkomsten"), blank=True)
    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)
    cancelled_at = models.DateTimeField(_("afgezegd op"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("werkatelier")
        verbose_name_plural = _("werkateliers")
        ordering = ["-starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="werkatelier_ends_later",
                violation_error_message=_("Een werkatelier eindigt later dan het begint."),
            ),
            models.CheckConstraint(
                condition=~models.Q(location="") | ~models.Q(online_url=""),
                name="werkatelier_has_a_place",
                violation_error_message=_("Vul een plaats in, of een link om op afstand mee te doen."),
            ),
            models.CheckConstraint(
                condition=models.Q(capacity__isnull=True) | models.Q(capacity__gte=1),
                name="werkatelier_capacity_from_1",
                violation_error_message=_("Er is ten minste één plaats."),
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="werkatelier_point_is_whole",
                violation_error_message=_("Vul allebei de getallen van het punt op de kaart in, of geen van beide."),
            ),
        ]
        indexes = [
            # With the end, so that what is over is passed without a look at the row itself.
            models.Index(fields=["starts_at", "id", "ends_at"], name="werkatelier_by_begin"),
            models.Index(fields=["published_at"]),
            models.Index(Lower("title"), "id", name="werkatelier_by_title"),
            models.Index(fields=["-updated_at"], name="werkatelier_by_change"),
            models.Index(fields=["ends_at"], name="werkatelier_by_end"),
        ]

    @property
    def opgave(self) -> Opgave:
        return self.traject.opgave

    @property
    def is_open(self) -> bool:
        return self.traject.is_open

    def get_absolute_url(self) -> str:
        return reverse("register:werkatelier", args=[self.slug])

    def get_workspace_url(self) -> str:
        return reverse("werkplaats:werkatelier", args=[self.slug])
