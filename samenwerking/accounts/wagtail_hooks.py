"""The way to accounts and roles in Beheer."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from samenwerking.accounts.beheer.guard import PERMISSION


class AccessMenuItem(MenuItem):
    """Only for who keeps accounts."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_settings_menu_item")
def register_access_menu_item() -> AccessMenuItem:
    return AccessMenuItem(_("Wie heeft wat"), reverse("accounts_access"), icon_name="group", order=60)
