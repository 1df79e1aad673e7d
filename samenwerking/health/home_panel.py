"""On the start page of Beheer, for who keeps the site: how it is doing, and what there is to keep."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import settings_menu
from wagtail.admin.ui.components import Component

from .beheer import PERMISSION, summary
from .looking import look_at_all


class KeeperPanel(Component):
    order = 40
    template_name = "health/beheer/home_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        assert parent_context is not None  # Wagtail gives the context of the page
        request = parent_context["request"]
        return {
            "summary": summary(look_at_all()),
            "items": sorted(settings_menu.menu_items_for_request(request), key=lambda item: (item.order, item.label)),
        }


@hooks.register("construct_homepage_panels")
def show_how_the_site_is(request: HttpRequest, panels: list[Component]) -> None:
    """Without it, who has accounts to keep and no pages begins on an empty page."""
    if request.user.has_perm(PERMISSION):
        panels.insert(0, KeeperPanel())
