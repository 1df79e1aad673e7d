"""Who hears what about a paper. The letters themselves are in ``paper_letters``."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import TaskState

from participation import policy
from participation.choices import Body, StepAlertReason, StukState
from participation.models import Reaction, SecrecyGrant, Stuk
from participation.notifications.dossiers import leads_of
from participation.selectors.route_steps import due_date
from participation.selectors.steps import current_task_state, step_of, task_of
from samenwerking.accounts.models import User
from samenwerking.outbox.letters import one_line
from samenwerking.outbox.posting import post

SETTLED_LETTERS = {
    StukState.RETURNED: "returned",
    StukState.ADOPTED: "adopted",
    StukState.ADOPTED_AMENDED: "adopted",
    StukState.DEFERRED: "deferred",
    StukState.REJECTED: "rejected",
}


def step_waiting(stuk: Stuk, sender: User | None = None) -> None:
    """The step is open: tell who can decide it; when nobody can, tell the authors so. A body that gets the paper for
    the first time in this round is asked to read it.
    """
    task_state = current_task_state(stuk)
    if task_state is None:
        return
    _tell_deciders(stuk, task_state, sender)
    body = policy.REGISTERED_STEPS.get(step_of(task_state))
    if body is not None and body not in _bodies_before(task_state):
        _post(stuk, policy.members_of(body), "offered", sender=sender, due=str(due_date(task_state)))


def stuk_settled(stuk: Stuk, reason: str = "", sender: User | None = None) -> None:
    """The paper came back, or a body decided: tell the authors."""
    state = StukState(stuk.state)
    facts = {"reason": reason, "state": str(state.label), "live": stuk.live}
    _post(stuk, authors_of(stuk), SETTLED_LETTERS[state], sender=sender, **facts)


def question_asked(reaction: Reaction) -> None:
    """A member of a body reacted: tell who answers."""
    said = {"kind": str(reaction.get_kind_display()), "body": str(reaction.get_body_display())}
    _about_reaction(reaction, authors_of(reaction.stuk), "question", reaction.author, **said)


def reaction_answered(reaction: Reaction) -> None:
    """The reaction was answered: tell who gave it."""
    _about_reaction(reaction, [reaction.author], "answer", reaction.answered_by)


def secrecy_imposed(grant: SecrecyGrant) -> None:
    """Named in a circle of secrecy: tell them that there is something, or from which day on."""
    post("secrecy", User.objects.in_service().filter(secrecy_grants=grant), about=grant)


def secrecy_lapsed(grant: SecrecyGrant) -> None:
    """The council did not confirm it: tell who can offer the paper anew. The circle is expected to do nothing."""
    post("secrecy_lapsed", authors_of(grant.stuk), about=grant)


def step_alert(stuk: Stuk, people: Iterable[User], task_state: TaskState, reason: StepAlertReason) -> None:
    """An open step waits too long, or for somebody who is away: tell who can do something."""
    step, due = str(task_of(task_state).label), str(due_date(task_state))
    _post(stuk, people, "step_alert", late=reason == StepAlertReason.LATE, step=step, due=due)


def authors_of(stuk: Stuk) -> list[User]:
    """Who submitted the paper and who leads its dossier, in service; each once."""
    dossiers = [dossier for dossier in (stuk.traject, stuk.opgave) if dossier is not None]
    leads = [person for dossier in dossiers for person in leads_of(dossier)]
    return list(dict.fromkeys(person for person in (stuk.submitted_by, *leads) if person and person.is_active))


def _tell_deciders(stuk: Stuk, task_state: TaskState, sender: User | None) -> None:
    step = task_of(task_state)
    people = [
        person
        for person in policy.step_deciders(stuk, step).distinct()
        if policy.user_can_view(person, stuk) and not policy.user_is_separated(person, stuk, task_state)
    ]
    if people:
        _post(stuk, people, "step_waiting", sender=sender, step=str(step.label), due=str(due_date(task_state)))
    else:
        _post(stuk, authors_of(stuk), "nobody", step=str(step.label))


def _bodies_before(task_state: TaskState) -> set[Body]:
    """The bodies that already had the paper in this round."""
    earlier = TaskState.objects.filter(workflow_state=task_state.workflow_state_id).exclude(pk=task_state.pk)
    steps = {step_of(state) for state in earlier.select_related("task")}
    return {policy.REGISTERED_STEPS[step] for step in steps if step in policy.REGISTERED_STEPS}


def _post(stuk: Stuk, people: Iterable[User], letter: str, sender: User | None = None, **facts: Any) -> None:
    """The title is that of the submitted version, not of a later draft. Who may not see the paper gets nothing: that is
    asked when it is sent."""
    revision = stuk.submitted_revision
    facts["title"] = one_line(revision.content["title"] if revision else stuk.title)
    post(letter, people, about=stuk, facts=facts, sender=sender)


def _about_reaction(reaction: Reaction, people: Iterable[User], letter: str, sender: User | None, **facts: Any) -> None:
    """The title of the version that lay before the member, who may not know of a newer one (rule 3)."""
    revision = reaction.revision
    facts["title"] = one_line(revision.content["title"] if revision else reaction.stuk.title)
    post(letter, people, about=reaction, facts=facts, sender=sender)
