"""Where a reader proposes another text for a section, and confirms it by mail."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pages.crumbs import page_crumbs
from pages.models.base import BasePage
from pages.suggestions import mails, services
from pages.suggestions.forms import SuggestForm
from pages.suggestions.sections import Section, find_section, sections_of
from pages.suggestions.selectors import page_for_reader
from pages.suggestions.services import Proposal
from samenwerking.public_forms import without_cookie

FOLDER = "pages/suggestions"


@never_cache
@without_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form for the section ``?onderdeel=``; without it a choice of sections where there is one to make."""
    page = page_for_reader(request, page_id)
    anchor = request.GET.get("onderdeel")
    sections = [section for section in sections_of(page.body) if section.anchor or section.text or section.parts]
    if anchor is None and request.method != "POST" and len(sections) > 1:
        return _render(request, "choose", page, sections=sections)
    section = find_section(page.body, anchor or "")
    if section is None:
        raise Http404
    form = SuggestForm(request.POST or None, request=request, section=section)
    if form.is_bound and form.is_valid():
        _propose(request, page, section, form)
        return redirect(f"{reverse('suggest_sent', args=[page.pk])}{'' if 'email' in form.fields else '?collega'}")
    return _render(request, "form", page, form=form, section=section, status=form.status)


def _propose(request: HttpRequest, page: BasePage, section: Section, form: SuggestForm) -> None:
    data = form.cleaned_data
    proposal = Proposal(section, data["text"], data["explanation"], data["thanks_name"], form.changed_parts())
    if request.user.is_authenticated:
        services.propose_by_colleague(user=request.user, page=page, proposal=proposal)
    else:
        services.propose_by_reader(email=data["email"], page=page, proposal=proposal)


@never_cache
@require_safe
def suggest_sent(request: HttpRequest, page_id: int) -> HttpResponse:
    """Thanks, and what happens next; says nothing that differs from person to person."""
    return _render(request, "sent", page_for_reader(request, page_id), by_mail="collega" not in request.GET)


@never_cache
@without_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def suggestion_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing: programs that look at mail open links too. The button confirms."""
    suggestion = mails.suggestion_of(token)
    if suggestion is None:
        return render(request, f"{FOLDER}/expired.html", {"crumbs": _crumbs()}, status=404)
    if request.method == "POST":
        suggestion = services.confirm(suggestion)
    context = {"suggestion": suggestion, "crumbs": _crumbs()}
    return render(request, f"{FOLDER}/confirm.html", context)


def _render(request: HttpRequest, name: str, page: BasePage, status: int = 200, **context: Any) -> HttpResponse:
    crumbs = page_crumbs(request, page, _("Verbeter deze pagina"))
    return render(request, f"{FOLDER}/{name}.html", {"page": page, "crumbs": crumbs, **context}, status=status)


def _crumbs() -> list[dict[str, str]]:
    return [{"title": _("Home"), "url": "/"}, {"title": _("Verbeter deze pagina"), "url": ""}]
