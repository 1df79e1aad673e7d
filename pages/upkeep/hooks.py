"""What keeps the guide alive in Beheer: its addresses and its menu. ``pages/wagtail_hooks.py`` loads this."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.permissions import page_permission_policy

from pages.helped import beheer_urls as helped_urls
from pages.suggestions import beheer_urls as suggestion_urls
from pages.upkeep import beheer_urls as care_urls
from pages.upkeep import home_panel  # noqa: F401 - registers itself

# Every report on the guide hangs itself in this one menu, each with a permission of its own.
MENU_HOOK = "register_upkeep_menu_item"


@hooks.register("register_admin_urls")
def upkeep_urls() -> list[URLPattern]:
    return [*care_urls.urlpatterns, *suggestion_urls.urlpatterns, *helped_urls.urlpatterns]


@hooks.register("register_admin_menu_item")
def upkeep_menu() -> SubmenuMenuItem:
    """Shown when one of its items is."""
    menu = Menu(register_hook_name=MENU_HOOK)
    return SubmenuMenuItem(_("Wijzer bijhouden"), menu, icon_name="calendar-check", order=205)


class EditorItem(MenuItem):
    """Only for who may change pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(page_permission_policy.user_has_permission(request.user, "change"))


@hooks.register(MENU_HOOK)
def suggestions_item() -> EditorItem:
    return EditorItem(_("Voorstellen"), reverse("suggestion_queue"), icon_name="comment", order=10)


@hooks.register(MENU_HOOK)
def care_item() -> EditorItem:
    return EditorItem(_("Te beoordelen"), reverse("upkeep_care_list"), icon_name="calendar-check", order=20)


@hooks.register(MENU_HOOK)
def helped_item() -> EditorItem:
    return EditorItem(_("Hielp het?"), reverse("helped_list"), icon_name="help", order=30)
