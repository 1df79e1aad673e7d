"""In Beheer: which pages are to be looked at again, and the care for one page."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pages.models.base import BasePage
from pages.suggestions.selectors import editable_pages
from pages.upkeep.access import editable_page, editors_only
from pages.upkeep.care import mark_reviewed, save_care, with_care
from pages.upkeep.forms import CareFilterForm, CareForm, ReviewForm
from samenwerking.accounts.models import User

FOLDER = "pages/admin/upkeep"
SOON = timedelta(days=92)
PER_PAGE = 50


@editors_only
@require_safe
def care_list(request: HttpRequest) -> HttpResponse:
    """The pages that this person may change; those over time first."""
    form = CareFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = _filtered(with_care(editable_pages(request.user)), wanted, request.user)  # type: ignore[arg-type]  # Beheer is after logging in
    shown = Paginator(rows.select_related("locale"), PER_PAGE).get_page(request.GET.get("p"))
    carers = User.objects.in_bulk({row.carer for row in shown if row.carer})
    for row in shown:
        row.carer_name = str(carers.get(row.carer, ""))
    context = {"rows": shown, "form": form, "today": timezone.localdate(), "page_title": _("Te beoordelen bladzijden")}
    return render(request, f"{FOLDER}/care_list.html", context | {"query": _query(request)})


def _filtered(rows: QuerySet[Any], wanted: dict[str, Any], user: User) -> QuerySet[Any]:
    today = timezone.localdate()
    limits: dict[str, dict[str, Any]] = {
        "": {"due__lt": today},
        "soon": {"due__lt": today + SOON},
        "nobody": {"carer__isnull": True},
    }
    rows = rows.filter(**limits.get(str(wanted.get("show", "")), {}))
    if wanted.get("q"):
        rows = rows.filter(title__icontains=wanted["q"])
    if wanted.get("mine"):
        rows = rows.filter(carer=user.pk)
    return rows.order_by("due", "title", "pk")


def _query(request: HttpRequest) -> str:
    """The filter as it stands, for the links to other pages of the list."""
    kept = request.GET.copy()
    kept.pop("p", None)
    return kept.urlencode()


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def care_edit(request: HttpRequest, page_id: int) -> HttpResponse:
    """Owner, date and readers of one page."""
    page = editable_page(request, page_id)
    row = page.care_row
    initial = {"owner": row.owner_id, "review_on": row.review_on, "audience": row.audience} if row else {}
    form = CareForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        save_care(page, **form.cleaned_data)
        messages.success(request, _("Bewaard. De tekst van de bladzijde is niet veranderd."))
        return redirect("upkeep_care_list")
    intro = _("Deze gegevens horen bij de bladzijde en niet bij een versie. Ze gelden meteen.")
    return _form(request, page, form, _("Zorg voor deze bladzijde"), intro)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def care_review(request: HttpRequest, page_id: int) -> HttpResponse:
    """The page is right as it stands: only the next date changes."""
    page = editable_page(request, page_id)
    form = ReviewForm(request.POST or None)
    if form.is_bound and form.is_valid():
        mark_reviewed(page, user=request.user, review_on=form.cleaned_data["review_on"])  # type: ignore[arg-type]  # Beheer is after logging in
        messages.success(request, _("“%(title)s” is beoordeeld.") % {"title": page.title})
        return redirect("upkeep_care_list")
    intro = _("U hebt de bladzijde gelezen en zij klopt. Wanneer kijkt u weer? De tekst wordt niet opnieuw geplaatst.")
    return _form(request, page, form, _("Bladzijde beoordeeld"), intro)


def _form(request: HttpRequest, page: BasePage, form: Form, title: str, intro: str) -> HttpResponse:
    context = {"page": page, "form": form, "page_title": title, "intro": intro}
    return render(request, f"{FOLDER}/form.html", context, status=422 if form.errors else 200)
