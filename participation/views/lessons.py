"""Sending a lesson to the guide, after showing exactly what is sent. Writing one is in ``parts.py``."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.exceptions import ParticipationError
from participation.forms.lesson import ProposeLessonForm
from participation.services.lessons import propose_lesson
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in, traject_or_404


@signed_in
def lesson_propose(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """The words can still be changed: they leave the dossier here."""
    traject = traject_or_404(request, slug)
    demand(policy.user_can_record_lessons(request.user, traject))
    audit.record_viewed(user=request.user, obj=traject)
    lesson = part_or_404(traject.lessons.select_related("traject__opgave", "page"), pk)
    form = ProposeLessonForm(posted(request), initial={"text": lesson.text})
    if form.is_bound and form.is_valid():
        try:
            propose_lesson(user=request.user, lesson=lesson, text=form.cleaned_data["text"])
        except ParticipationError as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("De les ligt bij de redactie van de wijzer."))
            return redirect(f"{traject.get_workspace_url()}#lesson")
    context = {
        "form": form,
        "lesson": lesson,
        "traject": traject,
        "named": policy.traject_may_be_named(traject),
        "crumbs": crumbs.beneath(request, traject, _("Stel voor aan de wijzer")),
    }
    return render(request, "participation/werkplaats/lesson_propose.html", context, status=422 if form.errors else 200)
