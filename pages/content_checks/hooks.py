"""The checks in Beheer: their addresses, the script of the side panel, and a word on saving and publishing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from pages.content_checks.checking import check_saved
from pages.content_checks.findings import Level
from pages.content_checks.views import check_new_page, check_page
from pages.page_templates.registry import templates_below
from pages.page_templates.views import choose_template
from samenwerking.accounts.models import User

JSON = "application/json"


@hooks.register("register_admin_urls")
def editor_urls() -> list[URLPattern]:
    return [
        path("inhoudscontrole/<int:page_id>/", check_page, name="content_check"),
        path("inhoudscontrole/<slug:model_name>/<int:parent_id>/", check_new_page, name="content_check_new"),
        path("sjablonen/<int:parent_id>/", choose_template, name="choose_page_template"),
    ]


@hooks.register("insert_editor_js")
def checks_script() -> SafeString:
    return format_html('<script src="{}" defer></script>', static("js/content-checks.js"))


@hooks.register("insert_global_admin_css")
def checks_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/content-checks.css"))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_was_found(request: HttpRequest, page: Page) -> HttpResponse | None:
    """After a save by a person; autosave (JSON) says nothing, the side panel does."""
    if request.method != "POST" or JSON in request.headers.get("accept", "") or not hasattr(page.specific, "body"):
        return None
    findings = check_saved(page.specific)
    if any(finding.rule == "example" for finding in findings):
        messages.warning(request, _("Op deze bladzijde staat nog voorbeeldtekst uit het sjabloon. Vervang die."))
    errors = sum(finding.level is Level.ERROR and finding.rule != "example" for finding in findings)
    if errors:
        text = ngettext(
            "Bewaard, maar er is %(count)d fout die iemand uitsluit. Open het paneel Checks (de bril).",
            "Bewaard, maar er zijn %(count)d fouten die iemand uitsluiten. Open het paneel Checks (de bril).",
            errors,
        )
        messages.warning(request, text % {"count": errors})
    return None


def _template_address(page: Page, user: User) -> str:
    """Where to start a page from a template below this one; empty where that may not or cannot be."""
    may = page.permissions_for_user(user).can_add_subpage() and templates_below(page)
    return reverse("choose_page_template", args=[page.pk]) if may else ""


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def from_template_button(page: Page, user: User, *args: object, **kwargs: object) -> list[Button]:
    address = _template_address(page, user)
    return [Button(_("Nieuw uit een sjabloon"), address, icon_name="copy", priority=55)] if address else []
