"""The reports on links and files in the menu of Beheer, for who may act on them."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from pages.links.views import link_report, may_see_links
from pages.unused_files.views import may_delete_files, unused_files


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [
        path("rapporten/links/", link_report, name="link_report"),
        path("rapporten/ongebruikt/<slug:kind>/", unused_files, name="unused_files"),
    ]


class LinkReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_links(request.user)  # type: ignore[arg-type]  # Beheer asks for log-in


class UnusedFilesItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_delete_files(request.user, "afbeeldingen")  # type: ignore[arg-type]  # Beheer asks for log-in


@hooks.register("register_upkeep_menu_item")
def link_report_item() -> MenuItem:
    return LinkReportItem(_("Links die niet werken"), reverse_lazy("link_report"), icon_name="link", order=50)


@hooks.register("register_upkeep_menu_item")
def unused_files_item() -> MenuItem:
    address = reverse_lazy("unused_files", args=["afbeeldingen"])
    return UnusedFilesItem(_("Ongebruikte bestanden"), address, icon_name="bin", order=60)
