"""The list of double changes in the menu of Beheer, and its addresses."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import editable_merges, merge_list, merge_page


@hooks.register("register_admin_urls")
def register_wiki_merges() -> list[URLPattern]:
    return [
        path("wiki-samenvoegen/", merge_list, name="wiki_merges"),
        path("wiki-samenvoegen/<int:merge_id>/", merge_page, name="wiki_merge"),
    ]


class MergesMenuItem(MenuItem):
    """Only while something waits for this person."""

    def is_shown(self, request: HttpRequest) -> bool:
        return editable_merges(request).filter(handled_at=None).exists()


@hooks.register("register_upkeep_menu_item")
def register_wiki_merges_menu_item() -> MergesMenuItem:
    return MergesMenuItem(_("Wiki samenvoegen"), reverse("wiki_merges"), icon_name="copy", order=80)
