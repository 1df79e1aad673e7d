"""Where the answer to "Hielp deze pagina?" arrives, and a remark may follow. Neither sets or needs a cookie."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pages.crumbs import page_crumbs
from pages.helped.forms import ANSWERS, HelpedForm, RemarkForm
from pages.helped.services import count_answer, keep_remark
from pages.models.base import BasePage
from pages.suggestions.selectors import page_for_reader
from samenwerking.public_forms import without_cookie

FOLDER = "pages/helped"


@never_cache
@without_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def helped(request: HttpRequest, page_id: int) -> HttpResponse:
    """Counts an answer; refused, it shows the question again with the answer kept."""
    page = page_for_reader(request, page_id)
    form = HelpedForm(request.POST or None, request=request, page_id=page.pk)
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data["antwoord"]
        count_answer(page, helped=chosen == "ja")
        return redirect(f"{reverse('helped_thanks', args=[page.pk])}?antwoord={chosen}")
    return _render(request, "question", page, form.status, form=form)


@never_cache
@without_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def helped_thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    """Thanks, with room for a remark."""
    page = page_for_reader(request, page_id)
    answer = request.GET.get("antwoord", "")
    initial = {"antwoord": answer if answer in dict(ANSWERS) else "ja"}
    form = RemarkForm(request.POST or None, request=request, initial=initial)
    if form.is_bound and form.is_valid():
        keep_remark(page, helped=form.cleaned_data["antwoord"] == "ja", text=form.cleaned_data["opmerking"])
        return redirect(f"{reverse('helped_thanks', args=[page.pk])}?bewaard")
    return _render(request, "thanks", page, form.status, form=form, kept="bewaard" in request.GET)


def _render(request: HttpRequest, name: str, page: BasePage, status: int, **context: Any) -> HttpResponse:
    crumbs = page_crumbs(request, page, _("Hielp deze pagina?"))
    return render(request, f"{FOLDER}/{name}.html", {"page": page, "crumbs": crumbs, **context}, status=status)
