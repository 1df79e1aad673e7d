"""What a member of college or council typed, and may not send any more: refused, and not lost."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from wagtail.rich_text import get_text_for_indexing

from participation import policy
from participation.choices import Body
from participation.exceptions import NotAllowed, ParticipationError, TransitionNotAllowed
from participation.models import Stuk
from participation.policy.reactions import was_offered
from participation.views.access import SignedInRequest
from participation.views.paper_rendering import render_refused

# A field of the form, and what it is called above the words that are kept.
Field = tuple[str, object]
# Fields that hold HTML; somebody copies the words.
FORMATTED = {"proposed_text"}


def refuse_late(request: SignedInRequest, stuk: Stuk, fields: Sequence[Field], *bodies: Body) -> HttpResponse:
    """The paper as it is now, with the words. Raises PermissionDenied where nothing was typed, or for who could never
    send this: whose body is none of ``bodies``, or was not offered the paper.
    """
    body = policy.reaction_body(request.user)
    typed = typed_in(request, fields)
    if not typed or body not in bodies or not was_offered(stuk, body):
        raise PermissionDenied
    over = not policy.user_can_react(request.user, stuk)
    error: ParticipationError = TransitionNotAllowed() if over else NotAllowed()
    return render_refused(request, stuk, error, typed)


def typed_in(request: SignedInRequest, fields: Sequence[Field]) -> list[tuple[object, str]]:
    """The words in these fields of what was sent, each under what it is called."""
    sent = {name: request.POST.get(name, "") for name, _label in fields}
    words = {name: get_text_for_indexing(text) if name in FORMATTED else text for name, text in sent.items()}
    return [(label, words[name]) for name, label in fields if words[name].strip()]
