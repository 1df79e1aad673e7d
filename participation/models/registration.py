"""Taking part in a werkatelier: how one registers, the registrations, and the people apart from them.

A ``Registration`` says that somebody takes part and where that stands; who it is stands in ``RegistrationPerson``, with
purpose, ground and term (AVG). When the term is over the person goes and the registration stays, as a count.
"""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.choices import Need, RegistrationMail, RegistrationState
from participation.models.opgave import Opgave
from participation.models.werkatelier import Werkatelier
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen

RETENTION_DAYS = 90


class RegistrationSetup(models.Model):
    """How everybody can register for one werkatelier, as its team set it. No row: nobody can."""

    werkatelier = models.OneToOneField(Werkatelier, on_delete=models.CASCADE, related_name="registration_setup")
    is_open = models.BooleanField(
        _("inwoners kunnen zich aanmelden"), default=True, help_text=_("Via het register, zonder account.")
    )
    closes_at = models.DateTimeField(
        _("aanmelden kan tot"), null=True, blank=True, help_text=_("Leeg betekent: tot het werkatelier begint.")
    )
    consent_text = models.TextField(
        _("tekst over persoonsgegevens"), max_length=2000, help_text=_("De deelnemer gaat hiermee akkoord.")
    )
    ask_needs = models.BooleanField(
        _("vraag wat iemand nodig heeft"), default=True, help_text=_("Zoals een plaats voor een rolstoel of een tolk.")
    )
    reminder_days = models.PositiveSmallIntegerField(
        _("herinnering, dagen vooraf"),
        default=2,
        validators=[MaxValueValidator(30)],
        help_text=_("0 betekent: geen herinnering."),
    )
    retention_days = models.PositiveIntegerField(
        _("bewaartermijn in dagen"),
        default=RETENTION_DAYS,
        validators=[MinValueValidator(7), MaxValueValidator(730)],
        help_text=_("Zo lang na afloop bewaart u namen, e-mailadressen en wat iemand nodig had."),
    )
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)

    class Meta:
        verbose_name = _("aanmelding voor een werkatelier")
        verbose_name_plural = _("aanmeldingen voor werkateliers")
        default_permissions = ()
        # The next one to close is asked for whenever what is kept of public pages begins anew.
        indexes = [models.Index(fields=["closes_at"], name="registration_by_close")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def opgave(self) -> Opgave:
        return self.werkatelier.opgave


class Registration(models.Model):
    """One person's part in a werkatelier, without the person. ``number`` is the order of arrival in this werkatelier.

    ``entry_key`` is the key of an entry made at the door without a connection: sent twice, it is one. ``door_at`` is
    the moment of the last entry at the door that counted, so that an older one that arrives later changes nothing.
    """

    werkatelier = models.ForeignKey(Werkatelier, on_delete=models.CASCADE, related_name="registrations")
    number = models.PositiveIntegerField()
    state = models.CharField(_("stand"), max_length=12, choices=RegistrationState.choices)
    wants_report = models.BooleanField(_("wil het verslag krijgen"), default=False)
    registered_at = models.DateTimeField(auto_now_add=True)
    placed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    attended_at = models.DateTimeField(null=True, blank=True)
    door_at = models.DateTimeField(null=True, blank=True)
    entry_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        verbose_name = _("aanmelding")
        verbose_name_plural = _("aanmeldingen")
        ordering = ["number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["werkatelier", "number"], name="registration_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(state=RegistrationState.CANCELLED, cancelled_at__isnull=False)
                | (~models.Q(state=RegistrationState.CANCELLED) & models.Q(cancelled_at__isnull=True)),
                name="registration_cancelled_has_moment",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[RegistrationState.ATTENDED, RegistrationState.WALK_IN])
                | models.Q(attended_at__isnull=False),
                name="registration_attended_has_moment",
            ),
        ]
        indexes = [models.Index(fields=["werkatelier", "state", "number"], name="registration_by_state")]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def opgave(self) -> Opgave:
        return self.werkatelier.opgave


class RegistrationPerson(models.Model):
    """Who registered. ``link_hash`` is the SHA-256 (hex) of the secret in the link with which one cancels."""

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="person")
    name = models.CharField(_("naam"), max_length=120)
    email = models.EmailField(_("e-mailadres"), blank=True)
    needs = ArrayField(
        models.CharField(max_length=20, choices=Need.choices),
        verbose_name=_("wat iemand nodig heeft"),
        default=list,
        blank=True,
    )
    needs_note = models.CharField(_("toelichting"), max_length=300, blank=True)
    link_hash = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    purpose = models.CharField(_("doel"), max_length=200)
    legal_ground = models.CharField(_("grondslag"), max_length=200)
    retain_until = models.DateField(_("bewaren tot"), db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(
        label=_("Wie zich aanmeldde voor een werkatelier"),
        fields=("name", "email", "needs", "needs_note", "link_hash"),
        activity=Activity.MEETINGS,
        people=People.OUTSIDE,
        data=_("Naam, e-mailadres, en wat iemand nodig heeft om mee te doen. Dat laatste kan over gezondheid gaan"),
        purpose=_("Meedoen aan een werkatelier"),
        ground=Ground.CONSENT,
        term=_("Zoals ingesteld bij het werkatelier; na afmelden 7 dagen"),
        seen=Seen.TEAM,
        step="erase_participants",
    )

    class Meta:
        verbose_name = _("deelnemer")
        verbose_name_plural = _("deelnemers")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}"


class RegistrationNotice(models.Model):
    """One mail to one person; ``occasion`` tells one time from the next, so that nobody is told twice of the same.

    Made in the transaction of what it tells; the background worker sends it and fills ``sent_at``. It holds no address.
    """

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=12, choices=RegistrationMail.choices)
    occasion = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("bericht aan een deelnemer")
        verbose_name_plural = _("berichten aan deelnemers")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "kind", "occasion"], name="registration_told_once_of_each_occasion"
            )
        ]
        indexes = [
            models.Index(fields=["id"], condition=models.Q(sent_at__isnull=True), name="registration_notice_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.occasion}"


class Invitee(models.Model):
    """An address that was asked to come. Kept so that nobody is asked twice; goes when its term is over."""

    werkatelier = models.ForeignKey(Werkatelier, on_delete=models.CASCADE, related_name="invitees")
    email = models.EmailField(_("e-mailadres"))
    message = models.TextField(_("persoonlijk woord"), max_length=2000, blank=True)
    purpose = models.CharField(_("doel"), max_length=200)
    legal_ground = models.CharField(_("grondslag"), max_length=200)
    retain_until = models.DateField(_("bewaren tot"), db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    personal_data = PersonalData(
        label=_("Wie is uitgenodigd voor een werkatelier"),
        fields=("email", "message"),
        activity=Activity.MEETINGS,
        people=People.OUTSIDE,
        data=_("E-mailadres en de tekst van de uitnodiging"),
        purpose=_("Uitnodigen voor een werkatelier"),
        ground=Ground.TASK,
        term=_("Zoals ingesteld bij het werkatelier"),
        seen=Seen.TEAM,
        step="erase_participants",
    )

    class Meta:
        verbose_name = _("genodigde")
        verbose_name_plural = _("genodigden")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["werkatelier", "email"], name="invitee_asked_once")]

    def __str__(self) -> str:
        return f"{self.pk}"
