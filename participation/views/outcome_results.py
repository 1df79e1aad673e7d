"""What a line becomes: a contribution at once, a promise or a lesson after asking what it needs; and taking it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation import policy
from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.commitment import CommitmentForm
from participation.forms.outcome import OutcomeLessonForm
from participation.models import Commitment, Outcome
from participation.services.outcomes import become_commitment, become_contribution, become_lesson, take_back
from participation.views.access import SignedInRequest, posted, signed_in
from participation.views.outcomes import FOLDER, outcome_of, place, trail
from participation.views.saving import act, try_save


def _done_before(request: SignedInRequest, outcome: Outcome) -> HttpResponse | None:
    """Sent twice, or the page of a colleague who was later: what was made is on the list."""
    if outcome.result is None:
        return None
    messages.info(request, _("Van deze uitkomst was al iets gemaakt."))
    return redirect(place(outcome.werkatelier, outcome.pk))


@signed_in
def to_contribution(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """One click. Reading this address (after a log-in) leads to the list."""
    outcome = outcome_of(request, slug, pk)
    back = place(outcome.werkatelier, pk)
    if request.method != "POST":
        return redirect(back)
    if made := _done_before(request, outcome):
        return made
    done = _("De uitkomst is nu ook inbreng. Zij is intern; op de bladzijde van de inbreng kunt u dat wijzigen.")
    return act(request, lambda: become_contribution(user=request.user, outcome=outcome), done, back)


@signed_in
def to_commitment(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Asks who does it and by when; the words are there already."""
    outcome = outcome_of(request, slug, pk)
    if made := _done_before(request, outcome):
        return made
    session = outcome.werkatelier
    empty = Commitment(traject=session.traject, werkatelier=session, promise=outcome.text)
    empty.promised_to = _("de deelnemers van %(title)s") % {"title": session.title}
    empty.promised_to = empty.promised_to[:200]
    form = CommitmentForm(posted(request), instance=empty, user=request.user)
    attempt = try_save(form, lambda: become_commitment(user=request.user, outcome=outcome, data=form.record_data()))
    if attempt.saved:
        messages.success(request, _("De toezegging is bewaard. Wie haar doet, krijgt vooraf een herinnering."))
        return redirect(place(session, pk))
    title = _("Maak een toezegging")
    context = attempt.context | {"werkatelier": session, "title": title, "label": _("Bewaar de toezegging")}
    context["crumbs"] = trail(request, session, title)
    return render(request, f"{FOLDER}/form.html", context, status=attempt.status)


@signed_in
def to_lesson(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Asks for which page of the guide; the words can still be changed, because they leave the dossier here."""
    outcome = outcome_of(request, slug, pk)
    if made := _done_before(request, outcome):
        return made
    session = outcome.werkatelier
    form = OutcomeLessonForm(posted(request), initial={"text": outcome.text})
    if form.is_bound and form.is_valid():
        try:
            become_lesson(user=request.user, outcome=outcome, **form.cleaned_data)
        except NotAllowed:
            raise
        except ValidationError as error:
            form.add_error(None, error.messages)  # type: ignore[arg-type]  # a list is allowed, the stubs know one message
        except ParticipationError as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("De les ligt bij de redactie van de wijzer."))
            return redirect(place(session, pk))
    title = _("Maak een les voor de wijzer")
    named = policy.traject_may_be_named(session.traject)
    context = {"form": form, "werkatelier": session, "title": title, "label": _("Stuur naar de wijzer")}
    context |= {"is_lesson": True, "named": named, "crumbs": trail(request, session, title)}
    return render(request, f"{FOLDER}/form.html", context, status=422 if form.errors else 200)


@signed_in
def undo(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take back what was made of a line. Reading this address leads to the list."""
    outcome = outcome_of(request, slug, pk)
    back = place(outcome.werkatelier, pk)
    if request.method != "POST":
        return redirect(back)
    done = _("Dit is ongedaan gemaakt. De uitkomst zelf staat er nog.")
    if outcome.commitment_id:
        done = _("De toezegging is vervallen en blijft te lezen. De uitkomst zelf staat er nog.")
    return act(request, lambda: take_back(user=request.user, outcome=outcome), done, back)
