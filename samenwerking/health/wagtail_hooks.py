"""The way to "Gezondheid" in Beheer."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import home_panel  # noqa: F401 - registers itself
from .beheer import PERMISSION, health


@hooks.register("register_admin_urls")
def register_health_page() -> list[URLPattern]:
    return [path("gezondheid/", health, name="health")]


class HealthMenuItem(MenuItem):
    """Only for who keeps the site."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_settings_menu_item")
def register_health_menu_item() -> HealthMenuItem:
    return HealthMenuItem(_("Gezondheid"), reverse("health"), icon_name="clipboard-list", order=58)
