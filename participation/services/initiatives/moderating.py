"""Judging initiatives, and changes of initiatives that everybody reads. States as a table; this is the one door."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from participation.approval.door import checked_reason
from participation.audit import society as audit
from participation.choices import InitiativeAction, InitiativeState
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.models import Initiative, InitiativeChange, InitiativeContact
from participation.policy import initiatives as rules
from participation.rich_text import clean_text
from participation.services.initiatives.notices import send_initiative_mail
from participation.services.initiatives.writing import apply_change
from participation.services.records import lock_record
from samenwerking.accounts.models import User

S = InitiativeState


@dataclass(frozen=True)
class Step:
    """From which states an action starts, where it ends, and whether the initiator must hear why."""

    sources: frozenset[InitiativeState]
    target: InitiativeState
    reasoned: bool = False


STEPS: Mapping[InitiativeAction, Step] = {
    InitiativeAction.SHOW: Step(frozenset({S.PROPOSED, S.REFUSED, S.HIDDEN}), S.SHOWN),
    InitiativeAction.REFUSE: Step(frozenset({S.PROPOSED}), S.REFUSED, reasoned=True),
    InitiativeAction.HIDE: Step(frozenset({S.SHOWN}), S.HIDDEN, reasoned=True),
}


def initiative_actions(user: User, initiative: Initiative) -> list[InitiativeAction]:
    """What this person can do with it now."""
    if not rules.user_can_handle_initiatives(user):
        return []
    return [action for action, step in STEPS.items() if initiative.state in step.sources]


@transaction.atomic
def judge_initiative(
    *,
    user: User,
    initiative: Initiative,
    action: InitiativeAction,
    base_version: int,
    reason: str = "",
    municipality_role: str = "",
) -> Initiative:
    """Show, refuse or hide; the initiator gets a mail.

    Raises NotAllowed, StaleVersion, ReasonRequired, ParticipationError or ValidationError.
    """
    current = _locked(user, initiative, base_version)
    step = STEPS.get(action)
    if step is None or current.state not in step.sources:
        raise ParticipationError(_("Dit initiatief is niet meer in de stand waarin dit kan."))
    current.state_reason = checked_reason(reason) if step.reasoned else ""
    current.state = step.target
    if action == InitiativeAction.SHOW:
        current.municipality_role = municipality_role or current.municipality_role
        if not current.municipality_role:
            raise ParticipationError(_("Kies wat de gemeente hier doet."))
    current.full_clean()
    current.version += 1
    current.save()
    audit.initiative_changed(user=user, initiative=current, what=step.target.value)
    _tell(current, step.target.value, current.state_reason)
    return current


@transaction.atomic
def judge_change(*, user: User, initiative: Initiative, show: bool, seen: Mapping[str, Any], reason: str = "") -> None:
    """Take a change of the initiator over, or not. ``seen``: the change as it was read; another one is not judged.

    Raises NotAllowed, ReasonRequired, ParticipationError or ValidationError.
    """
    current = _locked(user, initiative, None)
    change = InitiativeChange.objects.filter(initiative=current).first()
    if change is None:
        raise ParticipationError(_("Deze wijziging is al beoordeeld of ingetrokken."))
    if change.made_at.isoformat() != seen.get("made_at"):
        raise ParticipationError(_("De initiatiefnemer heeft intussen iets anders gestuurd. Lees het opnieuw."))
    why = "" if show else checked_reason(reason)
    if show:
        apply_change(current, change)
    change.delete()
    what = "change_shown" if show else "change_refused"
    audit.initiative_changed(user=user, initiative=current, what=what)
    _tell(current, what, why)


def _locked(user: User, initiative: Initiative, base_version: int | None) -> Initiative:
    current = lock_record(initiative)
    if not rules.user_can_handle_initiatives(user):
        raise NotAllowed
    if base_version is not None and current.version != base_version:
        raise StaleVersion(current)
    return current


def _tell(initiative: Initiative, kind: str, reason: str) -> None:
    contact = InitiativeContact.objects.filter(initiative=initiative, erased_at__isnull=True).exclude(email="").first()
    if contact is not None:
        send_initiative_mail.enqueue(contact.pk, kind, clean_text(reason))
