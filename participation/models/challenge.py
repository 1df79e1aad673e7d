"""The right to challenge (uitdaagrecht): residents ask to take over a task of the municipality."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import ChallengeAction, ChallengeState
from participation.models.private_contact import PrivateContact
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen

MAX_TEXT = 4_000
S = ChallengeState


class ChallengeRequest(models.Model):
    """One request and its clock. ``due_on``: the last day of the step that is open now; none when nothing is.

    ``assessment`` is advice within the house and never public. Who asks as a person stands in ``ChallengeRequester``.
    """

    title = models.CharField(_("korte naam van het verzoek"), max_length=120)
    slug = models.SlugField(max_length=120, unique=True, editable=False)
    task = models.TextField(_("welke taak wilt u overnemen?"), max_length=MAX_TEXT)
    plan = models.TextField(_("hoe wilt u dat doen?"), max_length=MAX_TEXT)
    who = models.CharField(_("wie dagen uit?"), max_length=200)
    budget = models.DecimalField(
        _("wat hebt u ervoor nodig, in euro's?"),
        max_digits=12,
        decimal_places=2,
        validators=[MinValueValidator(0)],
    )
    received_on = models.DateField(_("ontvangen op"))
    state = models.CharField(
        _("stand"), max_length=12, choices=S.choices, default=S.SUBMITTED, editable=False, db_index=True
    )
    due_on = models.DateField(_("uiterlijk op"), null=True, blank=True, editable=False)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("behandelaar"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="handled_challenges",
    )
    extended_days = models.PositiveSmallIntegerField(_("dagen verlengd"), default=0, editable=False)
    extension_reason = models.TextField(_("waarom verlengd"), max_length=MAX_TEXT, blank=True, editable=False)
    assessment = models.TextField(_("beoordeling"), max_length=MAX_TEXT, blank=True, editable=False)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    decided_on = models.DateField(_("besluit van"), null=True, blank=True, editable=False)
    decision_number = models.CharField(_("nummer van het besluit"), max_length=60, blank=True, editable=False)
    decision_outcome = models.CharField(_("besluit"), max_length=12, blank=True, editable=False)
    decision_reason = models.TextField(_("waarom"), max_length=MAX_TEXT, blank=True, editable=False)
    evaluation = models.TextField(_("evaluatie"), max_length=MAX_TEXT, blank=True, editable=False)
    end_reason = models.TextField(_("reden"), max_length=MAX_TEXT, blank=True, editable=False)
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    personal_data = PersonalData(
        label=_("De regel “Wie dagen uit?”"),
        fields=("who",),
        activity=Activity.SOCIETY,
        people=People.OUTSIDE,
        data=_("De naam of groep die iemand zelf opgaf"),
        purpose=_("Laten zien van wie een verzoek is"),
        ground=Ground.CONSENT,
        term=_("De naam van wie gewist wordt, gaat eruit"),
        seen=Seen.EVERYBODY,
        step="erase_outsiders",
    )

    class Meta:
        verbose_name = _("verzoek uitdaagrecht")
        verbose_name_plural = _("verzoeken uitdaagrecht")
        ordering = ["-received_on", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=[S.GRANTED, S.PARTLY, S.REJECTED, S.EVALUATED])
                | (~models.Q(decision_reason="") & ~models.Q(decision_outcome="") & models.Q(decided_on__isnull=False)),
                name="challenge_decided_with_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.DISMISSED) | ~models.Q(end_reason=""),
                name="challenge_dismissed_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(extended_days=0) | ~models.Q(extension_reason=""),
                name="challenge_extended_with_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.EVALUATED) | ~models.Q(evaluation=""), name="challenge_evaluated_with_text"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("register:challenge", args=[self.slug])

    def get_workspace_url(self) -> str:
        return reverse("werkplaats:challenge", args=[self.slug])

    @property
    def outcome_label(self) -> str:
        return str(ChallengeState(self.decision_outcome).label) if self.decision_outcome else ""

    @property
    def is_overdue(self) -> bool:
        return self.due_on is not None and self.due_on < timezone.localdate()


class ChallengeStep(models.Model):
    """One step that was taken; ``due_on`` is the last day that it had."""

    challenge = models.ForeignKey(ChallengeRequest, on_delete=models.CASCADE, related_name="steps")
    action = models.CharField(max_length=10, choices=ChallengeAction.choices)
    state = models.CharField(max_length=12, choices=ChallengeState.choices)
    taken_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("stap")
        verbose_name_plural = _("stappen")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.taken_on}"

    @property
    def was_late(self) -> bool:
        return self.due_on is not None and self.taken_on > self.due_on


class ChallengeRequester(PrivateContact):
    """The person behind a request."""

    challenge = models.OneToOneField(ChallengeRequest, on_delete=models.CASCADE, related_name="requester")

    personal_data = PersonalData(
        label=_("Wie de gemeente uitdaagt"),
        fields=("name", "email", "phone", "link_hash"),
        activity=Activity.SOCIETY,
        people=People.OUTSIDE,
        data=_("Naam, e-mailadres en telefoonnummer"),
        purpose=_("Het verzoek behandelen en erover berichten"),
        ground=Ground.EITHER,
        term=_("Zoals ingesteld in Beheer, en niet voor het besluit"),
        seen=Seen.STAFF,
        step="erase_outsiders",
    )

    class Meta(PrivateContact.Meta):
        verbose_name = _("aanvrager")
        verbose_name_plural = _("aanvragers")
