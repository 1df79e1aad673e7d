"""Mails about papers: to who is to act or read now, to the authors when something happened, and to who stands in for
somebody (docs/decisions/0013).

Sent after the commit, so nobody is told of what did not happen; a mail that fails is logged and changes nothing.
A mail about a confidential dossier says only that there is something in the werkplaats: mail travels and is kept.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from participation import policy
from participation.choices import Body, Confidentiality, StepAlertReason, StukState, TeamRole
from participation.models import Reaction, Replacement, SecrecyGrant, Stuk
from participation.selectors.route_steps import due_date
from participation.selectors.steps import current_task_state, step_of, task_of
from samenwerking.accounts.models import User

logger = logging.getLogger(__name__)

TEMPLATES = "participation/mail"
SETTLED_TEMPLATES = {
    StukState.RETURNED: "returned",
    StukState.ADOPTED: "adopted",
    StukState.ADOPTED_AMENDED: "adopted",
    StukState.DEFERRED: "deferred",
    StukState.REJECTED: "rejected",
}


def step_waiting(stuk: Stuk) -> None:
    """The step is open: tell who can decide it; when nobody can, tell the authors so. A body that gets the paper for
    the first time in this round is asked to read it.
    """
    _after_commit(lambda: _tell_deciders(stuk))
    _after_commit(lambda: _tell_readers(stuk))


def stuk_settled(stuk: Stuk, reason: str = "") -> None:
    """The paper came back, or a body decided: tell the authors."""
    _after_commit(lambda: _tell_authors(stuk, SETTLED_TEMPLATES[StukState(stuk.state)], reason))


def question_asked(reaction: Reaction) -> None:
    """A member of a body reacted: tell who answers."""
    _after_commit(lambda: _tell_authors(reaction.stuk, "question", reaction=reaction))


def reaction_answered(reaction: Reaction) -> None:
    """The reaction was answered: tell who gave it."""
    _after_commit(lambda: _send(reaction.stuk, [reaction.author], "answer", reaction=reaction))


def secrecy_imposed(grant: SecrecyGrant) -> None:
    """Named in a circle of secrecy: tell them that there is something, or from which day on."""
    _after_commit(lambda: _tell_circle(grant))


def replacement_named(replacement: Replacement) -> None:
    """Somebody decides for somebody else during a period: tell who does."""
    _after_commit(lambda: _tell_replacement(replacement))


def step_alert(stuk: Stuk, people: Iterable[User], task_state: TaskState, reason: StepAlertReason) -> None:
    """An open step waits too long, or for somebody who is away: tell who can do something."""
    facts = {"step": task_of(task_state), "due": due_date(task_state), "late": reason == StepAlertReason.LATE}
    _after_commit(lambda: _send(stuk, people, "step_alert", **facts))


def _after_commit(tell: Callable[[], None]) -> None:
    """``robust``: an error is logged and does not reach the person whose work is already done."""
    transaction.on_commit(tell, robust=True)


def _tell_deciders(stuk: Stuk) -> None:
    task_state = current_task_state(stuk)
    if task_state is None:
        return
    step = task_of(task_state)
    people = [
        person
        for person in policy.step_deciders(stuk, step).distinct()
        if policy.user_can_view(person, stuk) and not policy.user_is_separated(person, stuk, task_state)
    ]
    if people:
        _send(stuk, people, "step_waiting", step=step, due=due_date(task_state))
    else:
        _tell_authors(stuk, "nobody", step=step)


def _tell_readers(stuk: Stuk) -> None:
    task_state = current_task_state(stuk)
    body = policy.REGISTERED_STEPS.get(step_of(task_state)) if task_state else None
    if task_state is None or body is None or body in _bodies_before(task_state):
        return
    _send(stuk, policy.members_of(body), "offered", due=due_date(task_state))


def _bodies_before(task_state: TaskState) -> set[Body]:
    """The bodies that already had the paper in this round."""
    earlier = TaskState.objects.filter(workflow_state=task_state.workflow_state_id).exclude(pk=task_state.pk)
    steps = {step_of(state) for state in earlier.select_related("task")}
    return {policy.REGISTERED_STEPS[step] for step in steps if step in policy.REGISTERED_STEPS}


def _tell_circle(grant: SecrecyGrant) -> None:
    """Who is named holds the office: the service asked. Before the first day they do not see the paper yet."""
    later = grant.starts_on if grant.starts_on > timezone.localdate() else None
    subject, body = _discreet(later)
    for person in grant.members.filter(is_active=True):
        _mail(person, subject, body)


def _tell_replacement(replacement: Replacement) -> None:
    context = {"replacement": replacement, "link": _absolute(reverse("werkplaats:replacements"))}
    subject, body = _rendered("replacement", context)
    _mail(replacement.replacement, subject, body)


def _tell_authors(stuk: Stuk, template: str, reason: str = "", **context: Any) -> None:
    _send(stuk, authors_of(stuk), template, reason=reason, **context)


def authors_of(stuk: Stuk) -> list[User]:
    """Who submitted the paper and who leads its dossier, in service; each once."""
    dossiers = [dossier for dossier in (stuk.traject, stuk.opgave) if dossier is not None]
    leads = [person for dossier in dossiers for person, role in policy.team_of(dossier) if role == TeamRole.LEAD]
    return list(dict.fromkeys(person for person in (stuk.submitted_by, *leads) if person and person.is_active))


def _send(stuk: Stuk, people: Iterable[User], template: str, **context: Any) -> None:
    """One mail a person, only to who may (still) see the paper."""
    confidential = stuk.opgave.confidentiality == Confidentiality.CONFIDENTIAL
    subject, body = _discreet() if confidential else _text(stuk, template, context)
    for person in people:
        if person.is_active and policy.user_can_view(person, stuk):
            _mail(person, subject, body)


def _mail(person: User, subject: str, body: str) -> None:
    mail = EmailMessage(subject, body, to=[person.email], headers={"Auto-Submitted": "auto-generated"})
    try:
        mail.send()
    except Exception:
        logger.exception("A mail to user %s could not be sent", person.pk)


def _text(stuk: Stuk, template: str, context: dict[str, Any]) -> tuple[str, str]:
    """Subject and text. The title is that of the submitted version, not of a later draft; about a reaction that of
    the version that lay before the member, who may not know of a newer one (rule 3)."""
    revision = context["reaction"].revision if "reaction" in context else stuk.submitted_revision
    title = " ".join(str(revision.content["title"] if revision else stuk.title).split())
    context |= {"title": title, "stuk": stuk, "link": _absolute(stuk.get_workspace_url())}
    return _rendered(template, context)


def _rendered(template: str, context: dict[str, Any]) -> tuple[str, str]:
    """The first line of the file is the subject."""
    subject, _newline, body = render_to_string(f"{TEMPLATES}/{template}.txt", context).strip().partition("\n")
    return subject.strip(), body.strip() + "\n"


def _discreet(later: date | None = None) -> tuple[str, str]:
    """No title, no step, no address of the paper: an address is made of a title. ``later`` is the day it begins."""
    context = {"link": _absolute(reverse("werkplaats:home")), "later": later}
    body = render_to_string(f"{TEMPLATES}/discreet.txt", context)
    return _("Er staat iets voor u klaar in de werkplaats"), body.strip() + "\n"


def _absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
