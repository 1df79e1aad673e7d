"""The method's questions in the werkplaats: the grid, one cell, and an answer."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.models import Question
from participation import audit, policy
from participation.choices import Element, Process
from participation.forms.answer import AnswerForm
from participation.models import Traject
from participation.selectors.questions import next_deeper_question, next_open_question
from participation.services.answers import save_answer
from participation.services.question_pages import fragments_of, grid_of, layers_of
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, posted, signed_in, traject_or_404
from participation.views.saving import try_save

FOLDER = "participation/werkplaats"


def _readable_traject(request: SignedInRequest, slug: str) -> Traject:
    """The answers of a traject are for internal readers; the public ones are on the register."""
    traject = traject_or_404(request, slug)
    demand(policy.user_can_view_internal(request.user, traject))
    audit.record_viewed(user=request.user, obj=traject)
    return traject


@signed_in
@require_safe
def questions(request: SignedInRequest, slug: str) -> HttpResponse:
    """The grid, with how far each cell is."""
    traject = _readable_traject(request, slug)
    context = {
        "traject": traject,
        "rows": grid_of(traject),
        "elements": list(Element),
        "may_answer": policy.user_can_edit(request.user, traject),
        "next": next_open_question(traject, traject.process),
        "next_deeper": next_deeper_question(traject, traject.process),
        "crumbs": crumbs.beneath(request, traject, _("Vragen")),
    }
    return render(request, f"{FOLDER}/questions.html", context)


@signed_in
@require_safe
def question_cell(request: SignedInRequest, slug: str, process: str, element: str) -> HttpResponse:
    """The questions of one cell by layer, with the guide's fragment and the answers."""
    traject = _readable_traject(request, slug)
    context = {
        "traject": traject,
        "process": Process(process),
        "element": Element(element),
        "layers": layers_of(traject, process, element),
        "may_answer": policy.user_can_edit(request.user, traject),
        "next": next_open_question(traject, process),
        "next_deeper": next_deeper_question(traject, process),
        "tabs": [
            {
                "label": other.label,
                "url": reverse("werkplaats:question_cell", args=[traject.slug, process, other.value]),
                "current": other.value == element,
            }
            for other in Element
        ],
        "crumbs": _trail(request, traject, f"{Process(process).label}: {str(Element(element).label).lower()}"),
    }
    return render(request, f"{FOLDER}/question_cell.html", context)


@signed_in
@require_safe
def english_cell(request: SignedInRequest, slug: str, process: str, element: str) -> HttpResponse:
    """A cell by its stored values, as bookmarks have it: on to its address."""
    if process not in Process.values or element not in Element.values:
        raise Http404
    return redirect("werkplaats:question_cell", _readable_traject(request, slug).slug, process, element)


@signed_in
def question_answer(request: SignedInRequest, slug: str, question_id: int) -> HttpResponse:
    """Answer one question; the guide stands beside it. Over somebody else's newer answer both are shown."""
    traject = _readable_traject(request, slug)
    demand(policy.user_can_edit(request.user, traject))
    question = get_object_or_404(Question, pk=question_id, active=True)
    current = traject.answers.filter(question=question, is_current=True).select_related("author").first()
    form = AnswerForm(posted(request), traject=traject, current=current)
    attempt = try_save(
        form,
        lambda: save_answer(
            user=request.user,
            traject=traject,
            question=question,
            base_answer_id=form.cleaned_data["base_answer_id"],
            **form.record_data(),
        ),
    )
    if attempt.saved:
        return _after_answer(request, traject, question)
    context = attempt.context | {
        "traject": traject,
        "question": question,
        "fragment": fragments_of([question]).get(question.guide_page_id or 0),
        "current": current,
        "earlier": traject.answers.filter(question=question, is_current=False).select_related("author"),
        "cell_url": _cell_url(traject, question),
        "record": current,
        "crumbs": _trail(request, traject, question.text),
    }
    return render(request, f"{FOLDER}/question_answer.html", context, status=attempt.status)


def _after_answer(request: SignedInRequest, traject: Traject, question: Question) -> HttpResponse:
    """Back to the cell, or on to the next open core question."""
    messages.success(request, _("Uw antwoord is bewaard."))
    if "volgende" in request.POST:
        following = next_open_question(traject, question.process, after=question)
        if following is not None:
            return redirect("werkplaats:question_answer", traject.slug, following.pk)
        messages.info(request, _("Alle kernvragen van dit proces hebben een antwoord."))
    return redirect(f"{_cell_url(traject, question)}#vraag-{question.pk}")


def _cell_url(traject: Traject, question: Question) -> str:
    return reverse("werkplaats:question_cell", args=[traject.slug, question.process, question.element])


def _trail(request: SignedInRequest, traject: Traject, last: str) -> list[crumbs.Crumb]:
    grid = {"title": _("Vragen"), "url": reverse("werkplaats:questions", args=[traject.slug])}
    return [*crumbs.beneath(request, traject), grid, {"title": last, "url": ""}]
