"""Choosing questions, and the worksheet of them. The address holds the choice, so it can be kept and shared."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.models import Question
from pages.search.snippet_sources import QuestionSource
from pages.selectors.settings import settings_for
from pages.worksheets.content import layer_name, worksheet_of
from pages.worksheets.forms import MOST_TICKS, QuestionFilterForm
from pages.worksheets.making import worksheet_file

TICK, TICKED = "vraag", "gekozen"
KINDS = {"pdf": "application/pdf", "odt": "application/vnd.oasis.opendocument.text"}


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """A part of the grid, and its questions to tick."""
    form = QuestionFilterForm(request.GET)
    return _choosing(request, form, status=200 if form.is_valid() else 400)


@require_safe
def worksheet(request: HttpRequest, file_format: str) -> HttpResponse:
    """The ticked questions, or all of a part of the grid; with nothing to print the page to choose, which says so."""
    form = QuestionFilterForm(request.GET)
    if not form.is_valid():
        return _choosing(request, form, status=400)
    public = QuestionSource().public(request)
    ticked = {int(number) for number in request.GET.getlist(TICK) if _is_number(number)}
    asked = TICKED in request.GET or TICK in request.GET
    questions = list((public.filter(pk__in=ticked) if asked else form.narrowed(public))[: MOST_TICKS + 1])
    if not questions:
        return _choosing(request, form, status=400, nothing_ticked=True)
    if len(questions) > MOST_TICKS:
        return _choosing(request, form, status=400, too_long=True)
    sheet = worksheet_of(questions, settings_for(request).municipality_name)
    address, accent = request.build_absolute_uri("/werkbladen/"), settings_for(request).palette.accent
    made = worksheet_file(sheet, file_format, address=address, accent=accent)
    response = HttpResponse(made, content_type=KINDS[file_format])
    shown = "inline" if file_format == "pdf" else "attachment"
    response.headers["Content-Disposition"] = f'{shown}; filename="{sheet.file_name}.{file_format}"'
    return response


def _choosing(
    request: HttpRequest, form: QuestionFilterForm, *, status: int, nothing_ticked: bool = False, too_long: bool = False
) -> HttpResponse:
    public = QuestionSource().public(request)
    found = list(form.narrowed(public)[: MOST_TICKS + 1])
    context = {
        "form": form,
        "groups": groups_of(found[:MOST_TICKS]),
        "too_many": len(found) > MOST_TICKS,
        "most": MOST_TICKS,
        "nothing_ticked": nothing_ticked,
        "too_long": too_long,
        "filtered": any(request.GET.get(name) for name in form.fields),
        "crumbs": [{"title": _("Home"), "url": "/"}, {"title": _("Werkblad maken"), "url": ""}],
    }
    return render(request, "pages/worksheets/choose.html", context, status=status)


def groups_of(questions: Iterable[Question]) -> list[tuple[str, list[tuple[str, list[Question]]]]]:
    """Questions by cell and layer, with the names of both."""
    cells: dict[str, dict[str, list[Question]]] = {}
    for question in questions:
        cell = f"{question.get_process_display()}: {question.get_element_display()}"
        cells.setdefault(cell, {}).setdefault(layer_name(question.layer), []).append(question)
    return [(cell, list(layers.items())) for cell, layers in cells.items()]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
