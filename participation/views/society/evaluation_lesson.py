"""From an outcome to a lesson: the form of a lesson, begun with one question and its answers."""

from django.http import Http404, HttpResponse

from participation import policy
from participation.models import Lesson
from participation.policy import evaluations as rules
from participation.services.evaluations.lesson_start import lesson_start
from participation.views.access import SignedInRequest, demand, signed_in
from participation.views.parts import LESSON, edit_part
from participation.views.saving import made_before
from participation.views.society.evaluations import round_or_404


@signed_in
def evaluation_lesson(request: SignedInRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Record a lesson from question ``number``; it then goes to the guide like any other lesson."""
    round_ = round_or_404(request, slug, pk)
    traject = round_.traject
    demand(
        policy.user_can_record_lessons(request.user, traject) and rules.user_can_read_evaluation(request.user, round_)
    )
    words = lesson_start(round_, number)
    if words is None:
        raise Http404
    lesson = Lesson(traject=traject, text=words)
    return made_before(request) or edit_part(request, traject, LESSON, lesson, LESSON.title_new)
