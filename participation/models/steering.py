"""The council's steering card of an opgave (docs/decisions/0201): the filling-in before it is a paper, each card that
was adopted, and the departures from it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from participation.choices import DepartureState, ParticipationForm, SteeringPoint
from participation.models.opgave import Opgave
from participation.models.stuk import Stuk
from participation.models.traject import Traject

LONG = 4000
# Of a departure: it goes on, whether somebody said why or not.
OPEN_STATES = (DepartureState.FOUND, DepartureState.EXPLAINED)


def _point(point: SteeringPoint, help_text: Any) -> models.TextField:
    return models.TextField(point.label, max_length=LONG, blank=True, help_text=help_text)


class SteeringDraft(models.Model):
    """The seven points as they are being filled in. A paper is drawn from it; what the council wants is that paper."""

    opgave = models.OneToOneField(Opgave, on_delete=models.PROTECT, related_name="steering_draft", editable=False)
    subject = _point(
        SteeringPoint.SUBJECT,
        _("Waar gaat het over, waar houdt het op, en welke keuzes wil de raad zelf maken?"),
    )
    parties = _point(
        SteeringPoint.PARTIES,
        _("Zonder wie kan het niet? Zet elke partij op een eigen regel. Geen inwoners bij naam."),
    )
    wanted_form = models.CharField(
        _("gewenste vorm van participatie"), max_length=12, choices=ParticipationForm.choices, blank=True
    )
    participation = models.TextField(
        _("waarom deze participatie"), max_length=LONG, blank=True, help_text=_("Wie wil de raad horen, en waarom zo?")
    )
    steps = _point(
        SteeringPoint.STEPS,
        _("Zet elke stap op een eigen regel, met de dag erachter. Zoals: Startnotitie in de raad (4 maart 2027)"),
    )
    own_role = _point(SteeringPoint.OWN_ROLE, _("Wat doet de raad zelf, en wanneer wil de raad erbij zijn?"))
    division = _point(SteeringPoint.DIVISION, _("Wat beslist de raad, wat laat de raad aan het college?"))
    control = _point(SteeringPoint.CONTROL, _("Waaraan ziet de raad of het goed gaat, en wanneer kijkt de raad terug?"))
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)
    updated_at = models.DateTimeField(_("bewaard op"), auto_now=True)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = _("invulling van de stuurkaart")
        verbose_name_plural = _("invullingen van de stuurkaart")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.opgave)


class SteeringCardQuerySet(models.QuerySet["SteeringCard"]):
    def in_force(self) -> "SteeringCardQuerySet":
        """The cards that hold: one of an opgave at most."""
        return self.filter(replaced_at__isnull=True)


class SteeringCard(models.Model):
    """A card as the council adopted it: precisely that version of that paper. The one without ``replaced_at`` holds."""

    opgave = models.ForeignKey(Opgave, on_delete=models.PROTECT, related_name="steering_cards")
    stuk = models.OneToOneField(Stuk, on_delete=models.PROTECT, related_name="steering_card")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    content_hash = models.CharField(_("kenmerk van de tekst"), max_length=64)
    # What the frames of the opgave were that day: later ones are compared with these.
    frames = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    adopted_at = models.DateTimeField(_("geldt sinds"))
    replaced_at = models.DateTimeField(_("vervangen op"), null=True, blank=True)

    objects = SteeringCardQuerySet.as_manager()

    class Meta:
        verbose_name = _("stuurkaart")
        verbose_name_plural = _("stuurkaarten")
        ordering = ["-adopted_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["opgave"], condition=models.Q(replaced_at__isnull=True), name="steering_one_card_holds"
            ),
        ]

    def __str__(self) -> str:
        return str(self.revision.content["title"])

    @property
    def in_force(self) -> bool:
        return self.replaced_at is None

    def get_workspace_url(self) -> str:
        return reverse("werkplaats:steering_card", args=[self.stuk.slug])


class SteeringDeparture(models.Model):
    """What goes another way than the card says. Recorded by a person, or found by the site; it stays on record."""

    card = models.ForeignKey(SteeringCard, on_delete=models.PROTECT, related_name="departures", editable=False)
    point = models.CharField(_("punt van de kaart"), max_length=16, choices=SteeringPoint.choices)
    traject = models.ForeignKey(
        Traject,
        verbose_name=_("traject"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="steering_departures",
        help_text=_("Alleen als het om één traject gaat."),
    )
    # By which the site knows what it found before; empty when a person recorded it.
    finding = models.CharField(max_length=240, blank=True, editable=False)
    what = models.TextField(_("wat gaat anders"), max_length=2000)
    reason = models.TextField(_("reden"), max_length=2000, blank=True)
    happened_on = models.DateField(_("sinds"), default=timezone.localdate)
    state = models.CharField(
        _("stand"), max_length=12, choices=DepartureState.choices, default=DepartureState.FOUND, editable=False
    )
    recorded_at = models.DateTimeField(_("vastgelegd op"), auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    explained_at = models.DateTimeField(_("reden gegeven op"), null=True, editable=False)
    told_at = models.DateTimeField(_("gemeld aan de raad op"), null=True, editable=False)
    ended_on = models.DateField(_("niet meer aan de orde sinds"), null=True, editable=False)
    ended_reason = models.TextField(_("waarom niet meer aan de orde"), max_length=2000, blank=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)

    class Meta:
        verbose_name = _("afwijking van de stuurkaart")
        verbose_name_plural = _("afwijkingen van de stuurkaart")
        ordering = ["-happened_on", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["card", "finding"],
                condition=~models.Q(finding="") & ~models.Q(state=DepartureState.ENDED.value),
                name="departure_found_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[DepartureState.FOUND.value, DepartureState.ENDED.value])
                | ~models.Q(reason=""),
                name="departure_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.what[:80]

    @property
    def opgave(self) -> Opgave:
        return self.card.opgave

    @property
    def stuk(self) -> Stuk:
        """The adopted paper that it departs from: who may read that decides who may know of this."""
        return self.card.stuk

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def end(self, reason: str) -> None:
        """From today on it is over, and why; the caller saves."""
        self.state, self.ended_on, self.ended_reason = DepartureState.ENDED, timezone.localdate(), reason

    def clean(self) -> None:
        """A day that is still to come is no departure yet; a traject of another opgave has no place here."""
        if self.happened_on and self.happened_on > timezone.localdate():
            raise ValidationError({"happened_on": _("Deze dag moet nog komen.")})
        if self.traject is not None and self.traject.opgave_id != self.card.opgave_id:
            raise ValidationError({"traject": _("Dit traject hoort niet bij deze opgave.")})

    def get_workspace_url(self) -> str:
        return f"{self.card.get_workspace_url()}#afwijking-{self.pk}"


class DepartureQuestion(models.Model):
    """What a council member asks about a departure, and what the lead says to it."""

    departure = models.ForeignKey(SteeringDeparture, on_delete=models.PROTECT, related_name="questions", editable=False)
    text = models.TextField(_("vraag"), max_length=2000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    asked_at = models.DateTimeField(_("gevraagd op"), auto_now_add=True)
    answer = models.TextField(_("antwoord"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, editable=False)

    class Meta:
        verbose_name = _("vraag bij een afwijking")
        verbose_name_plural = _("vragen bij afwijkingen")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def stuk(self) -> Stuk:
        return self.departure.stuk
