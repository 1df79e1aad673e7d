"""The opgave: a societal task, and the head of a dossier."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermissionBase

from participation.choices import Body, Confidentiality, OpgaveKind, ParticipationChoice
from participation.models.record import Record


class Opgave(Record):
    """Striving for a wanted situation and supplying the effort it takes.

    Confidentiality, portfolio holder and client live here and hold for every traject, werkatelier and
    paper beneath (docs/decisions/0003).
    """

    kind = models.CharField(_("soort opgave"), max_length=10, choices=OpgaveKind.choices, default=OpgaveKind.CONCRETE)
    issue = models.TextField(
        _("vraagstuk"), blank=True, help_text=_("Wat is er aan de hand, voor wie, en waaraan is dat te zien?")
    )
    ambition = models.TextField(_("ambitie"), blank=True, help_text=_("Welke situatie willen we bereiken?"))
    ambition_fixed = models.BooleanField(_("de ambitie staat vast"), default=False)
    cause = models.TextField(_("aanleiding en oorzaken"), blank=True)
    scope_in = models.TextField(_("hoort er wel bij"), blank=True)
    scope_out = models.TextField(_("hoort er niet bij"), blank=True)
    intended_effects = models.TextField(_("beoogde effecten"), blank=True)
    areas = models.ManyToManyField("pages.Area", verbose_name=_("gebieden"), blank=True, related_name="opgaven")
    themes = models.ManyToManyField("pages.Theme", verbose_name=_("thema's"), blank=True, related_name="opgaven")
    start_date = models.DateField(_("begin"), null=True, blank=True)
    end_date = models.DateField(_("einde"), null=True, blank=True)
    contributes_to = models.ManyToManyField(
        "self",
        verbose_name=_("draagt bij aan"),
        symmetrical=False,
        blank=True,
        related_name="contributions_from",
        limit_choices_to={"kind": OpgaveKind.POLICY},
    )
    competent_body = models.CharField(_("bevoegd orgaan"), max_length=10, choices=Body.choices, default=Body.COLLEGE)
    portfolio_holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("portefeuillehouder"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="portfolio_opgaven",
    )
    client = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ambtelijk opdrachtgever"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="client_opgaven",
        help_text=_("De manager die namens de organisatie opdracht geeft en stukken beoordeelt."),
    )
    participation = models.CharField(
        _("is er participatie?"),
        max_length=10,
        choices=ParticipationChoice.choices,
        default=ParticipationChoice.UNDECIDED,
    )
    participation_reason = models.TextField(
        _("reden van die keuze"), blank=True, help_text=_("Ook een nee heeft een reden nodig.")
    )
    participation_body = models.CharField(_("besloten door"), max_length=10, choices=Body.choices, blank=True)
    participation_date = models.DateField(_("besloten op"), null=True, blank=True)
    confidentiality = models.CharField(
        _("vertrouwelijkheid"),
        max_length=12,
        choices=Confidentiality.choices,
        default=Confidentiality.INTERNAL,
        help_text=_("Openbaar mag op het register. Intern ziet de organisatie. Vertrouwelijk zien alleen betrokkenen."),
    )
    closed_at = models.DateTimeField(_("gesloten op"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("opgave")
        verbose_name_plural = _("opgaven")
        ordering = ["title", "pk"]
        permissions = [
            ("lead_opgave", "Trekker van deze opgave"),
            ("member_opgave", "Teamlid van deze opgave"),
            ("reader_opgave", "Meelezer van deze opgave"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True)
                | models.Q(start_date__isnull=True)
                | models.Q(end_date__gte=models.F("start_date")),
                name="opgave_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
            models.CheckConstraint(
                condition=models.Q(participation="undecided")
                | (
                    ~models.Q(participation_reason="")
                    & ~models.Q(participation_body="")
                    & models.Q(participation_date__isnull=False)
                ),
                name="opgave_participation_reasoned",
                violation_error_message=_("Een ja of nee heeft een reden, een orgaan en een datum nodig."),
            ),
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=True) | models.Q(confidentiality="public"),
                name="opgave_published_only_if_public",
                violation_error_message=_("Alleen een openbare opgave mag op het register staan."),
            ),
        ]
        # The orders of the register: newest, title, begin.
        indexes = [
            models.Index(fields=["confidentiality", "published_at"]),
            # What is on the register: counted without a look at the rows themselves.
            models.Index(
                fields=["id"],
                condition=models.Q(confidentiality=Confidentiality.PUBLIC, published_at__isnull=False),
                name="opgave_published",
            ),
            models.Index(Lower("title"), "id", name="opgave_by_title"),
            models.Index(fields=["-updated_at"], name="opgave_by_change"),
            models.Index(models.F("kind").desc(), "title", "id", name="opgave_tree"),
            models.Index(models.F("start_date").desc(nulls_last=True), models.F("id").desc(), name="opgave_by_begin"),
        ]

    @property
    def opgave(self) -> "Opgave":
        """The head of the dossier; so that every record answers to ``record.opgave``."""
        return self

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def get_absolute_url(self) -> str:
        return reverse("register:opgave", args=[self.slug])

    def get_workspace_url(self) -> str:
        return reverse("werkplaats:opgave", args=[self.slug])


class OpgaveUserObjectPermission(UserObjectPermissionBase):
    """Who is lead, member or reader of an opgave; a real foreign key, so rows go with the opgave (TRAPS)."""

    content_object = models.ForeignKey(Opgave, on_delete=models.CASCADE)
    # Who stood in a team stays known: an account is closed, not deleted.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
