"""Publishing while Wagtail is keeping the page by itself, on a slow connection."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Request, Route, expect

from pages.models import GuidePage, HomePage
from samenwerking.accounts.roles import Role
from tests.browser.visitor import Visitor
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def _keeps(request: Request) -> bool:
    return request.method == "POST" and "application/json" in request.headers.get("accept", "")


def test_publishing_waits_for_what_is_being_kept(visit: Callable[..., Visitor], home: HomePage) -> None:
    guide_page = add_guide_page(home, "Plein")
    guide_page.save_revision().publish()
    visitor = visit(1400, 1000).log_in(UserFactory(role=Role.COMMUNICATION))
    on_their_way: list[Route] = []

    def hold(route: Route) -> None:
        if _keeps(route.request) and f"/pages/{guide_page.pk}/edit/" in route.request.url:
            on_their_way.append(route)
        else:
            route.continue_()

    visitor.page.route("**/*", hold)
    page = visitor.open(f"/beheer/pages/{guide_page.pk}/edit/")
    page.wait_for_timeout(3000)  # until Wagtail looks at what changes
    with page.expect_request(_keeps):
        page.locator("#id_title").fill("Plein met bomen")
    page.wait_for_timeout(100)  # the request is announced before it is held
    assert len(on_their_way) == 1
    page.locator("footer [data-w-dropdown-target='toggle']").first.click()
    page.locator("button[name='action-publish']").click()
    page.wait_for_timeout(500)
    assert not GuidePage.objects.filter(title="Plein met bomen").exists(), "still waiting"
    on_their_way[0].continue_()
    expect(page.locator(".messages")).to_contain_text("gepubliceerd")
    assert GuidePage.objects.get(pk=guide_page.pk).title == "Plein met bomen"
    assert len(on_their_way) == 1, "nothing is kept while the form is on its way"
