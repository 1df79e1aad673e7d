"""Mails to people with an account, what they chose, and addresses that do not work."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen

from .choices import MailFailure, MailKind, MailRhythm, MailState


class OutgoingMail(models.Model):
    """One mail to one person: which letter, about what. The text is made when it is sent, for who may read it then.

    ``facts`` holds what must stay as it was when the mail was written (a title, a reason); of a confidential dossier
    it stays empty and ``discreet`` is set for good. ``key`` is the Message-ID, the same for every attempt.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mails")
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    letter = models.CharField(max_length=60)
    kind = models.CharField(max_length=12, choices=MailKind.choices)
    rhythm = models.CharField(max_length=6, choices=MailRhythm.choices, default=MailRhythm.NOW)
    about_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    about_id = models.PositiveBigIntegerField(null=True, blank=True)
    about = GenericForeignKey("about_type", "about_id", for_concrete_model=True)
    facts = models.JSONField(default=dict, blank=True)
    discreet = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=MailState.choices, default=MailState.WAITING)
    failure = models.CharField(max_length=10, choices=MailFailure.choices, blank=True, default=MailFailure.NONE)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    digest = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="items")
    digest_on = models.DateField(null=True, blank=True)

    personal_data = PersonalData(
        label=_("Mails aan wie een account heeft"),
        fields=("facts",),
        activity=Activity.ACCOUNTS,
        people=People.COLLEAGUES,
        data=_("Aan wie, welke mail en wanneer; titels van stukken die niet vertrouwelijk zijn"),
        purpose=_("Mails sturen, en zien wat niet aankwam"),
        ground=Ground.TASK,
        term=_("30 dagen; wat niet aankwam 90 dagen"),
        seen=Seen.ADMIN,
        step="clean_mails",
    )

    class Meta:
        verbose_name = _("uitgaande mail")
        verbose_name_plural = _("uitgaande mails")
        default_permissions = ("change",)
        constraints = [
            models.UniqueConstraint(fields=["recipient", "digest_on"], name="one_digest_a_day"),
            models.CheckConstraint(condition=~models.Q(rhythm=MailRhythm.OFF), name="mail_that_is_off_is_not_written"),
            models.CheckConstraint(
                condition=~models.Q(state=MailState.BUNDLED) | models.Q(digest__isnull=False),
                name="bundled_mail_is_in_a_digest",
            ),
            models.CheckConstraint(
                condition=models.Q(discreet=False) | models.Q(facts={}), name="discreet_mail_holds_no_facts"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="mail_waiting", condition=models.Q(state=MailState.WAITING)),
            models.Index(
                fields=["recipient", "rhythm"], name="mail_for_digest", condition=models.Q(state=MailState.WAITING)
            ),
            models.Index(
                fields=["recipient"],
                name="mail_not_arrived",
                condition=models.Q(state__in=[MailState.FAILED, MailState.BOUNCED]),
            ),
            models.Index(fields=["settled_at"], name="mail_settled"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def settle(self, state: MailState, failure: MailFailure = MailFailure.NONE) -> None:
        """What became of it, now."""
        self.state, self.failure, self.settled_at = state, failure, timezone.now()
        self.save(update_fields=["state", "failure", "settled_at"])

    def fact(self, name: str) -> Any:
        return self.facts.get(name, "")


class MailPreference(models.Model):
    """How often one person wants one kind of mail. No row: as it comes with the product."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_preferences")
    kind = models.CharField(max_length=12, choices=MailKind.choices)
    rhythm = models.CharField(max_length=6, choices=MailRhythm.choices)

    class Meta:
        verbose_name = _("keuze voor mail")
        verbose_name_plural = _("keuzes voor mail")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="one_choice_per_kind"),
            models.CheckConstraint(
                condition=~models.Q(kind=MailKind.ASKED, rhythm=MailRhythm.OFF), name="what_is_asked_cannot_be_off"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class BrokenAddress(models.Model):
    """Mail to this address of this person comes back. A new address for the person puts it aside by itself."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="broken_address")
    email = models.CharField(_("e-mailadres"), max_length=254)
    since = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=10, choices=MailFailure.choices)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    personal_data = PersonalData(
        label=_("Adressen waar mail van terugkwam"),
        fields=("email",),
        activity=Activity.ACCOUNTS,
        people=People.COLLEAGUES,
        data=_("E-mailadres en waarom mail terugkwam"),
        purpose=_("Niet blijven mailen naar een adres dat niet werkt"),
        ground=Ground.TASK,
        term=_("Tot het adres weer werkt of verandert"),
        seen=Seen.ADMIN,
    )

    class Meta:
        verbose_name = _("adres dat niet werkt")
        verbose_name_plural = _("adressen die niet werken")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}"
