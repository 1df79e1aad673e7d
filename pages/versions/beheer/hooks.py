"""The addresses of versions in Beheer and the way to them. ``pages/wagtail_hooks.py`` loads this."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from pages.versions.beheer.views import version_compare, version_list, version_note


@hooks.register("register_admin_urls")
def version_urls() -> list[URLPattern]:
    return [
        path("wijzer/versies/<int:page_id>/", version_list, name="version_list"),
        path("wijzer/versies/<int:page_id>/vergelijken/", version_compare, name="version_compare"),
        path("wijzer/versies/<int:page_id>/<int:number>/", version_note, name="version_note"),
    ]


@hooks.register("register_page_header_buttons")
def version_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Beside Wagtail's own history."""
    if page.permissions_for_user(user).can_edit():
        yield Button(
            _("Versies en toelichting"), reverse("version_list", args=[page.pk]), icon_name="history", priority=66
        )
