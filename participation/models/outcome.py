"""What came out of a part of a werkatelier: one short line, and what was made of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.models.commitment import Commitment
from participation.models.contribution import Contribution
from participation.models.lesson import Lesson
from participation.models.opgave import Opgave
from participation.models.programme_item import ProgrammeItem
from participation.models.werkatelier import Werkatelier


class Outcome(models.Model):
    """One line. It became at most one thing, which knows it as ``from_outcome`` (docs/decisions/0162).

    The lines are for who reads the inside of the werkatelier; the report of the werkatelier takes them over.
    """

    werkatelier = models.ForeignKey(Werkatelier, on_delete=models.CASCADE, related_name="outcome_lines", editable=False)
    programme_item = models.ForeignKey(
        ProgrammeItem,
        verbose_name=_("onderdeel van het programma"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="outcome_lines",
    )
    text = models.TextField(_("wat kwam eruit?"), max_length=1000)
    contribution = models.OneToOneField(
        Contribution, on_delete=models.SET_NULL, null=True, editable=False, related_name="from_outcome"
    )
    commitment = models.OneToOneField(
        Commitment, on_delete=models.SET_NULL, null=True, editable=False, related_name="from_outcome"
    )
    lesson = models.OneToOneField(
        Lesson, on_delete=models.SET_NULL, null=True, editable=False, related_name="from_outcome"
    )
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+")

    class Meta:
        verbose_name = _("uitkomst")
        verbose_name_plural = _("uitkomsten")
        ordering = ["created_at", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(commitment__isnull=True, lesson__isnull=True)
                | models.Q(contribution__isnull=True, lesson__isnull=True)
                | models.Q(contribution__isnull=True, commitment__isnull=True),
                name="outcome_became_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def opgave(self) -> Opgave:
        return self.werkatelier.opgave

    @property
    def result(self) -> Contribution | Commitment | Lesson | None:
        """What was made of it."""
        return self.contribution or self.commitment or self.lesson
