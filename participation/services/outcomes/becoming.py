"""One click makes a contribution, a promise or a lesson of a line. A second click finds what the first one made."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.models import Page

from participation.choices import AuditAction, Channel
from participation.exceptions import ParticipationError
from participation.models import Commitment, Contribution, Lesson, Outcome
from participation.services.commitments.writing import make_commitment
from participation.services.contributions.entering import add_contribution
from participation.services.lessons import send_to_guide
from participation.services.outcomes.doors import lock_outcome, note
from samenwerking.accounts.models import User

MadeT = TypeVar("MadeT", Contribution, Commitment, Lesson)


def become_contribution(*, user: User, outcome: Outcome) -> Contribution:
    """Inbreng given at this werkatelier, for colleagues until the team makes it public.

    Raises NotAllowed, ParticipationError or ValidationError.
    """

    def make(line: Outcome) -> Contribution:
        session = line.werkatelier
        data = {"text": line.text, "channel": Channel.WERKATELIER, "werkatelier": session}
        data["received_on"] = localdate(session.starts_at)
        return add_contribution(user=user, traject=session.traject, data=data)

    return _become(user, outcome, Contribution, make)


def become_commitment(*, user: User, outcome: Outcome, data: Mapping[str, Any]) -> Commitment:
    """An appointment, with who does it and by when. Raises NotAllowed, ParticipationError or ValidationError."""
    return _become(
        user,
        outcome,
        Commitment,
        lambda line: make_commitment(
            user=user, traject=line.werkatelier.traject, data={**data, "werkatelier": line.werkatelier}
        ),
    )


def become_lesson(*, user: User, outcome: Outcome, text: str, page: Page) -> Lesson:
    """A lesson that lies at once with the editors of the guide, in the words that the sender saw.

    Here the stage of the traject does not matter: what an evening taught is known that evening (docs/decisions/0162).
    Raises NotAllowed or ParticipationError.
    """

    def make(line: Outcome) -> Lesson:
        traject = line.werkatelier.traject
        lesson = Lesson(traject=traject, text=line.text, page=page, author=user)
        lesson.full_clean(exclude={"traject"})
        lesson.save()
        send_to_guide(user=user, traject=traject, lesson=lesson, text=text)
        lesson.refresh_from_db()
        return lesson

    return _become(user, outcome, Lesson, make)


@transaction.atomic
def _become(user: User, outcome: Outcome, kind: type[MadeT], make: Callable[[Outcome], MadeT]) -> MadeT:
    current = lock_outcome(user, outcome)
    before = current.result
    if isinstance(before, kind):
        return before
    if before is not None:
        raise ParticipationError(_("Van deze uitkomst is al iets anders gemaakt."))
    made = make(current)
    setattr(current, str(kind._meta.model_name), made)
    current.save()
    note(AuditAction.SAVED, user, current)
    return made
