"""The report of imports in the menu of Beheer, and its addresses."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import import_finding_spot, import_report, may_use_report, tick_import_findings


@hooks.register("register_admin_urls")
def register_import_report() -> list[URLPattern]:
    return [
        path("wiki-import/", import_report, name="wiki_import_report"),
        path("wiki-import/afvinken/", tick_import_findings, name="wiki_import_tick"),
        path("wiki-import/<int:finding_id>/<slug:place>/", import_finding_spot, name="wiki_import_spot"),
    ]


class ImportReportMenuItem(MenuItem):
    """Only for who may work with it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_use_report(request)


@hooks.register("register_upkeep_menu_item")
def register_import_report_menu_item() -> ImportReportMenuItem:
    return ImportReportMenuItem(_("Uit de wiki"), reverse("wiki_import_report"), icon_name="tasks", order=70)
