"""The commitment (toezegging): what the municipality promised whom, by when, and what became of it."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import CommitmentState, EscalationStep, Publicity
from participation.models.contribution import Contribution
from participation.models.opgave import Opgave
from participation.models.stuk import Stuk
from participation.models.traject import Traject
from participation.models.werkatelier import Werkatelier


class Commitment(models.Model):
    """A promise with an owner and a last day. It is kept, moved or dropped, never deleted.

    The words of promise, result and reasons are public when the commitment is; ``internal_note`` never is.
    """

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="commitments")
    promise = models.TextField(_("wat is beloofd"), max_length=2000)
    promised_to = models.CharField(_("aan wie"), max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("wie doet het"), on_delete=models.PROTECT, related_name="commitments"
    )
    due_date = models.DateField(_("uiterlijk op"))
    publicity = models.CharField(
        _("openbaarheid"), max_length=10, choices=Publicity.choices, default=Publicity.INTERNAL
    )
    werkatelier = models.ForeignKey(
        Werkatelier,
        verbose_name=_("beloofd op welk werkatelier"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
    )
    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("naar aanleiding van welke bijdrage"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
    )
    stuk = models.ForeignKey(
        Stuk,
        verbose_name=_("in welk stuk staat dit"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="commitments",
    )
    internal_note = models.TextField(_("interne notitie"), max_length=2000, blank=True)
    state = models.CharField(
        _("stand"), max_length=10, choices=CommitmentState.choices, default=CommitmentState.OPEN, editable=False
    )
    settled_on = models.DateField(_("wanneer"), null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    outcome = models.TextField(_("hoe, of waarom niet"), blank=True, editable=False)
    done_stuk = models.ForeignKey(
        Stuk, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="kept_commitments"
    )
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+")

    class Meta:
        verbose_name = _("toezegging")
        verbose_name_plural = _("toezeggingen")
        ordering = ["due_date", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    state=CommitmentState.OPEN, settled_on__isnull=True, settled_by__isnull=True, outcome=""
                )
                | (
                    ~models.Q(state=CommitmentState.OPEN)
                    & models.Q(settled_on__isnull=False, settled_by__isnull=False)
                    & ~models.Q(outcome="")
                ),
                name="commitment_settled_says_how",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_date"], condition=models.Q(state=CommitmentState.OPEN), name="commitment_open_by_date"
            ),
            models.Index(fields=["traject", "publicity", "state"], name="commitment_by_traject"),
        ]

    def __str__(self) -> str:
        return self.promise[:80]

    @property
    def opgave(self) -> Opgave:
        return self.traject.opgave

    @property
    def is_open(self) -> bool:
        return self.state == CommitmentState.OPEN

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_date < timezone.localdate()

    @property
    def was_late(self) -> bool:
        """Kept, but after the last day that stood then."""
        return self.state == CommitmentState.KEPT and self.settled_on is not None and self.settled_on > self.due_date

    def get_workspace_url(self) -> str:
        return reverse("werkplaats:commitment", args=[self.traject.slug, self.pk])


class CommitmentMove(models.Model):
    """One time that the last day was moved, and why."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="moves")
    before = models.DateField()
    after = models.DateField()
    reason = models.TextField(_("waarom"), max_length=1000)
    moved_at = models.DateTimeField(auto_now_add=True)
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("verplaatsing")
        verbose_name_plural = _("verplaatsingen")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="commitment_move_has_a_reason"),
            models.CheckConstraint(condition=~models.Q(before=models.F("after")), name="commitment_move_moves"),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class CommitmentNotice(models.Model):
    """One step of reminding or escalating, taken once for each last day that a commitment had.

    The rows are made with the step, and the mails with them (``samenwerking.outbox``); ``sent_at`` is when.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="notices")
    step = models.CharField(_("stap"), max_length=10, choices=EscalationStep.choices)
    due_date = models.DateField()
    taken_at = models.DateTimeField(auto_now_add=True)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("herinnering")
        verbose_name_plural = _("herinneringen")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["commitment", "step", "due_date"], name="commitment_step_taken_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.due_date}"
