"""Pages go to moderation unless their author may publish; communication may (DESIGN section 3, rule 9)."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, GroupPagePermission, TaskState, Workflow, WorkflowState

from pages.models import GuidePage, HomePage
from pages.moderation import WORKFLOW, set_up_moderation
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import ROLES, Role, sync_roles
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page


@pytest.fixture
def page(home: HomePage) -> GuidePage:
    page = add_guide_page(home, "Spelregels")
    page.save_revision()
    return page


@pytest.fixture
def writer(home: HomePage) -> User:
    """Somebody who may edit pages and not publish them, and has no role."""
    group = Group.objects.create(name="schrijvers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page"):
        GroupPagePermission.objects.create(
            group=group, page=home, permission=Permission.objects.get(codename=codename, content_type__model="page")
        )
    user = UserFactory()
    user.groups.add(group)
    return user


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def post_edit(user: User, page: GuidePage, title: str, **action: str) -> int:
    """The editor's form as it was opened on the latest version, sent with one of its buttons."""
    page.refresh_from_db()
    latest = page.get_latest_revision()
    data = {
        "title": title,
        "slug": page.slug,
        "search_description": "",
        "body-count": "0",
        "tags": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "loaded_revision_id": str(latest.pk),
        "loaded_revision_created_at": latest.created_at.isoformat(),
        **action,
    }
    return browser_of(user).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data).status_code


def test_who_may_not_publish_sends_to_moderation_and_communication_approves(page: GuidePage, writer: User) -> None:
    assert post_edit(writer, page, "Nieuwe titel", **{"action-submit": "1"}) == 302
    page.refresh_from_db()
    state = page.current_workflow_state
    assert state.workflow.name == WORKFLOW
    assert page.title == "Spelregels", "not public yet"

    communication = UserFactory(role=Role.COMMUNICATION)
    task = state.current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    assert browser_of(writer).post(address, {"comment": ""}).status_code == 302
    page.refresh_from_db()
    assert page.title == "Spelregels", "a writer does not approve"
    assert browser_of(communication).post(address, {"comment": "Mooi"}).status_code == 302
    page.refresh_from_db()
    assert page.title == "Nieuwe titel"
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED


def test_the_publish_button_is_not_for_who_may_not_publish(page: GuidePage, writer: User) -> None:
    post_edit(writer, page, "Stiekem openbaar", **{"action-publish": "1"})
    page.refresh_from_db()
    assert page.title == "Spelregels"
    assert page.draft_title == "Stiekem openbaar"


def test_communication_publishes_at_once(page: GuidePage) -> None:
    assert post_edit(UserFactory(role=Role.COMMUNICATION), page, "Meteen", **{"action-publish": "1"}) == 302
    page.refresh_from_db()
    assert page.title == "Meteen"
    assert not TaskState.objects.exists()


@pytest.mark.parametrize("role", sorted(set(ROLES) - {Role.COMMUNICATION}))
def test_no_other_role_edits_pages(page: GuidePage, role: Role) -> None:
    post_edit(UserFactory(role=role), page, "Door een ander", **{"action-publish": "1"})
    page.refresh_from_db()
    assert page.title == page.draft_title == "Spelregels"


def test_setting_up_again_changes_nothing(home: HomePage) -> None:
    def counts() -> list[int]:
        return [model.objects.count() for model in (GroupPagePermission, Workflow, GroupApprovalTask, Group)]

    before = counts()
    sync_roles()
    set_up_moderation()
    assert counts() == before


def test_groups_that_are_no_role_do_not_stay(home: HomePage) -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {role.value for role in Role}
