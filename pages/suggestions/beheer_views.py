"""In Beheer: the queue of suggestions, and what an editor does with one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pages.models import Suggestion, SuggestionOrigin, SuggestionState
from pages.suggestions import services
from pages.suggestions.comparing import changes_of
from pages.suggestions.drafts import SuggestionRefused, has_moved_on
from pages.suggestions.forms import AnswerForm, QueueFilterForm
from pages.suggestions.sections import find_section
from pages.suggestions.selectors import SHOWN, counts_by_state, queue_for
from pages.upkeep.access import editors_only

FOLDER = "pages/admin/suggestions"
PER_PAGE = 40
ALL = "alle"


@editors_only
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """New ones first seen; every state has its count."""
    rows = queue_for(request.user)  # type: ignore[arg-type]  # Beheer asks for log-in
    form = QueueFilterForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    if words:
        rows = rows.filter(page__title__icontains=words)
    counts = counts_by_state(rows)
    state = request.GET.get("stand", SuggestionState.OPEN)
    chosen = rows if state == ALL else rows.filter(state=state)
    tabs = [(value.value, value.label, counts.get(value.value, 0)) for value in SHOWN]
    context = {
        "rows": Paginator(chosen, PER_PAGE).get_page(request.GET.get("p")),
        "tabs": [*tabs, (ALL, _("Alle"), sum(counts.values()))],
        "state": state,
        "form": form,
        "words": words,
        "page_title": _("Voorstellen van lezers"),
    }
    return render(request, f"{FOLDER}/queue.html", context)


@editors_only
@require_safe
def suggestion_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Both texts beside each other, and what can be done."""
    return _show(request, _suggestion(request, pk), AnswerForm())


@editors_only
@require_POST
def suggestion_take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a draft and go on in the editor."""
    suggestion = _suggestion(request, pk)
    try:
        services.take_over(user=request.user, suggestion=suggestion)  # type: ignore[arg-type]  # Beheer is after logging in
    except SuggestionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("suggestion_detail", pk)
    messages.success(request, _("Er is een concept gemaakt met de voorgestelde tekst. Lees het na en plaats het."))
    return redirect("wagtailadmin_pages:edit", suggestion.page_id)


@editors_only
@require_http_methods(["POST"])
def suggestion_answer(request: HttpRequest, pk: int, *, declines: bool) -> HttpResponse:
    """An answer or a refusal, told to who proposed it."""
    suggestion = _suggestion(request, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, suggestion, form, status=422)
    text = form.cleaned_data["answer"]
    try:
        if declines:
            services.decline(user=request.user, suggestion=suggestion, reason=text)  # type: ignore[arg-type]  # Beheer is after logging in
        else:
            services.answer(user=request.user, suggestion=suggestion, text=text)  # type: ignore[arg-type]  # Beheer is after logging in
    except SuggestionRefused as refusal:
        messages.error(request, str(refusal))
        return _show(request, _suggestion(request, pk), form, status=409)
    messages.success(request, _("Bewaard. Wie het voorstelde, krijgt bericht."))
    return redirect("suggestion_queue")


def _suggestion(request: HttpRequest, pk: int) -> Suggestion:
    found = queue_for(request.user).filter(pk=pk).first()  # type: ignore[arg-type]  # Beheer is after logging in
    if found is None:
        raise Http404
    return found


def _show(request: HttpRequest, suggestion: Suggestion, form: AnswerForm, status: int = 200) -> HttpResponse:
    section = find_section(suggestion.page.specific.body, suggestion.anchor)
    is_lesson = suggestion.origin == SuggestionOrigin.LESSON
    context: dict[str, Any] = {
        "suggestion": suggestion,
        "form": form,
        "is_lesson": is_lesson,
        "changes": [] if is_lesson else changes_of(suggestion),
        "current_text": section.text if section is not None else "",
        "section_gone": section is None,
        "has_changed": not is_lesson and section is not None and has_moved_on(section, suggestion),
        "page_title": _("Voorstel"),
    }
    return render(request, f"{FOLDER}/detail.html", context, status=status)
