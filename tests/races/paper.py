"""One paper, raced over many times: put back in its starting place between rounds, without making it anew."""

from typing import Any

from wagtail.models import TaskState, WorkflowState

from participation.exceptions import ParticipationError
from participation.models import AuditEntry, Decision, Stuk
from samenwerking.accounts.models import User
from tests.approval.scene import Scene
from tests.matrix.spread import WHOLE

# ``make matrix`` races two hundred times.
ROUNDS = 200 if WHOLE else 80
# For races beside the four that must never be lost.
FEWER_ROUNDS = 40


class RacePaper:
    """The paper of a scene in the middle of a step, and the people who race."""

    def __init__(self, scene: Scene) -> None:
        self.stuk = scene.now
        self.task_state = scene.task_state
        self.people = {name: scene[name] for name in scene.people}
        self.fields = {
            field.attname: getattr(self.stuk, field.attname)
            for field in Stuk._meta.concrete_fields
            if not field.primary_key
        }
        self.rows_before = self.row_count()

    def __getitem__(self, name: str) -> User:
        return self.people[name]

    @property
    def seen(self) -> dict[str, Any]:
        """What everybody had on the screen when the race began."""
        return {"stuk": self.stuk, "task_state_id": self.task_state.pk, "revision_id": self.task_state.revision_id}

    @property
    def now(self) -> Stuk:
        return Stuk.objects.get(pk=self.stuk.pk)

    @property
    def steps(self) -> list[TaskState]:
        return list(TaskState.objects.filter(workflow_state_id=self.task_state.workflow_state_id).order_by("pk"))

    def row_count(self) -> int:
        return AuditEntry.objects.filter(object_type="stuk", object_id=self.stuk.pk).count()

    def put_back(self) -> None:
        """The step open again, nothing decided after it. Only the record of events keeps growing."""
        Decision.objects.filter(task_state=self.task_state).delete()
        Stuk.objects.filter(pk=self.stuk.pk).update(**self.fields)
        rounds = WorkflowState.objects.filter(pk=self.task_state.workflow_state_id)
        rounds.update(status=WorkflowState.STATUS_IN_PROGRESS, current_task_state=self.task_state)
        later = TaskState.objects.filter(workflow_state_id=self.task_state.workflow_state_id, pk__gt=self.task_state.pk)
        later.delete()
        TaskState.objects.filter(pk=self.task_state.pk).update(
            status=TaskState.STATUS_IN_PROGRESS, finished_at=None, finished_by=None, comment=""
        )
        self.rows_before = self.row_count()

    @staticmethod
    def winner(outcomes: list[Any]) -> int:
        """Which act went through. Exactly one did, the other was refused in plain words."""
        won = [place for place, outcome in enumerate(outcomes) if isinstance(outcome, Stuk)]
        lost = [outcome for outcome in outcomes if not isinstance(outcome, Stuk)]
        assert len(won) == 1, outcomes
        assert all(isinstance(outcome, ParticipationError) for outcome in lost), outcomes
        return won[0]

    def new_rows(self) -> list[str]:
        """The events of this round."""
        entries = AuditEntry.objects.filter(object_type="stuk", object_id=self.stuk.pk).order_by("sequence")
        return list(entries.values_list("action", flat=True)[self.rows_before :])
