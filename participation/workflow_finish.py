"""What Wagtail does when every step of a workflow is approved (setting ``WAGTAIL_FINISH_WORKFLOW_ACTION``).

Wagtail imports this while its own models are being loaded, so nothing here may import a model at the top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from samenwerking.accounts.models import User


def finish_workflow(workflow_state: WorkflowState, user: User | None = None) -> None:
    """A paper goes through the approval door; a page of the guide is published as Wagtail does it (rule 9)."""
    from wagtail.workflows import publish_workflow_state

    from participation.approval.publishing import finish_round
    from participation.models import Stuk

    if isinstance(workflow_state.content_object, Stuk):
        assert user is not None, "a step of a paper is taken by somebody"
        finish_round(workflow_state, user)
    else:
        publish_workflow_state(workflow_state, user=user)
