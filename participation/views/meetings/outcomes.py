"""What a meeting did with the papers on its list, for the whole list at once; each paper is kept by itself."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation import policy
from participation.exceptions import ParticipationError
from participation.forms.meetings import PASSED, OutcomeForm
from participation.forms.service_errors import show_errors
from participation.models import Meeting
from participation.policy.meetings import user_can_keep_meetings
from participation.selectors.steps import current_task_state, task_of
from participation.services.meetings.outcomes import register_outcome
from participation.services.meetings.reading import ListedPaper, listed_papers
from participation.views.access import SignedInRequest, posted, signed_in
from participation.views.meetings.lists import FOLDER, meeting_or_404, trail
from samenwerking.accounts.step_up import step_up


@dataclass(frozen=True)
class OutcomeRow:
    line: ListedPaper
    form: OutcomeForm


@signed_in
@step_up
def meeting_outcomes(request: SignedInRequest, pk: int) -> HttpResponse:
    """A row per paper that waits for an outcome; what could be kept is kept, the rest comes back with the reason."""
    found = meeting_or_404(request, pk)
    if not user_can_keep_meetings(request.user, found.body):
        raise PermissionDenied
    rows = _rows(request, found)
    kept, left = 0, rows
    if request.method == "POST" and found.date <= timezone.localdate():
        results = [(row, _keep(request, found, row)) for row in rows]
        kept = sum(result is True for _row, result in results)
        left = [row for row, result in results if result is not True]
        failed = any(result is False for _row, result in results)
        _say(request, found, rows, kept)
        if not failed:
            return redirect("werkplaats:meeting", pk)
    context = {
        "meeting": found,
        "rows": left,
        "held": found.date <= timezone.localdate(),
        "crumbs": trail(str(found), _("Uitkomsten")),
    }
    return render(request, f"{FOLDER}/outcomes.html", context, status=422 if request.method == "POST" else 200)


def _say(request: SignedInRequest, meeting: Meeting, rows: list[OutcomeRow], kept: int) -> None:
    """How many were kept, and of which papers somebody was first (or this is a second press)."""
    if kept:
        said = ngettext(
            "Van %(count)d stuk is de uitkomst vastgelegd.", "Van %(count)d stukken is de uitkomst vastgelegd.", kept
        )
        messages.success(request, said % {"count": kept})
    asked = {row.line.stuk.pk for row in rows}
    for line in listed_papers(request.user, meeting):
        if line.stuk.pk not in asked and request.POST.get(f"stuk{line.stuk.pk}-outcome"):
            text = _("“%(title)s” wacht niet meer op deze uitkomst. Er is niets aan veranderd.")
            messages.warning(request, text % {"title": line.title})


def _rows(request: SignedInRequest, meeting: Meeting) -> list[OutcomeRow]:
    """The papers whose step this person may close now, as the list has them."""
    rows = []
    for line in listed_papers(request.user, meeting):
        task_state = current_task_state(line.stuk)
        if task_state is None or not policy.user_can_decide(request.user, line.stuk):
            continue
        task = task_of(task_state)
        if policy.REGISTERED_STEPS.get(task.kind) != meeting.body:
            continue
        seen = {"task_state_id": task_state.pk, "revision_id": line.stuk.submitted_revision_id}
        form = OutcomeForm(posted(request), initial=seen, task=task, prefix=f"stuk{line.stuk.pk}")
        rows.append(OutcomeRow(line, form))
    return rows


def _keep(request: SignedInRequest, meeting: Meeting, row: OutcomeRow) -> bool | None:
    """True: kept. None: nothing was chosen. False: refused, with the reason at the row."""
    form = row.form
    if not form.is_valid():
        return False
    data = form.cleaned_data
    if not data["outcome"]:
        return None
    names = [name for name in ("outcome", "number", "reason", "deferred_until") if name in data]
    facts: dict[str, Any] = {name: data[name] for name in names if data[name] != PASSED}
    try:
        register_outcome(user=request.user, meeting=meeting, stuk=row.line.stuk, seen=form.seen, facts=facts)
    except ParticipationError as error:
        form.add_error(None, str(error.message))
    except ValidationError as error:
        show_errors(form, error)
    else:
        return True
    return False
