"""Reminding and escalating: who hears when, each step once, by the terms in Beheer."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command

from participation import audit
from participation.models import AuditEntry, Commitment, CommitmentNotice, CommitmentTerms
from participation.services.commitments.escalation import escalate_commitments
from participation.services.commitments.writing import move_commitment
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from samenwerking.outbox.sending import send_due
from tests.commitments.makers import a_commitment, day
from tests.factories import OpgaveFactory, TrajectFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise() -> Callable[..., Commitment]:
    """A promise under a traject with everybody above it; ``traits`` are of the opgave."""

    def make(late: int, **traits: bool) -> Commitment:
        names = ("owner", "lead", "client", "holder", "clerk")
        roles = (Role.PROJECT_LEADER, Role.PROJECT_LEADER, Role.MANAGER, Role.COLLEGE, Role.CLERK)
        people = {n: UserFactory(role=r, email=f"{n}@example.test") for n, r in zip(names, roles, strict=True)}
        above = {"client": people["client"], "portfolio_holder": people["holder"]}
        opgave = OpgaveFactory(**above, **traits)
        traject = TrajectFactory(opgave=opgave, lead=people["lead"], member=people["owner"])
        return a_commitment(traject, people["owner"], late=late)

    return make


def sent() -> list[str]:
    """Who gets a mail after all that waits was handed to the worker; the mailbox is emptied."""
    send_due()
    people = [to.split("@")[0] for message in mail.outbox for to in message.to]
    mail.outbox.clear()
    return people


@pytest.mark.parametrize(
    ("late", "told"),
    [
        (-8, []),
        (-7, ["owner"]),
        (0, ["owner"]),
        (1, ["lead"]),
        (6, ["lead"]),
        (7, ["lead", "client"]),
        (14, ["lead", "client", "holder"]),
        (28, ["lead", "client", "holder", "clerk"]),
    ],
)
def test_who_hears_when(promise: Callable[..., Commitment], late: int, told: list[str]) -> None:
    promise(late)
    assert escalate_commitments() == len(told)
    assert sent() == told
    assert escalate_commitments() == 0, "a second run does nothing"
    assert sent() == []
    assert audit.verify_chain().sound
    steps = AuditEntry.objects.filter(action="commitment_escalated").order_by("sequence")
    assert [entry.actor for entry in steps] == [None] * len(told)


def test_each_step_comes_once_as_the_days_pass(promise: Callable[..., Commitment]) -> None:
    commitment = promise(0)
    told = []
    for days in range(-10, 40):
        escalate_commitments(day(days))
        told += sent()
    assert told == ["owner", "lead", "client", "holder", "clerk"]
    assert commitment.notices.count() == 5


def test_the_terms_are_settings(promise: Callable[..., Commitment]) -> None:
    terms = CommitmentTerms.load()
    terms.lead, terms.client, terms.holder, terms.clerk = None, 3, None, 5
    terms.full_clean()
    terms.save()
    promise(4)
    escalate_commitments()
    assert sent() == ["client"]


@pytest.mark.parametrize(("name", "days"), [("client", 1), ("clerk", 14), ("lead", 0), ("clerk", 400)])
def test_terms_that_make_no_sense_are_refused(name: str, days: int) -> None:
    with pytest.raises(ValidationError) as refused:
        CommitmentTerms(**{name: days}).full_clean()
    assert list(refused.value.error_dict) == [name]


def test_a_moved_day_starts_anew(promise: Callable[..., Commitment]) -> None:
    commitment = promise(10)
    escalate_commitments()
    sent()
    lead = User.objects.get(email="lead@example.test")
    facts = {"due_date": day(3), "reason": "Het bureau is ziek.", "base_version": commitment.version}
    move_commitment(user=lead, commitment=commitment, **facts)
    escalate_commitments()
    assert sent() == ["owner"], "a reminder of the new day"


def test_what_was_written_down_late_starts_with_the_first_step(promise: Callable[..., Commitment]) -> None:
    commitment = promise(60)
    Commitment.objects.filter(pk=commitment.pk).update(created_at="2999-01-01T00:00Z")
    assert escalate_commitments() == 0
    sent()


@pytest.mark.parametrize("state", ["kept", "dropped"])
def test_what_is_settled_is_let_alone(promise: Callable[..., Commitment], state: str) -> None:
    commitment = promise(30)
    escalate_commitments()
    Commitment.objects.filter(pk=commitment.pk).update(
        state=state, outcome="Zo.", settled_on=day(0), settled_by=commitment.owner
    )
    assert sent() == [], "also what was waiting for the worker"
    CommitmentNotice.objects.all().delete()
    assert escalate_commitments() == 0


def test_of_a_confidential_dossier_hear_only_who_may_see_it_and_nothing_is_said(
    promise: Callable[..., Commitment],
) -> None:
    promise(30, confidential=True)
    escalate_commitments()
    send_due()
    assert [to for message in mail.outbox for to in message.to] == [
        "lead@example.test",
        "client@example.test",
        "holder@example.test",
    ]
    said = " ".join(f"{message.subject} {message.body}" for message in mail.outbox)
    assert "bus" not in said
    assert "traject" not in said.lower().replace("/werkplaats/", "")
    assert CommitmentNotice.objects.get(step="clerk").people.count() == 0


def test_who_left_hears_nothing(promise: Callable[..., Commitment]) -> None:
    promise(10)
    User.objects.filter(email="client@example.test").update(is_active=False)
    call_command("escalate_commitments", verbosity=0)
    assert sent() == ["lead"]


def test_the_mail_says_what_for_whom_and_by_when(promise: Callable[..., Commitment]) -> None:
    commitment = promise(1)
    escalate_commitments()
    send_due()
    (message,) = mail.outbox
    assert "Toezegging is te laat" in message.subject
    for words in ("bus anders", "Kerkstraat", str(commitment.owner), commitment.get_workspace_url()):
        assert words in message.body
