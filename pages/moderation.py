"""Who may do what with pages and files, and the way of a page to publication (DESIGN section 3, rule 9)."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from samenwerking.accounts.roles import Role

WORKFLOW = "Bladzijde van de wijzer"
TASK = "Toets door communicatie"
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page")
FILE_PERMISSIONS = tuple(
    f"{verb}_{kind}" for verb in ("add", "change", "delete", "choose") for kind in ("image", "document")
)
WAGTAIL_GROUPS = ("Moderators", "Editors")
WAGTAIL_WORKFLOW = "Moderators approval"


def set_up_moderation() -> None:
    """Give communication the pages and files, and every page a workflow; safe to run again.

    Whoever may edit a page but not publish it submits it; communication approves. On a database without pages
    (a test that emptied it) there is nothing to give.
    """
    root, files = Page.get_first_root_node(), Collection.get_first_root_node()
    group = Group.objects.filter(name=Role.COMMUNICATION).first()
    if root is None or files is None or group is None:
        return
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGE_PERMISSIONS):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    apps = ("wagtailimages", "wagtaildocs")
    for permission in Permission.objects.filter(content_type__app_label__in=apps, codename__in=FILE_PERMISSIONS):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=files, permission=permission)
    _set_up_workflow(group, root)
    _drop_wagtail_groups()


def _set_up_workflow(group: Group, root: Page) -> None:
    """One task and one workflow; a workflow that a municipality chose for the root itself stays."""
    task = GroupApprovalTask.objects.filter(name=TASK).first() or GroupApprovalTask.objects.create(name=TASK)
    task.groups.add(group)
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    chosen = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if chosen is None:
        WorkflowPage.objects.create(page=root, workflow=workflow)
    elif chosen.workflow.name == WAGTAIL_WORKFLOW:
        chosen.workflow.active = False
        chosen.workflow.save(update_fields=["active"])
        chosen.workflow = workflow
        chosen.save()


def _drop_wagtail_groups() -> None:
    """Wagtail brings two groups that are no role of ours; one that somebody was put in stays."""
    Group.objects.filter(name__in=WAGTAIL_GROUPS, user__isnull=True).delete()
