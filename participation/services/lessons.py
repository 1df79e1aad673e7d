"""What becomes of a lesson: proposed to the guide once, and what the guide did with it."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from pages.models import Suggestion
from pages.selectors.public import public_pages
from pages.suggestions.services import propose_from_lesson
from participation import audit, policy
from participation.choices import Confidentiality, Publicity
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import Lesson, Traject
from participation.services.bin import BinKind, register_kind
from participation.services.records import lock_record
from samenwerking.accounts.models import User


def check_lesson(lesson: Lesson) -> None:
    """A part is never wider than its dossier (DESIGN section 3), and what the guide has stays as it was sent."""
    if lesson.suggestion_id is not None:
        raise ParticipationError(
            _("Deze les ligt al bij de wijzer en verandert niet meer. Leg zo nodig een nieuwe vast.")
        )
    if lesson.publicity == Publicity.PUBLIC and lesson.traject.opgave.confidentiality != Confidentiality.PUBLIC:
        raise ValidationError(
            {"publicity": _("Dit dossier is niet openbaar. Een les kan niet openbaarder zijn dan het dossier.")}
        )


register_kind(
    BinKind(
        Lesson,
        label=gettext_lazy("Les"),
        anchor="lesson",
        may=policy.user_can_record_lessons,
        check=check_lesson,
    )
)


@transaction.atomic
def propose_lesson(*, user: User, lesson: Lesson, text: str) -> Suggestion:
    """Send a lesson to the editors of the guide, in the words that the sender sees before sending.

    Only a traject that anyone may know is named, and only then the sender: the name of who works on a dossier that
    is not public would tell of it. Raises NotAllowed or ParticipationError.
    """
    traject = lock_record(lesson.traject)
    if not policy.user_can_record_lessons(user, traject):
        raise NotAllowed
    return send_to_guide(user=user, traject=traject, lesson=lesson, text=text)


def send_to_guide(*, user: User, traject: Traject, lesson: Lesson, text: str) -> Suggestion:
    """Into the queue of the guide, for who was found to be allowed to, with the traject locked."""
    current = Lesson.objects.select_for_update(of=("self",)).get(pk=lesson.pk, traject=traject)
    if current.suggestion_id is not None:
        raise ParticipationError(_("Deze les is al voorgesteld aan de wijzer."))
    page = _page_of(current)
    named = policy.traject_may_be_named(traject)
    current.suggestion = propose_from_lesson(
        page=page,
        text=text,
        title=traject.title if named else "",
        url=traject.get_absolute_url() if named else "",
        proposer=user if named else None,
    )
    if Lesson.objects.filter(suggestion=current.suggestion).exists():
        raise ParticipationError(_("Deze les is zojuist al voorgesteld aan de wijzer."))
    current.save(update_fields=["suggestion"])
    audit.lesson_proposed(user=user, traject=traject, lesson_id=current.pk)
    return current.suggestion


def _page_of(lesson: Lesson) -> Page:
    page = public_pages().filter(pk=lesson.page_id).first() if lesson.page_id else None
    if page is None:
        raise ParticipationError(_("Kies eerst een bladzijde van de wijzer waar deze les bij hoort."))
    return page


@dataclass(frozen=True)
class LessonRow:
    """A lesson with what this person may do with it; ``answer`` is what the editors of the guide said."""

    lesson: Lesson
    may_edit: bool
    may_propose: bool
    state: str
    answer: str


def lesson_rows(user: User, traject: Traject) -> list[LessonRow]:
    """For internal readers of the traject; two queries."""
    may = policy.user_can_record_lessons(user, traject)
    return [
        LessonRow(
            lesson,
            may_edit=may and lesson.suggestion is None,
            may_propose=may and lesson.suggestion is None and lesson.page_id is not None,
            state=lesson.suggestion.get_state_display() if lesson.suggestion else "",
            answer=lesson.suggestion.answer if lesson.suggestion else "",
        )
        for lesson in traject.lessons.select_related("suggestion", "page", "author", "from_outcome__werkatelier")
    ]
