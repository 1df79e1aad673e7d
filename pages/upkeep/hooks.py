"""What keeps the guide alive in Beheer: its addresses and its menu. ``pages/wagtail_hooks.py`` loads this."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from pages.suggestions.selectors import editable_pages
from pages.upkeep.beheer_urls import urlpatterns


@hooks.register("register_admin_urls")
def upkeep_urls() -> list[URLPattern]:
    return urlpatterns


class UpkeepMenu(SubmenuMenuItem):
    """Only for who may change pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return editable_pages(request.user).exists()  # type: ignore[arg-type]  # Beheer asks for log-in


@hooks.register("register_admin_menu_item")
def upkeep_menu() -> UpkeepMenu:
    items = [
        MenuItem(_("Voorstellen"), reverse("suggestion_queue"), icon_name="comment", order=1),
        MenuItem(_("Te beoordelen"), reverse("upkeep_care_list"), icon_name="calendar-check", order=2),
        MenuItem(_("Hielp het?"), reverse("helped_list"), icon_name="help", order=3),
    ]
    return UpkeepMenu(_("Wijzer bijhouden"), Menu(None, items=items), icon_name="calendar-check", order=205)
