"""Evaluation of a traject: the same five questions to council, college, staff and participants."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import EvaluationGroup, Score
from participation.models.opgave import Opgave
from participation.models.traject import Traject
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen

MAX_REMARK = 1_000
QUESTIONS = 5


class EvaluationRound(models.Model):
    """One round. ``questions`` are the words as they were asked. Once closed it stays closed: a result that can
    still change would tell who came later."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="evaluation_rounds")
    opens_on = models.DateField(_("open vanaf"))
    closes_on = models.DateField(_("open tot en met"))
    questions = ArrayField(models.CharField(max_length=300), size=QUESTIONS, editable=False)
    closed_at = models.DateTimeField(_("gesloten op"), null=True, blank=True, editable=False)
    invited_at = models.DateTimeField(_("deelnemers uitgenodigd op"), null=True, blank=True, editable=False)
    published_at = models.DateTimeField(_("uitkomst op het register sinds"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+")

    class Meta:
        verbose_name = _("evaluatieronde")
        verbose_name_plural = _("evaluatierondes")
        ordering = ["-opens_on", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="evaluation_closes_later",
                violation_error_message=_("De laatste dag ligt voor de eerste."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def opgave(self) -> Opgave:
        return self.traject.opgave

    @property
    def is_over(self) -> bool:
        return self.closed_at is not None or self.closes_on < timezone.localdate()

    @property
    def is_open(self) -> bool:
        return not self.is_over and self.opens_on <= timezone.localdate()

    def get_workspace_url(self) -> str:
        return reverse("werkplaats:evaluation", args=[self.traject.slug, self.pk])


class EvaluationReply(models.Model):
    """One set of answers. Of a participant nothing says who, when or with which link: no time, no order (a random
    number), no address. An empty score is "no opinion"."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(EvaluationRound, on_delete=models.CASCADE, related_name="replies")
    group = models.CharField(max_length=12, choices=EvaluationGroup.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    scores = ArrayField(models.PositiveSmallIntegerField(null=True), size=QUESTIONS)
    remarks = ArrayField(models.CharField(max_length=MAX_REMARK, blank=True), size=QUESTIONS)

    personal_data = PersonalData(
        label=_("Opmerkingen bij een evaluatie"),
        fields=("remarks",),
        activity=Activity.SOCIETY,
        people=People.BOTH,
        data=_("Opmerkingen in eigen woorden, zonder naam"),
        purpose=_("Leren van een traject"),
        ground=Ground.CONSENT,
        term=_("Een jaar na de evaluatie"),
        seen=Seen.TEAM,
        step="erase_outsiders",
    )

    class Meta:
        verbose_name = _("antwoord op een evaluatie")
        verbose_name_plural = _("antwoorden op een evaluatie")
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["round", "user"], name="evaluation_once_per_person"),
            models.CheckConstraint(
                condition=models.Q(group=EvaluationGroup.PARTICIPANTS, user__isnull=True)
                | (~models.Q(group=EvaluationGroup.PARTICIPANTS) & models.Q(user__isnull=False)),
                name="evaluation_participants_are_unknown",
            ),
            models.CheckConstraint(
                condition=models.Q(scores__len=QUESTIONS, remarks__len=QUESTIONS), name="evaluation_of_five_questions"
            ),
            *(
                models.CheckConstraint(
                    condition=models.Q(**{f"scores__{at}__isnull": True})
                    | models.Q(**{f"scores__{at}__range": (Score.ONE.value, Score.FIVE.value)}),
                    name=f"evaluation_score_{at}_on_the_scale",
                )
                for at in range(QUESTIONS)
            ),
        ]

    def __str__(self) -> str:
        return self.get_group_display()


class EvaluationToken(models.Model):
    """A link with which one participant can answer once. Used, the row is gone: nothing ties it to an answer."""

    round = models.ForeignKey(EvaluationRound, on_delete=models.CASCADE, related_name="tokens")
    token_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("link voor een deelnemer")
        verbose_name_plural = _("links voor deelnemers")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}"
