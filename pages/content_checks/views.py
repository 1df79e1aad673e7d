"""What the editor's side panel asks while somebody writes. Reads only, though it takes the form as a POST."""

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST
from wagtail.models import Page

from pages.content_checks.checking import check_posted


@require_POST
def check_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Findings in the text of a page that the person may edit."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return _answer(request, page)


@require_POST
def check_new_page(request: HttpRequest, model_name: str, parent_id: int) -> HttpResponse:
    """Findings in the text of a page that is not there yet."""
    parent = get_object_or_404(Page, pk=parent_id)
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    try:
        model = apps.get_model("pages", model_name)
    except LookupError:
        raise Http404 from None
    if not issubclass(model, Page) or model not in parent.specific_class.allowed_subpage_models():
        raise Http404
    return _answer(request, model(locale_id=parent.locale_id))


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    findings = check_posted(page, request.POST) if hasattr(page, "body") else []
    return render(request, "pages/admin/content_findings.html", {"findings": findings})
