"""Taking a whole list away again, as far as nobody worked on it."""

from collections.abc import Callable

import pytest

from participation import audit, policy
from participation.choices import ImportState, ResultKind, TeamRole
from participation.exceptions import ParticipationError
from participation.importers.register import running
from participation.importers.register.undoing import standing_of
from participation.models import Opgave, Party, RegisterImport, Result, Traject
from participation.services.opgaven import create_opgave, save_opgave
from participation.services.teams import set_team_role
from participation.services.trajecten import create_traject, save_part
from samenwerking.accounts.models import User
from tests.imports.conftest import OPGAVE, POLICY, TRAJECT, changed, csv_of
from tests.imports.test_lists import written

pytestmark = pytest.mark.django_db
ROWS = (
    POLICY,
    changed(changed(OPGAVE, 4, ""), 11, ""),
    changed(TRAJECT, 4, ""),
    changed(changed(changed(OPGAVE, 1, "Een tweede plein"), 4, ""), 11, ""),
)


@pytest.fixture
def done(leader: User) -> RegisterImport:
    return written(leader, csv_of(*ROWS))


def titles() -> set[str]:
    return {*Opgave.objects.values_list("title", flat=True), *Traject.objects.values_list("title", flat=True)}


def test_untouched_all_of_it_goes(done: RegisterImport, leader: User) -> None:
    other = create_opgave(user=leader, data={"title": "Van vroeger"})
    audit.record_viewed(user=leader, obj=other)
    undone = running.undo_list(user=leader, upload=done)
    assert (undone.state, undone.undone_count, titles()) == (ImportState.UNDONE, 4, {"Van vroeger"})
    assert not Party.objects.exists()
    assert audit.verify_chain().sound
    assert running.undo_list(user=leader, upload=done).state == ImportState.UNDONE  # pressed twice
    with pytest.raises(ParticipationError):
        running.drop_list(user=leader, upload=done)


def save_title(user: User, anna: User) -> None:
    opgave = Opgave.objects.get(title="Een groen plein")
    save_opgave(user=user, opgave=opgave, data={"issue": "Meer weten"}, base_version=opgave.version)


def add_colleague(user: User, anna: User) -> None:
    set_team_role(user=user, dossier=Traject.objects.get(), person=anna, role=TeamRole.MEMBER)


def add_traject(user: User, anna: User) -> None:
    create_traject(user=user, opgave=Opgave.objects.get(title="Een groen plein"), data={"title": "Nieuw"})


def add_result(user: User, anna: User) -> None:
    data = {"kind": ResultKind.CONTENT, "description": "Bomen"}
    save_part(user=user, part=Result(traject=Traject.objects.get()), data=data)


def row_from_elsewhere(user: User, anna: User) -> None:
    """Something that left no row in the record of events still holds its record."""
    Result.objects.create(traject=Traject.objects.get(), kind=ResultKind.CONTENT, description="Bomen")


def join_policy(user: User, anna: User) -> None:
    policies = [Opgave.objects.get(title="Gezond wonen")]
    create_opgave(user=user, data={"title": "Van later", "contributes_to": policies})


GREEN = {"Gezond wonen", "Een groen plein"}
TOUCHES: list[tuple[Callable[[User, User], None], set[str]]] = [
    (save_title, GREEN),
    (add_colleague, {*GREEN, "Samen planten"}),
    (add_traject, {*GREEN, "Nieuw"}),
    (add_result, {*GREEN, "Samen planten"}),
    (row_from_elsewhere, {*GREEN, "Samen planten"}),
    (join_policy, {"Gezond wonen", "Van later"}),
]


@pytest.mark.parametrize(("touch", "stay"), TOUCHES, ids=lambda value: getattr(value, "__name__", ""))
def test_what_was_worked_on_is_named_and_stays_with_what_it_hangs_on(
    touch: Callable[[User, User], None], stay: set[str], done: RegisterImport, leader: User, anna: User
) -> None:
    before = titles()
    touch(leader, anna)
    with pytest.raises(running.RecordsChanged) as refused:
        running.undo_list(user=leader, upload=done)
    assert titles() >= before
    standing = refused.value.standing
    assert standing.kept == len(stay & before)
    assert not standing_of(done).is_untouched
    undone = running.undo_list(user=leader, upload=done, only_untouched=True)
    assert titles() == stay
    assert undone.undone_count == 4 - standing.kept
    assert audit.verify_chain().sound


def test_nobody_else_undoes_it(done: RegisterImport, anna: User) -> None:
    assert policy.user_can_create_opgave(anna)
    with pytest.raises(ParticipationError):
        running.undo_list(user=anna, upload=done)
    assert Opgave.objects.count() == 3
