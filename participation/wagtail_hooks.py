"""What the register adds to Beheer: routes. And what it takes away there: everything that shows a paper."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel

from participation.admin.reports import OwnPagesInModerationPanel
from participation.admin.routes import route_edit, route_overview


@hooks.register("register_admin_urls")
def register_overview() -> list[URLPattern]:
    return [
        path("routes/", route_overview, name="stuk_route_overview"),
        path("routes/<slug:kind>/<slug:body>/", route_edit, name="stuk_route_edit"),
    ]


class RoutesMenuItem(MenuItem):
    """Only for who may see routes."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("participation.view_route")


@hooks.register("register_settings_menu_item")
def register_routes_menu_item() -> RoutesMenuItem:
    return RoutesMenuItem(_("Routes van stukken"), reverse("stuk_route_overview"), icon_name="tasks", order=90)


class AreasMenuItem(MenuItem):
    """Borders are read in by file, in the werkplaats; names stand here.

    Every page of Beheer asks this, so it asks the permissions that were fetched already, of the same two roles.
    """

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("pages.change_area") or request.user.has_perm("participation.view_route")


@hooks.register("register_settings_menu_item")
def register_areas_menu_item() -> AreasMenuItem:
    return AreasMenuItem(_("Grenzen van gebieden"), reverse("werkplaats:areas"), icon_name="site", order=95)


class WhoMayMenuItem(MenuItem):
    """The page stands in the werkplaats, where the clerk comes too; only for the role that keeps roles and routes."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("participation.view_route")


@hooks.register("register_settings_menu_item")
def register_who_may_menu_item() -> WhoMayMenuItem:
    return WhoMayMenuItem(_("Wie mag wat"), reverse("werkplaats:who_may"), icon_name="key", order=85)


@hooks.register("register_settings_menu_item")
def register_processing_menu_item() -> WhoMayMenuItem:
    """For the role that keeps roles and routes; who oversees finds the same page in the werkplaats."""
    return WhoMayMenuItem(_("Verwerkingsregister"), reverse("werkplaats:processing"), icon_name="lock", order=86)


@hooks.register("register_settings_menu_item")
def register_tonight_menu_item() -> WhoMayMenuItem:
    return WhoMayMenuItem(_("Wat vannacht wordt gewist"), reverse("werkplaats:tonight"), icon_name="bin", order=87)


@hooks.register("construct_homepage_panels")
def leave_papers_out(request: HttpRequest, panels: list[Component]) -> None:
    """The start page of Beheer shows the guide; papers have the werkplaats, where the rules are asked."""
    for place, panel in enumerate(panels):
        if type(panel) is UserObjectsInWorkflowModerationPanel:
            panels[place] = OwnPagesInModerationPanel()
