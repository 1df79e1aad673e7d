"""Answering: per contribution or per group, and letting the givers know."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.search.indexing import refresh
from participation.audit import contributions as audit
from participation.choices import Moderation
from participation.exceptions import ParticipationError, StaleVersion
from participation.models import Contribution, ContributionGroup, Response, ResponseNotice, Traject
from participation.rich_text import clean_text
from participation.sections import section_keys
from participation.selectors.contributions import answered_by, givers_of
from participation.services.contributions.doors import current_one, lock_for_handling
from participation.services.contributions.moderation import KIND
from participation.services.records import apply_data
from samenwerking.accounts.models import User

Target = Contribution | ContributionGroup


@transaction.atomic
def save_response(*, user: User, target: Target, data: Mapping[str, Any], base_version: int | None = None) -> Response:
    """Give the answer, or change the one that was seen as ``base_version``. Changed, it has to be told again.

    Raises NotAllowed, StaleVersion, ValidationError or ParticipationError.
    """
    traject = lock_for_handling(user, target.traject)
    current = _response_of(traject, target)
    if not current._state.adding and current.version != base_version:
        raise StaleVersion(current)
    if not current._state.adding:
        current.version += 1
    apply_data(current, data)
    current.reason = clean_text(current.reason).strip()
    current.given_by, current.given_at = user, timezone.now()
    current.told_at, current.told_by, current.told_how = None, None, ""
    _check_place(current, traject)
    current.full_clean(exclude={"contribution", "group"})
    current.save()
    audit.response_saved(user=user, response=current, traject=traject)
    refresh(KIND, list(answered_by(current).values_list("pk", flat=True)))
    return current


@transaction.atomic
def tell_givers(*, user: User, response: Response, how: str, base_version: int) -> int:
    """Let everybody know whose contribution this answers: by mail where there is an address (the background worker
    sends it), else as ``how`` says. Returns the number of mails. Raises StaleVersion, ParticipationError.
    """
    traject = lock_for_handling(user, traject_of(response))
    current = Response.objects.select_for_update(of=("self",)).get(pk=response.pk)
    if current.version != base_version:
        raise StaleVersion(current)
    if current.told_at is not None:
        return 0
    ids = list(answered_by(current).values_list("pk", flat=True))
    givers = givers_of(ids).exclude(email="").values_list("pk", flat=True)
    notices = [ResponseNotice(response=current, giver_id=pk, response_version=current.version) for pk in givers]
    words = clean_text(how).strip()
    if not notices and not words:
        raise ParticipationError(_("Niemand liet een e-mailadres achter. Schrijf op hoe u het hebt verteld."))
    ResponseNotice.objects.bulk_create(notices, batch_size=500, ignore_conflicts=True)
    current.told_at, current.told_by, current.told_how = timezone.now(), user, words[:200]
    current.save(update_fields=["told_at", "told_by", "told_how"])
    audit.givers_told(user=user, response=current, traject=traject, mails=len(notices))
    refresh(KIND, ids)
    return len(notices)


def traject_of(response: Response) -> Traject:
    """Of the contribution or of the group."""
    owner = response.contribution or response.group
    assert owner is not None, "a response has one of the two"
    return owner.traject


def _response_of(traject: Traject, target: Target) -> Response:
    """The answer as it is now, or a new one. Raises ParticipationError for what gets no answer (any more)."""
    if isinstance(target, ContributionGroup):
        group = traject.contribution_groups.filter(pk=target.pk).first()
        if group is None:
            raise ParticipationError(_("Dit onderwerp is er niet meer."))
        return Response.objects.filter(group=group).first() or Response(group=group)
    one = current_one(traject, target.pk)
    if one.state in (Moderation.REFUSED, Moderation.REMOVED):
        raise ParticipationError(_("Deze bijdrage is geweigerd of verwijderd. Een antwoord hoort er niet bij."))
    return Response.objects.filter(contribution=one).first() or Response(contribution=one)


def _check_place(response: Response, traject: Traject) -> None:
    """Two numbers that have to belong together: a paper of this traject, a section of that paper."""
    stuk = response.stuk
    if stuk is None:
        response.section_key = ""
        return
    if stuk.traject_id != traject.pk:
        raise ValidationError({"place": _("Dit stuk hoort niet bij dit traject.")})
    if response.section_key and response.section_key not in section_keys(stuk.sections):
        raise ValidationError({"place": _("Dit onderdeel staat niet in dit stuk.")})
