"""The chain: one row per event, in the transaction of the event, with who it was then and nothing that was written."""

import json

import pytest
from django.db import transaction

from participation import audit
from participation.choices import AuditAction, StepKind, TeamRole
from participation.models import AuditEntry
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import (
    DecisionFactory,
    OpgaveFactory,
    ReactionFactory,
    StukFactory,
    TrajectFactory,
    UserFactory,
    give_roles,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return UserFactory(role=Role.PROJECT_LEADER)


def test_rows_are_numbered_without_gaps_and_point_at_the_row_before(person: User) -> None:
    traject = TrajectFactory()
    for _ in range(3):
        audit.record_created(user=person, obj=traject)
    first, second, third = AuditEntry.objects.all()
    assert (first.sequence, second.sequence, third.sequence) == (1, 2, 3)
    assert first.previous_hash == audit.FIRST_PREVIOUS_HASH
    assert (second.previous_hash, third.previous_hash) == (first.hash, second.hash)
    assert audit.verify_chain() == audit.ChainReport(3, third.hash)


def test_an_event_that_is_rolled_back_leaves_no_row(person: User) -> None:
    opgave = OpgaveFactory()
    audit.record_created(user=person, obj=opgave)
    with transaction.atomic():
        audit.record_saved(user=person, obj=opgave)
        transaction.set_rollback(True)
    audit.record_saved(user=person, obj=opgave)
    assert list(AuditEntry.objects.values_list("sequence", flat=True)) == [1, 2]
    assert audit.verify_chain().sound


@pytest.mark.django_db(transaction=True)
def test_no_row_is_written_outside_a_transaction(person: User) -> None:
    opgave = OpgaveFactory()
    with pytest.raises(audit.OutsideTransaction):
        audit.record_saved(user=person, obj=opgave)
    assert not AuditEntry.objects.exists()


def test_the_row_keeps_the_roles_of_that_moment(person: User) -> None:
    opgave = OpgaveFactory()
    assert person.roles == {Role.PROJECT_LEADER}  # remembered by the object from here on
    give_roles(person, Role.MANAGER)
    audit.record_saved(user=person, obj=opgave)
    person.groups.clear()
    audit.record_saved(user=person, obj=opgave)
    roles = [entry.data["roles"] for entry in AuditEntry.objects.all()]
    assert roles == [[Role.MANAGER, Role.PROJECT_LEADER], []]


@pytest.mark.parametrize(
    ("trait", "rows"), [({"public": True}, 0), ({"published": True}, 0), ({}, 0), ({"confidential": True}, 1)]
)
def test_only_views_of_confidential_dossiers_are_kept(person: User, trait: dict[str, bool], rows: int) -> None:
    traject = TrajectFactory(**trait)
    for record in (traject.opgave, traject, StukFactory(owner=traject)):
        audit.record_viewed(user=person, obj=record)
    seen = AuditEntry.objects.filter(action=AuditAction.VIEWED, actor=person, opgave_id=traject.opgave_id)
    assert seen.count() == 3 * rows


@pytest.mark.django_db(transaction=True)
def test_a_view_needs_no_transaction_of_its_page(person: User) -> None:
    audit.record_viewed(user=person, obj=OpgaveFactory(confidential=True))
    assert AuditEntry.objects.get().action == AuditAction.VIEWED


def test_no_row_holds_what_people_wrote(person: User) -> None:
    """Titles, reasons, texts, names and addresses stay where they are; the row has numbers and facts."""
    secret = "Geheime tekst"
    opgave = OpgaveFactory(title=secret, issue=secret)
    traject = TrajectFactory(opgave=opgave, title=secret)
    stuk = StukFactory(owner=traject, title=secret, in_review=True)
    decision = DecisionFactory(stuk=stuk, reason=secret)
    reaction = ReactionFactory(stuk=stuk, text=secret)
    audit.record_created(user=person, obj=stuk)
    audit.record_unpublished(user=person, obj=traject, reason=secret)
    audit.team_changed(user=person, dossier=traject, person=person, role=TeamRole.LEAD)
    audit.decision_registered(user=person, decision=decision, step=StepKind.COLLEGE_DECISION, task_state_id=1)
    audit.reaction_added(user=person, reaction=reaction)
    kept = json.dumps(list(AuditEntry.objects.values("data", "action", "object_type")))
    assert AuditEntry.objects.count() == 5
    for word in (secret, stuk.slug, person.email, person.last_name):
        assert word not in kept
