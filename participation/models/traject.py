"""The traject: one time-bound participation process for one opgave."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermissionBase

from participation.choices import (
    Attitude,
    GoverningStyle,
    ImpactLevel,
    LegalInstrument,
    ParticipationForm,
    PartyRole,
    PolicyPhase,
    Process,
    ResultKind,
    Stage,
    Weight,
)
from participation.models.opgave import Opgave
from participation.models.record import Record


class Traject(Record):
    """A participation process; what is fixed and what is open is said before anyone is invited."""

    opgave = models.ForeignKey(Opgave, verbose_name=_("opgave"), on_delete=models.PROTECT, related_name="trajecten")
    # Moves only through participation.services.processes, past the gates.
    process = models.CharField(
        _("proces"), max_length=12, choices=Process.choices, default=Process.EXPLORE, editable=False
    )
    policy_phase = models.CharField(
        _("beleidsfase"), max_length=12, choices=PolicyPhase.choices, default=PolicyPhase.PREPARATION
    )
    impact_level = models.PositiveSmallIntegerField(
        _("gevolgen voor inwoners"), choices=ImpactLevel.choices, default=ImpactLevel.SMALL
    )
    legal_instrument = models.CharField(
        _("soort besluit"),
        max_length=16,
        choices=LegalInstrument.choices,
        blank=True,
        help_text=_("Tot welk besluit leidt dit traject? Daaruit volgt wat de wet van u vraagt."),
    )
    participation_form = models.CharField(
        _("vorm van participatie"), max_length=12, choices=ParticipationForm.choices, default=ParticipationForm.CONSULT
    )
    form_reason = models.TextField(
        _("waarom deze vorm"), blank=True, help_text=_("Waarom past deze vorm hier? Staat ook op het register.")
    )
    instruments = models.ManyToManyField(
        "pages.InstrumentPage", verbose_name=_("instrumenten uit de wijzer"), blank=True, related_name="+"
    )
    governing_style = models.CharField(
        _("sturingsstijl"), max_length=12, choices=GoverningStyle.choices, default=GoverningStyle.NETWORKING
    )
    goals = models.TextField(_("doelen"), blank=True, help_text=_("Wat wilt u met dit traject bereiken?"))
    fixed = models.TextField(_("wat staat vast"), blank=True)
    open_space = models.TextField(_("speelruimte"), blank=True, help_text=_("Waarover kunnen deelnemers meepraten?"))
    rules_of_play = models.TextField(_("spelregels"), blank=True)
    legal_basis = models.TextField(_("wettelijke basis"), blank=True)
    planning = models.TextField(_("planning"), blank=True)
    start_date = models.DateField(_("begin"), null=True, blank=True)
    end_date = models.DateField(_("einde"), null=True, blank=True)
    budget = models.DecimalField(
        _("budget in euro"), max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    # Money is internal, unless the lead says otherwise (participation.services.budgets).
    budget_public = models.BooleanField(_("begroting op het register"), default=False, editable=False)
    question_depth = models.PositiveSmallIntegerField(
        _("hoe diep gaat u?"),
        default=1,
        validators=[MinValueValidator(1)],
        help_text=_("Tot en met welke laag van de vragen u antwoorden wilt geven."),
    )
    depth_reason = models.TextField(_("waarom zo diep"), max_length=2000, blank=True)
    closed_at = models.DateTimeField(_("gesloten op"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("traject")
        verbose_name_plural = _("trajecten")
        ordering = ["title", "pk"]
        permissions = [
            ("lead_traject", "Trekker van dit traject"),
            ("member_traject", "Teamlid van dit traject"),
            ("reader_traject", "Meelezer van dit traject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True)
                | models.Q(start_date__isnull=True)
                | models.Q(end_date__gte=models.F("start_date")),
                name="traject_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
            models.CheckConstraint(
                condition=models.Q(impact_level__gte=0) & models.Q(impact_level__lte=3),
                name="traject_impact_0_to_3",
                violation_error_message=_("De gevolgen zijn 0, 1, 2 of 3."),
            ),
            models.CheckConstraint(
                condition=models.Q(budget__isnull=True) | models.Q(budget__gte=0),
                name="traject_budget_not_negative",
                violation_error_message=_("Een budget is niet lager dan nul."),
            ),
            models.CheckConstraint(
                condition=models.Q(question_depth__gte=1),
                name="traject_depth_from_1",
                violation_error_message=_("De eerste laag is laag 1."),
            ),
        ]
        # The orders of the register: newest, title, begin.
        indexes = [
            models.Index(fields=["published_at"]),
            models.Index(fields=["process"]),
            models.Index(Lower("title"), "id", name="traject_by_title"),
            models.Index(fields=["-updated_at"], name="traject_by_change"),
            models.Index(models.F("start_date").desc(nulls_last=True), models.F("id").desc(), name="traject_by_begin"),
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.opgave.is_open

    @property
    def stage(self) -> Stage:
        """The process that the traject is in, or closed."""
        return Stage.CLOSED if self.closed_at else Stage(self.process)

    def get_absolute_url(self) -> str:
        return reverse("register:traject", args=[self.slug])

    def get_workspace_url(self) -> str:
        return reverse("werkplaats:traject", args=[self.slug])


class TrajectUserObjectPermission(UserObjectPermissionBase):
    """Who is lead, member or reader of a traject."""

    content_object = models.ForeignKey(Traject, on_delete=models.CASCADE)
    # Who stood in a team stays known: an account is closed, not deleted.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)


class Party(models.Model):
    """What an organisation or group is in one traject. Never a private person's contact data.

    ``organisation`` says with which parties of other trajecten this is one (decision 0150).
    """

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        "participation.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parties",
        editable=False,
    )
    name = models.CharField(_("naam"), max_length=200)
    role = models.CharField(_("rol"), max_length=12, choices=PartyRole.choices)
    interest = models.PositiveSmallIntegerField(_("belang"), choices=Weight.choices, default=Weight.MEDIUM)
    influence = models.PositiveSmallIntegerField(_("invloed"), choices=Weight.choices, default=Weight.MEDIUM)
    attitude = models.CharField(_("houding"), max_length=10, choices=Attitude.choices, default=Attitude.UNKNOWN)
    commitment = models.TextField(_("wat draagt deze partij bij?"), blank=True)
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)

    class Meta:
        verbose_name = _("partij")
        verbose_name_plural = _("partijen")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "name"],
                name="party_once_per_traject",
                violation_error_message=_("Deze partij staat al bij dit traject."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Result(models.Model):
    """What the traject should bring: on content, process or cooperation; interim or final."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="results")
    kind = models.CharField(_("soort"), max_length=12, choices=ResultKind.choices)
    final = models.BooleanField(_("eindresultaat"), default=True)
    description = models.TextField(_("resultaat"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("door wie"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    due_date = models.DateField(_("wanneer"), null=True, blank=True)
    realised = models.BooleanField(_("gerealiseerd"), default=False)
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)

    class Meta:
        verbose_name = _("resultaat")
        verbose_name_plural = _("resultaten")
        ordering = ["due_date", "pk"]

    def __str__(self) -> str:
        return self.description[:80]
