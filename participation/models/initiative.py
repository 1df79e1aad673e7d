"""The initiative: what people in the municipality do themselves, told by them and kept up by them."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.choices import InitiativePhase, InitiativeState, MunicipalityRole
from participation.models.opgave import Opgave
from participation.models.private_contact import PrivateContact
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen

MAX_STORY = 8_000
MAX_PART = 2_000
# What the initiator writes; of an initiative on the register a change of these is judged before it is shown.
OWN_FIELDS = ("name", "initiator", "story", "phase", "contribution", "helps", "hinders")


class Initiative(models.Model):
    """One initiative. Who is behind it as a person stands in ``InitiativeContact``, apart from this."""

    name = models.CharField(_("naam van het initiatief"), max_length=120)
    slug = models.SlugField(max_length=120, unique=True, editable=False)
    initiator = models.CharField(_("wie begon het?"), max_length=160)
    story = models.TextField(_("het verhaal"), max_length=MAX_STORY)
    themes = models.ManyToManyField("pages.Theme", verbose_name=_("thema's"), blank=True, related_name="initiatives")
    areas = models.ManyToManyField("pages.Area", verbose_name=_("gebieden"), blank=True, related_name="initiatives")
    phase = models.CharField(_("fase"), max_length=10, choices=InitiativePhase.choices, default=InitiativePhase.IDEA)
    municipality_role = models.CharField(
        _("rol van de gemeente"), max_length=12, choices=MunicipalityRole.choices, blank=True
    )
    contribution = models.TextField(_("wat het bijdraagt"), max_length=MAX_PART, blank=True)
    helps = models.TextField(_("wat helpt"), max_length=MAX_PART, blank=True)
    hinders = models.TextField(_("wat in de weg zit"), max_length=MAX_PART, blank=True)
    opgaven = models.ManyToManyField(Opgave, verbose_name=_("opgaven"), blank=True, related_name="initiatives")
    last_checked = models.DateField(_("laatst nagekeken"), editable=False)
    state = models.CharField(
        _("stand"),
        max_length=10,
        choices=InitiativeState.choices,
        default=InitiativeState.PROPOSED,
        editable=False,
        db_index=True,
    )
    state_reason = models.TextField(_("reden"), max_length=MAX_PART, blank=True, editable=False)
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    personal_data = PersonalData(
        label=_("De regel “Wie begon het?”"),
        fields=("initiator",),
        activity=Activity.SOCIETY,
        people=People.OUTSIDE,
        data=_("De naam of groep die iemand zelf opgaf"),
        purpose=_("Laten zien van wie een initiatief is"),
        ground=Ground.CONSENT,
        term=_("De naam van wie gewist wordt, gaat eruit"),
        seen=Seen.EVERYBODY,
        step="erase_outsiders",
    )

    class Meta:
        verbose_name = _("initiatief")
        verbose_name_plural = _("initiatieven")
        ordering = ["name", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=[InitiativeState.REFUSED, InitiativeState.HIDDEN])
                | ~models.Q(state_reason=""),
                name="initiative_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=InitiativeState.SHOWN) | ~models.Q(municipality_role=""),
                name="initiative_shown_with_a_role",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("register:initiative", args=[self.slug])

    def get_workspace_url(self) -> str:
        return reverse("werkplaats:initiative", args=[self.slug])


class InitiativeContact(PrivateContact):
    """Who to ask about an initiative. ``is_public``: the initiator wants the name and address on the register."""

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="contact")
    is_public = models.BooleanField(_("mijn naam en adres mogen op het register"), default=False)
    asked_on = models.DateField(null=True, blank=True, editable=False)

    personal_data = PersonalData(
        label=_("Wie een initiatief begon"),
        fields=("name", "email", "phone", "link_hash"),
        activity=Activity.SOCIETY,
        people=People.OUTSIDE,
        data=_("Naam, e-mailadres en telefoonnummer"),
        purpose=_("Vragen of het initiatief nog klopt, en contact erover"),
        ground=Ground.EITHER,
        term=_("Zoals ingesteld in Beheer, na de laatste controle"),
        seen=Seen.STAFF,
        step="erase_outsiders",
    )

    class Meta(PrivateContact.Meta):
        verbose_name = _("contactpersoon")
        verbose_name_plural = _("contactpersonen")


class InitiativeChange(models.Model):
    """What the initiator wants to change in texts that everybody reads: waits until somebody judged it."""

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="change")
    data = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now=True)

    personal_data = PersonalData(
        label=_("Een wijziging van een initiatief die wacht"),
        fields=("data",),
        activity=Activity.SOCIETY,
        people=People.OUTSIDE,
        data=_("De nieuwe tekst die iemand instuurde"),
        purpose=_("Een nieuwe tekst beoordelen"),
        ground=Ground.CONSENT,
        term=_("Tot iemand erover oordeelt"),
        seen=Seen.STAFF,
    )

    class Meta:
        verbose_name = _("voorgestelde wijziging")
        verbose_name_plural = _("voorgestelde wijzigingen")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}"
