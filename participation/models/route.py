"""Routes: which steps a paper takes, as Wagtail workflow records."""

from datetime import date

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Task, Workflow

from participation.choices import Body, Decider, StepKind, StukKind
from participation.models.stuk import Stuk

# Who takes a step when the route does not say it (rules 7 and 8).
DEFAULT_DECIDERS: dict[StepKind, Decider] = {
    StepKind.CLIENT: Decider.CLIENT,
    StepKind.COMMUNICATION: Decider.COMMUNICATION,
    StepKind.COLLEGE_DECISION: Decider.SECRETARIAT,
    StepKind.COUNCIL_PICTURE: Decider.CLERK,
    StepKind.COUNCIL_JUDGEMENT: Decider.CLERK,
    StepKind.COUNCIL_DECISION: Decider.CLERK,
    StepKind.COUNCIL_INFORMATION: Decider.CLERK,
    StepKind.ADVICE: Decider.NAMED,
    StepKind.LEGAL: Decider.NAMED,
    StepKind.PRIVACY: Decider.NAMED,
}
# Names for the manager's step when it is not the client who takes it.
NAMES_BY_DECIDER = {
    Decider.MANAGER: _("Akkoord van een manager"),
    Decider.HOLDER: _("Akkoord van de portefeuillehouder"),
}


class StukTask(Task):
    """One step of one route. Who may decide it is a rule in ``participation.policy``.

    A route that is edited gets new steps, so that a round under way keeps its own (docs/decisions/0184).
    """

    step = models.CharField(_("soort stap"), max_length=24, choices=StepKind.choices)
    term_days = models.PositiveSmallIntegerField(
        _("termijn in werkdagen"), default=10, validators=[MinValueValidator(1)]
    )
    # Empty: who takes a step of this kind as a rule.
    decider = models.CharField(_("door wie"), max_length=24, choices=Decider.choices, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("persoon"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    party = models.CharField(_("wie adviseert"), max_length=120, blank=True)
    comment_required = models.BooleanField(_("toelichting verplicht"), default=False)
    # In a later round: only what changed since this step judged it before (one setting for a whole route).
    only_changes = models.BooleanField(_("opnieuw alleen wat veranderde"), default=False)
    # Empty: nobody may skip the step.
    skippable_by = models.CharField(_("over te slaan door"), max_length=24, choices=Decider.choices, blank=True)

    admin_form_fields = [*Task.admin_form_fields, "step", "term_days"]
    admin_form_readonly_on_edit_fields = [*Task.admin_form_readonly_on_edit_fields, "step"]

    class Meta:
        verbose_name = _("stap van een stuk")
        verbose_name_plural = _("stappen van een stuk")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Een stap in de route van een stuk in de werkplaats."))

    @property
    def kind(self) -> StepKind:
        return StepKind(self.step)

    @property
    def decided_by(self) -> Decider:
        return Decider(self.decider) if self.decider else DEFAULT_DECIDERS[self.kind]

    @property
    def label(self) -> str:
        """What the step is called on the page of a paper."""
        if self.party:
            return gettext("%(step)s van %(party)s") % {"step": self.kind.label, "party": self.party}
        if self.kind == StepKind.CLIENT and self.decided_by in NAMES_BY_DECIDER:
            return str(NAMES_BY_DECIDER[self.decided_by])
        return str(self.kind.label)


class RouteQuerySet(models.QuerySet["Route"]):
    def workflow_for(self, stuk: Stuk) -> Workflow | None:
        """The active workflow for the paper's kind and its opgave's competent body, or None."""
        route = (
            self.filter(kind=stuk.kind, competent_body=stuk.opgave.competent_body, workflow__active=True)
            .select_related("workflow")
            .first()
        )
        return route.workflow if route else None

    def lock_for(self, stuk: Stuk) -> None:
        """Until the transaction ends nobody changes the route that the paper is about to take."""
        list(self.filter(kind=stuk.kind, competent_body=stuk.opgave.competent_body).select_for_update(no_key=True))


class Route(models.Model):
    """Kind of paper × competent body → workflow."""

    kind = models.CharField(_("soort stuk"), max_length=20, choices=StukKind.choices)
    competent_body = models.CharField(_("bevoegd orgaan"), max_length=10, choices=Body.choices)
    workflow = models.ForeignKey(Workflow, on_delete=models.PROTECT, related_name="stuk_routes")

    objects = RouteQuerySet.as_manager()

    panels = [FieldPanel("kind"), FieldPanel("competent_body"), FieldPanel("workflow")]

    class Meta:
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        ordering = ["kind", "competent_body"]
        constraints = [models.UniqueConstraint(fields=["kind", "competent_body"], name="route_once_per_kind_and_body")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.get_competent_body_display()}"


class ReplacementQuerySet(models.QuerySet["Replacement"]):
    def in_force(self, on: date) -> "ReplacementQuerySet":
        return self.filter(starts_on__lte=on, ends_on__gte=on)


class Replacement(models.Model):
    """Somebody decides for somebody else during a period (rule 7)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="replaced_by")
    replacement = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="replaces")
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot en met"))

    objects = ReplacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("vervanging")
        verbose_name_plural = _("vervangingen")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="replacement_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("replacement")), name="replacement_is_someone_else"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} → {self.replacement}"
