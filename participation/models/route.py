"""Routes: which steps a paper takes, as Wagtail workflow records."""

from datetime import date

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Task, Workflow

from participation.choices import Body, StepKind, StukKind
from participation.models.stuk import Stuk


class StukTask(Task):
    """One kind of step with its term. Who may decide it is a rule in ``participation.policy``."""

    step = models.CharField(_("soort stap"), max_length=24, choices=StepKind.choices)
    term_days = models.PositiveSmallIntegerField(_("termijn in dagen"), default=10, validators=[MinValueValidator(1)])

    admin_form_fields = [*Task.admin_form_fields, "step", "term_days"]
    admin_form_readonly_on_edit_fields = [*Task.admin_form_readonly_on_edit_fields, "step"]

    class Meta:
        verbose_name = _("stap van een stuk")
        verbose_name_plural = _("stappen van een stuk")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Een stap in de route van een stuk in de werkplaats."))


class RouteQuerySet(models.QuerySet["Route"]):
    def workflow_for(self, stuk: Stuk) -> Workflow | None:
        """The active workflow for the paper's kind and its opgave's competent body, or None."""
        route = (
            self.filter(kind=stuk.kind, competent_body=stuk.opgave.competent_body, workflow__active=True)
            .select_related("workflow")
            .first()
        )
        return route.workflow if route else None


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

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="replaced_by")
    replacement = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="replaces")
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
