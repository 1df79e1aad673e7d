"""What a body decided on which text, and what its members said about it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, TaskState

from participation.choices import AMENDING, Body, Outcome, ReactionKind
from participation.models.stuk import Stuk


class Decision(models.Model):
    """A decision of college or council, bound to the hash of the exact text."""

    stuk = models.ForeignKey(Stuk, on_delete=models.PROTECT, related_name="decisions")
    task_state = models.ForeignKey(TaskState, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    body = models.CharField(_("orgaan"), max_length=10, choices=Body.choices)
    date = models.DateField(_("datum"))
    number = models.CharField(_("besluitnummer"), max_length=60)
    outcome = models.CharField(_("uitkomst"), max_length=16, choices=Outcome.choices)
    reason = models.TextField(_("motivering"), blank=True)
    # The text that lay before the body; not the same as ``revision`` when the body amended it.
    offered_revision = models.ForeignKey(Revision, null=True, on_delete=models.PROTECT, related_name="+")
    deferred_until = models.DateField(_("aangehouden tot"), null=True, blank=True)
    # The amendments that were taken over in the text.
    amendments = models.ManyToManyField("participation.Reaction", related_name="adopted_in", blank=True)
    content_hash = models.CharField(_("vingerafdruk van de tekst"), max_length=64)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    append_only = True  # the account of the site may add and nothing else (samenwerking/database/rights)

    class Meta:
        verbose_name = _("besluit")
        verbose_name_plural = _("besluiten")
        ordering = ["date", "pk"]
        default_permissions = ()
        # The front page of the register walks the decisions by date.
        indexes = [models.Index(fields=["-date", "-id"], name="decision_newest")]
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="decision_number_once_per_body"),
            models.CheckConstraint(
                condition=~models.Q(outcome__in=["rejected", "deferred"]) | ~models.Q(reason=""),
                name="decision_no_is_reasoned",
            ),
            models.CheckConstraint(
                condition=models.Q(deferred_until__isnull=True) | models.Q(outcome="deferred"),
                name="decision_only_deferred_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_body_display()} {self.number}: {self.get_outcome_display()}"


class ReactionQuerySet(models.QuerySet["Reaction"]):
    def waiting(self) -> "ReactionQuerySet":
        """What waits for an answer, as ``Reaction.waits`` says it of one."""
        return self.filter(answer="").exclude(kind__in=AMENDING)


class Reaction(models.Model):
    """A question, advice, amendment or motion of a college or council member on one section."""

    stuk = models.ForeignKey(Stuk, on_delete=models.PROTECT, related_name="reactions")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    section_key = models.CharField(_("onderdeel"), max_length=60)
    body = models.CharField(_("namens"), max_length=10, choices=Body.choices)
    kind = models.CharField(_("soort reactie"), max_length=16, choices=ReactionKind.choices)
    text = models.TextField(_("reactie"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reactions")
    created_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(_("antwoord"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    # A question: the last day on which an answer is in time.
    due_on = models.DateField(_("antwoord uiterlijk"), null=True, blank=True)
    external_id = models.CharField(_("kenmerk in het raadsinformatiesysteem"), max_length=120, blank=True)

    objects = ReactionQuerySet.as_manager()

    class Meta:
        verbose_name = _("reactie")
        verbose_name_plural = _("reacties")
        ordering = ["created_at", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (~models.Q(answer="") & models.Q(answered_by__isnull=False) & models.Q(answered_at__isnull=False)),
                name="reaction_answer_has_author",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"

    @property
    def is_overdue(self) -> bool:
        return self.due_on is not None and self.waits and self.due_on < timezone.localdate()

    @property
    def is_amending(self) -> bool:
        return self.kind in AMENDING

    @property
    def waits(self) -> bool:
        """Does it wait for an answer? An amendment or motion waits for a vote (docs/decisions/0229)."""
        return not self.answer and not self.is_amending
