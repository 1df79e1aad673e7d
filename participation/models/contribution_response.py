"""The answer to a contribution or to a group of them, and whom it was sent."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.choices import ResponseOutcome
from participation.models.contribution import Contribution, ContributionGroup
from participation.models.contribution_giver import ContributionGiver
from participation.models.stuk import Stuk


class Response(models.Model):
    """What was done with a contribution, or with all in a group, and why. A contribution's own answer goes first.

    ``told_at`` is empty again when the answer changes: what the giver heard is then not what it says.
    """

    contribution = models.OneToOneField(
        Contribution, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="response"
    )
    group = models.OneToOneField(
        ContributionGroup, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="response"
    )
    outcome = models.CharField(_("wat is ermee gedaan?"), max_length=12, choices=ResponseOutcome.choices)
    reason = models.TextField(_("waarom"), max_length=4000, help_text=_("De gever leest dit."))
    stuk = models.ForeignKey(
        Stuk,
        verbose_name=_("in welk stuk"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="responses",
        help_text=_("Het stuk waarin u dit terugziet."),
    )
    section_key = models.CharField(_("onderdeel van dat stuk"), max_length=40, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+")
    given_at = models.DateTimeField(_("gegeven op"), editable=False)
    told_at = models.DateTimeField(_("verteld op"), null=True, blank=True, editable=False)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    told_how = models.CharField(_("hoe"), max_length=200, blank=True)
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)

    class Meta:
        verbose_name = _("antwoord op inbreng")
        verbose_name_plural = _("antwoorden op inbreng")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(contribution__isnull=True) ^ models.Q(group__isnull=True),
                name="response_to_one_or_to_a_group",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="response_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(told_at__isnull=True, told_by__isnull=True)
                | models.Q(told_at__isnull=False, told_by__isnull=False),
                name="response_told_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.reason[:80]


class ResponseNotice(models.Model):
    """One mail to one giver about one version of an answer; the background worker sends it."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="notices")
    giver = models.ForeignKey(ContributionGiver, on_delete=models.CASCADE, related_name="notices")
    response_version = models.PositiveIntegerField()
    queued_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["response", "giver", "response_version"], name="notice_once_per_answer")
        ]
        indexes = [models.Index(fields=["queued_at"], condition=models.Q(sent_at__isnull=True), name="notice_waiting")]

    def __str__(self) -> str:
        return f"{self.pk}"
