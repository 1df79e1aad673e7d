"""What people brought in for a traject, and the groups in which that is answered."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.choices import Channel, Moderation, Publicity
from participation.models.opgave import Opgave
from participation.models.traject import Traject
from participation.models.werkatelier import Werkatelier
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen

MAX_TEXT = 8_000


class ContributionGroup(models.Model):
    """Contributions of one traject about the same thing, so that one answer can serve them all."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="contribution_groups")
    title = models.CharField(_("onderwerp"), max_length=120, help_text=_("Waar gaan deze bijdragen over?"))
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("onderwerp")
        verbose_name_plural = _("onderwerpen")
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "title"],
                name="contribution_group_once_per_traject",
                violation_error_message=_("Dit onderwerp is er al bij dit traject."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Contribution(models.Model):
    """One contribution (inbreng). Who gave it stands apart, in ``ContributionGiver``.

    ``is_current``: this text is the one to answer. A contribution that was split, or merged into another, stays as the
    origin of what came of it. ``publicity`` is the choice of the giver. ``fingerprint`` finds near-equal texts.
    """

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="contributions")
    werkatelier = models.ForeignKey(
        Werkatelier,
        verbose_name=_("werkatelier"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
    )
    group = models.ForeignKey(
        ContributionGroup,
        verbose_name=_("onderwerp"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
    )
    text = models.TextField(_("inbreng"), max_length=MAX_TEXT)
    channel = models.CharField(_("hoe kwam dit binnen?"), max_length=12, choices=Channel.choices)
    received_on = models.DateField(_("ontvangen op"))
    publicity = models.CharField(
        _("openbaarheid"), max_length=10, choices=Publicity.choices, default=Publicity.INTERNAL
    )
    state = models.CharField(
        _("beoordeling"), max_length=10, choices=Moderation.choices, default=Moderation.WAITING, editable=False
    )
    state_reason = models.TextField(_("reden"), blank=True, editable=False)
    skipped_reason = models.TextField(_("waarom er geen antwoord komt"), blank=True, editable=False)
    split_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="pieces"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="sources"
    )
    is_current = models.BooleanField(default=True, editable=False)
    imported_by = models.ForeignKey(
        "participation.ContributionImport",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="contributions",
    )
    fingerprint = ArrayField(models.BigIntegerField(), default=list, blank=True, editable=False)
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("bijdrage")
        verbose_name_plural = _("bijdragen")
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | models.Q(is_current=False),
                name="contribution_merged_is_not_current",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[Moderation.REFUSED, Moderation.REMOVED]) | ~models.Q(state_reason=""),
                name="contribution_refused_with_reason",
                violation_error_message=_("Geef een reden."),
            ),
            models.CheckConstraint(
                condition=~models.Q(text="") | models.Q(state=Moderation.REMOVED),
                name="contribution_has_a_text",
                violation_error_message=_("Vul de inbreng in."),
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "-received_on", "-id"], name="contribution_by_date"),
            models.Index(fields=["traject", "is_current", "state", "publicity"], name="contribution_by_state"),
            GinIndex(fields=["fingerprint"], name="contribution_fingerprint"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def opgave(self) -> Opgave:
        return self.traject.opgave

    def get_workspace_url(self) -> str:
        return reverse("werkplaats:contribution", args=[self.traject.slug, self.pk])


class MarkedPassage(models.Model):
    """Personal data found in a contribution. The text itself holds only a numbered mark in its place.

    Kept apart so that no page, search, export or feed can show it; ``passage`` is emptied when it is removed for good.
    """

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="passages")
    number = models.PositiveSmallIntegerField()
    passage = models.TextField(blank=True)
    marked_at = models.DateTimeField(auto_now_add=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        label=_("Gegevens die in een bijdrage zijn gemarkeerd"),
        fields=("passage",),
        activity=Activity.CONTRIBUTIONS,
        people=People.OUTSIDE,
        data=_("Zinnen uit een bijdrage die iemand noemen"),
        purpose=_("Nagaan of iets een persoonsgegeven is"),
        ground=Ground.TASK,
        term=_("Tot de gegevens van de gever weggaan; anders als daar"),
        seen=Seen.TEAM,
        step="erase_contribution_data",
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["contribution", "number"], name="passage_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(removed_at__isnull=True) | models.Q(passage=""), name="passage_removed_is_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"[{self.number}]"
