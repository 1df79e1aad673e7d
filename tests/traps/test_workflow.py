"""TRAPS of Wagtail's workflow. Each test shows the trap, then that our door does not fall into it.

The first half of a test fails when Wagtail changes: then the guard may go. The second half fails when we reopen it.
Real races are in ``tests/races``; that nobody else moves a paper is read from the source in ``tests/architecture``.
"""

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.models import GroupApprovalTask, TaskState, WorkflowState
from wagtail.workflows import publish_workflow_state

from participation import approval
from participation.choices import AuditAction, StepKind, StukState
from participation.exceptions import NotAllowed, SeparationOfDuties, StaleStep
from participation.models import AuditEntry, Stuk
from samenwerking.accounts.roles import Role
from samenwerking.outbox.sending import send_due
from tests.approval.conftest import rows_of_scene, scene
from tests.approval.scene import Scene
from tests.factories import ReplacementFactory, give_roles

__all__ = ["rows_of_scene", "scene"]
COUNCIL = StepKind.COUNCIL_DECISION


def statements(act: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        act()
    return [query["sql"] for query in queries.captured_queries]


def test_wagtail_takes_no_lock_and_we_lock_paper_and_round(scene: Scene) -> None:
    """Two parallel approvals both succeed in Wagtail; ours wait for each other on the row."""
    assert "select_for_update" not in inspect.getsource(TaskState.approve) + inspect.getsource(WorkflowState.update)
    scene.submit()
    locks = [sql for sql in statements(scene.move) if "FOR UPDATE" in sql]
    assert ['"participation_stuk"' in locks[0], '"wagtailcore_workflowstate"' in locks[1]] == [True, True]


def test_the_same_post_twice_passes_one_step(scene: Scene) -> None:
    """Wagtail's approval asks for the current step, whatever the person saw; ours for the step on the screen."""
    assert "task_state_id" not in inspect.signature(TaskState.approve).parameters
    seen = scene.bring_to(StepKind.COUNCIL_PICTURE).seen()
    approval.approve_step(**seen, user=scene["clerk"])
    with pytest.raises(StaleStep):
        approval.approve_step(**seen, user=scene["clerk"])
    assert scene.step == StepKind.COUNCIL_JUDGEMENT


def stray_version(scene: Scene) -> None:
    """A version that came in past the services while the paper was under review."""
    row = scene.now
    row.title = "Nooit vastgesteld"
    row.save_revision(user=scene["member"])


def test_the_approved_version_is_published_not_the_latest(scene: Scene) -> None:
    assert "get_latest_revision" in inspect.getsource(publish_workflow_state)
    assert settings.WAGTAIL_FINISH_WORKFLOW_ACTION == "participation.workflow_finish.finish_workflow"
    offered = scene.bring_to(COUNCIL).now.submitted_revision
    stray_version(scene)
    stuk = scene.decide()
    assert stuk.live_revision == offered
    assert stuk.latest_revision != offered
    assert stuk.title == offered.content["title"]


def test_the_last_approver_needs_no_publish_permission(scene: Scene) -> None:
    """Nobody has one: who may publish is in policy.py."""
    scene.bring_to(COUNCIL)
    revision = scene.now.latest_revision
    assert revision is not None
    with pytest.raises(PublishPermissionError):
        revision.publish(user=scene["clerk"])
    assert scene.decide().live


def test_no_self_approval_and_no_way_round_for_superusers(scene: Scene) -> None:
    assert "is_superuser" in inspect.getsource(GroupApprovalTask.get_actions)
    lead = scene["lead"]
    lead.is_superuser = True
    lead.save()
    opgave = scene.traject.opgave
    opgave.client = lead
    opgave.save()
    give_roles(lead, Role.MANAGER)
    ReplacementFactory(person=lead, replacement=scene["manager2"])
    scene.submit()
    with pytest.raises(SeparationOfDuties):
        scene.approve(by="lead")
    with pytest.raises(NotAllowed):
        scene.approve(by="superuser")


def test_a_failure_half_way_leaves_no_half_round(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """``WorkflowState.update`` and ``cancel`` are not atomic; they run inside our transaction only."""
    assert "atomic" not in inspect.getsource(WorkflowState.update) + inspect.getsource(WorkflowState.cancel)
    scene.bring_to(StepKind.CLIENT)
    before = list(TaskState.objects.values_list("pk", "status"))

    def dies(*args: object, **facts: object) -> None:
        raise KeyboardInterrupt

    for name, act in (
        ("participation.audit.step_approved", scene.approve),
        ("participation.audit.stuk_returned", scene.send_back),
        ("participation.audit.stuk_withdrawn", lambda: withdraw(scene)),
    ):
        monkeypatch.setattr(name, dies)
        with pytest.raises(KeyboardInterrupt):
            act()
        assert list(TaskState.objects.values_list("pk", "status")) == before
        assert (scene.now.state, scene.step) == (StukState.IN_REVIEW, StepKind.CLIENT)


def withdraw(scene: Scene) -> Stuk:
    return approval.withdraw_stuk(stuk=scene.now, user=scene["lead"], reason="Niet nodig.")


def test_a_return_is_mailed_with_its_reason(scene: Scene, django_capture_on_commit_callbacks: Any) -> None:
    scene.submit()
    with django_capture_on_commit_callbacks(execute=True):
        scene.send_back(reason="Noem de kosten.")
    send_due()
    assert [message.to for message in mail.outbox] == [[scene["lead"].email]]
    assert "Noem de kosten." in mail.outbox[0].body


def test_wagtails_own_door_stays_shut_after_ours(scene: Scene) -> None:
    """Whoever calls Wagtail directly on a step that is over is refused, and nothing is recorded twice."""
    scene.bring_to(StepKind.CLIENT)
    old = scene.task_state
    scene.approve()
    old.refresh_from_db()
    with pytest.raises(PermissionDenied), transaction.atomic():
        old.approve(user=scene["client"])
    assert AuditEntry.objects.filter(action=AuditAction.STEP_APPROVED).count() == 1
