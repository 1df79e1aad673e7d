"""Who may say of a paper that they saw it or have no objection, and who may do so from a mail."""

from django.conf import settings

from participation.choices import Body, Confidentiality, StepKind
from participation.models import Stuk
from participation.policy.deciding import user_can_decide
from participation.policy.people import AnyUser
from participation.policy.reactions import reaction_body, user_can_react
from participation.policy.rules import Rule, holds
from participation.selectors.steps import current_task_state, step_of


def is_for_information(stuk: Stuk) -> bool:
    """Does the paper lie before the council for information now?"""
    task_state = current_task_state(stuk)
    return task_state is not None and step_of(task_state) == StepKind.COUNCIL_INFORMATION


def user_can_acknowledge(user: AnyUser, stuk: Stuk) -> bool:
    """A member of the council, while the paper lies before it for information. It decides nothing."""
    if not holds(Rule.ACKNOWLEDGERS, reaction_body(user) == Body.COUNCIL):
        return False
    if not holds(Rule.FOR_INFORMATION, is_for_information(stuk)):
        return False
    return user_can_react(user, stuk) and not user_can_decide(user, stuk)


def user_can_acknowledge_by_mail(user: AnyUser, stuk: Stuk) -> bool:
    """The same, without logging in: only on a paper of a public dossier, and never for who has another role beside the
    council: with that they may decide elsewhere, and who decides logs in."""
    if not settings.MAIL_LINK_DAYS:
        return False
    public = stuk.opgave.confidentiality == Confidentiality.PUBLIC
    alone = getattr(user, "roles", frozenset()) <= frozenset(settings.MAIL_LINK_ROLES)
    return public and alone and not getattr(user, "is_superuser", True) and user_can_acknowledge(user, stuk)
