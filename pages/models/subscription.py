"""Who wants to hear of changes in the guide. Their addresses are in this table and nowhere else."""

import secrets
from datetime import datetime, timedelta

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen

CONFIRM_WITHIN = timedelta(days=7)
KEY_BYTES = 32


def new_key() -> str:
    """A secret that nobody guesses; who has it may manage these subscriptions."""
    return secrets.token_urlsafe(KEY_BYTES)


def confirm_before() -> datetime:
    return timezone.now() + CONFIRM_WITHIN


class Rhythm(models.TextChoices):
    DAILY = "daily", _("elke dag")
    WEEKLY = "weekly", _("elke week")


class Purpose(models.TextChoices):
    """Why we have an address. It is used for nothing else (AVG, article 5)."""

    GUIDE_CHANGES = "guide_changes", _("berichten over wijzigingen in de wijzer")


class Subscriber(models.Model):
    """One address. It stays until its owner leaves; one that nobody confirmed goes after a week."""

    email = models.EmailField(_("e-mailadres"))
    key = models.CharField(_("sleutel"), max_length=64, unique=True, default=new_key, editable=False)
    purpose = models.CharField(_("doel"), max_length=30, choices=Purpose.choices, default=Purpose.GUIDE_CHANGES)
    rhythm = models.CharField(_("hoe vaak"), max_length=10, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    language = models.CharField(_("taal"), max_length=12, default="nl")
    created_at = models.DateTimeField(_("aangemeld op"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True)
    delete_after = models.DateTimeField(
        _("te wissen na"), null=True, blank=True, default=confirm_before, db_index=True,
        help_text=_("Leeg: het adres is bevestigd en blijft tot de eigenaar zich afmeldt."),
    )  # fmt: skip
    covered_until = models.DateTimeField(_("bericht over wijzigingen tot"), null=True, blank=True)
    last_digest_on = models.DateField(_("laatste bericht op"), null=True, blank=True)

    personal_data = PersonalData(
        label=_("Wie berichten over de wijzer krijgt"),
        fields=("email",),
        activity=Activity.GUIDE,
        people=People.READERS,
        data=_("E-mailadres en gekozen onderwerpen"),
        purpose=_("Berichten sturen over wijzigingen"),
        ground=Ground.CONSENT,
        term=_("Tot afmelden; zonder bevestiging 7 dagen"),
        seen=Seen.NOBODY,
        step="clean_subscriptions",
    )

    class Meta:
        verbose_name = _("abonnee")
        verbose_name_plural = _("abonnees")
        constraints = [models.UniqueConstraint(Lower("email"), name="subscriber_email")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Subscription(models.Model):
    """One page, or a page with everything below it; the front page with everything below it is the whole guide."""

    subscriber = models.ForeignKey(Subscriber, verbose_name=_("abonnee"), on_delete=models.CASCADE)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("pagina"), on_delete=models.CASCADE, related_name="subscriptions"
    )
    below = models.BooleanField(_("met alles eronder"), default=False)
    rhythm = models.CharField(_("hoe vaak"), max_length=10, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    key = models.CharField(_("sleutel"), max_length=64, unique=True, default=new_key, editable=False)
    created_at = models.DateTimeField(_("aangevraagd op"), default=timezone.now)
    mailed_at = models.DateTimeField(_("mail verstuurd op"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True)
    delete_after = models.DateTimeField(_("te wissen na"), null=True, blank=True, default=confirm_before, db_index=True)

    class Meta:
        verbose_name = _("abonnement")
        verbose_name_plural = _("abonnementen")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "page", "below"], name="subscription_once"),
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None) ^ models.Q(delete_after=None),
                name="subscription_confirmed_or_passing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
