"""Every cell of the table of tests/matrix/table over HTTP: people × kinds × dossiers × states × deeds; and what
"Wie mag wat" says of it, with the rule.

In ``make test`` a spread of it, the same in every run: for every deed each answer once, and one in so many of all
cells. In ``make matrix`` everybody tries everything.
"""

from collections.abc import Iterator
from functools import cache
from zlib import crc32

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from pytest_django import DjangoDbBlocker

from participation.policy.actions import ACTIONS, GENERAL
from participation.policy.explaining import Verdict, explain, explain_answer
from participation.policy.rules import Rule
from participation.policy.seeing import VISIBLE, ways_to_see
from participation.services.who_may.table import HIDDEN, NO, SEE, YES, Person
from participation.services.who_may.table import Cell as Answer
from tests.database_copies import copy_of, drop, switch_to
from tests.matrix.cells.attempts import ATTEMPTS, Deed
from tests.matrix.cells.parts import Record
from tests.matrix.cells.stage import PEOPLE, RULES, TABLES
from tests.matrix.cells.stray import STRAY
from tests.matrix.cells.trying import Trial, cell_of, expected
from tests.matrix.cells.world import make_world
from tests.matrix.spread import WHOLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_table", "plain_refusals")]
ONE_IN = 200
Cell = tuple[str, Person]
# What the table cannot try like this: communication may take a photo away that it does not see itself.
NOT_TRIED = {("foto", "weghalen", "niet vrij"), ("algemeen", SEE, "alle")}


class World:
    """Made when the first test asks for it."""

    trial: Trial
    records: list[Record]


@pytest.fixture(scope="module")
def on_table(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """All tests of the module run on a database with the world of the table in it."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "PRIVATE_MEDIA_ROOT", tmp_path_factory.mktemp("files"))
        plain = str(connection.settings_dict["NAME"])
        name = f"{plain}_table"
        copy_of(plain, name)
        switch_to(name)
        stage, World.records = make_world()
        World.trial = Trial(stage)
        yield
        switch_to(plain)
        drop(name)


def cells_of(record: Record) -> list[Cell]:
    actions = [action for action in TABLES[record.kind].actions if (record.kind, action, record.state) not in NOT_TRIED]
    return [(action, person) for action in actions for person in PEOPLE]


@cache
def chosen() -> frozenset[tuple[str, str, str]]:
    """For every deed each answer of the table once, and one in so many of all cells; the same in every run.

    Rather on the record where the other tests do this deed, whose form is then filled in already.
    """
    alike: dict[tuple[str, str, Answer], list[tuple[bool, int, tuple[str, str, str]]]] = {}
    at = {(record.kind, action): record for kind in TABLES for record, action, _person in deeds_of(kind)}
    found = set()
    for record in World.records:
        for action, person in cells_of(record):
            cell = str(record), action, person.name
            mark = crc32(" ".join(cell).encode())
            answer = TABLES[record.kind].cell(action, record.dossier, record.state, person)
            elsewhere = at.get((record.kind, action)) is not record
            alike.setdefault((record.kind, action, answer), []).append((elsewhere, mark, cell))
            if WHOLE or mark % ONE_IN == 0:
                found.add(cell)
    return frozenset(found | {min(cells)[-1] for cells in alike.values()})


def turn_of(record: Record) -> list[Cell]:
    """The cells of this record that are tried now."""
    return [cell for cell in cells_of(record) if (str(record), cell[0], cell[1].name) in chosen()]


def test_there_are_enough_cells_and_each_deed_is_tried() -> None:
    assert sum(len(cells_of(record)) for record in World.records) >= 6_500
    assert {kind: set(table.actions) for kind, table in TABLES.items()} == {
        kind: {*deeds, SEE} for kind, deeds in ATTEMPTS.items()
    }
    assert {record.kind for record in World.records} == set(TABLES)


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_everybody_gets_what_the_table_says(kind: str) -> None:
    wrong = []
    for record in World.records:
        if record.kind != kind:
            continue
        for action, person in turn_of(record):
            got = World.trial.answer(record, action, person)
            if got not in expected(record, action, person):
                wrong.append(f"{record}, {action}, {person.name}: {got}, not {cell_of(record, action, person)}")
    assert not wrong, f"{len(wrong)}\n" + "\n".join(wrong[:80])


def deeds_of(kind: str) -> Iterator[tuple[Record, str, Person]]:
    """Each deed that sends a form once, with a record and somebody who may."""
    tried = set()
    for record in World.records:
        for action, person in cells_of(record) if record.kind == kind else []:
            may = isinstance(ATTEMPTS[kind][action], Deed) and cell_of(record, action, person) == YES
            if may and action not in tried:
                tried.add(action)
                yield record, action, person


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_fields_that_no_form_asks_change_nothing(kind: str) -> None:
    """A deed leaves the same, whatever else is sent along (mass assignment)."""
    left = World.trial.left_by
    wrong = [
        f"{record}, {action}, {person.name}"
        for record, action, person in deeds_of(kind)
        if left(record, action, person, {}) != left(record, action, person, STRAY)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_nothing_that_is_filled_in_breaks_a_form(kind: str) -> None:
    """Each form as its view builds it; an exception here would be an error page there."""
    for record, action, person in deeds_of(kind):
        for turn in range(60 if WHOLE else 3):
            status = World.trial.oddly(record, action, person, f"{kind} {action} {turn}")
            assert status in (200, 302, 400, 403, 404, 409, 422, 429), (str(record), action, turn, status)


def test_the_sentences_are_those_of_the_table() -> None:
    assert {rule.code: rule.sentence for rule in Rule} == RULES


def test_every_rule_and_deed_of_the_table_is_one_of_the_policy() -> None:
    for name, table in TABLES.items():
        used = {rule for line in table.lines for _name, rule in (*line.yes, *line.others)}
        assert used <= set(RULES), name
    for record in World.records:
        codes = [code for code, *_rest in GENERAL]
        if record.obj is not None:
            codes = [action.code for action in ACTIONS[type(record.obj)]]
        assert set(TABLES[record.kind].actions) == {SEE, *codes}, record.kind


def asked(record: Record, action: str, person: Person) -> Verdict:
    user = AnonymousUser() if person.name == "bezoeker" else World.trial.stage[person.name]
    if record.obj is None:
        may = next(may for code, _label, may in GENERAL if code == action)
        return explain_answer(lambda: may(user))
    obj = type(record.obj)._default_manager.get(pk=record.obj.pk)
    found = [one for one in ACTIONS[type(obj)] if one.code == action]
    return explain(user, obj, found[0] if found else None)


def named(verdict: Verdict) -> str:
    return f"{YES if verdict.allowed else HIDDEN if verdict.hidden else NO} {verdict.rule.code}"


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_the_explanation_is_the_table(kind: str) -> None:
    wrong = []
    for record in World.records:
        for action, person in turn_of(record) if record.kind == kind else []:
            cell = TABLES[kind].cell(action, record.dossier, record.state, person)
            got = named(asked(record, action, person))
            if got != f"{cell.answer} {cell.rule}":
                wrong.append(f"{record}, {action}, {person.name}: {got}, not {cell.answer} {cell.rule}")
    assert not wrong, f"{len(wrong)}\n" + "\n".join(wrong[:80])


def test_the_ways_to_see_are_all_that_is_seen() -> None:
    for person in PEOPLE:
        user = AnonymousUser() if person.name == "bezoeker" else World.trial.stage[person.name]
        for model, visible in VISIBLE.items():
            one_by_one = {
                pk
                for query in ways_to_see(user, model).values()
                for pk in model._default_manager.filter(query).values_list("pk", flat=True)
            }
            assert one_by_one == set(visible(user).values_list("pk", flat=True)), (person.name, model)


def address_of(record: Record) -> str:
    """Where somebody would copy it from."""
    attempt = ATTEMPTS[record.kind][SEE][0]
    part = {"toezegging": record.obj, "evaluatie": record.obj, "inbreng": record.obj}.get(record.kind)
    if record.kind == "logboek":
        return f"{attempt.address(record)}{record.obj.pk}/"
    if record.kind == "reactie":
        return f"{attempt.address(record)}reacties/{record.obj.pk}/"
    if record.kind == "afwijking":
        return f"{attempt.address(record)}#afwijking-{record.obj.pk}"
    if record.kind == "foto":
        return f"/werkplaats/werkateliers/{record.obj.werkatelier.slug}/fotos/{record.obj.pk}/"
    return str(part.get_workspace_url() if part is not None else attempt.address(record))


@pytest.mark.parametrize("asker", ["beheerder", "griffie"])
def test_who_may_what_never_says_the_name_of_what_is_hidden(asker: str) -> None:
    """Whatever the kind: at its address the administrator hears who may, the clerk that there is nothing, and neither
    how it is called. One record of each kind in each dossier; with ``make matrix`` in each state too."""
    person, tried = next(one for one in PEOPLE if one.name == asker), set()
    for record in World.records:
        seen = record.obj is None or cell_of(record, SEE, person) != HIDDEN
        if seen or (not WHOLE and (record.kind, record.dossier) in tried):
            continue
        tried.add((record.kind, record.dossier))
        question = {"role": "bezoeker", "person": "", "record": address_of(record)}
        body = World.trial.clients[asker].get("/werkplaats/wie-mag-wat/", question).content.decode()
        named = [getattr(record.obj, name, "") for name in ("title", "name", "subject", "promise", "text", "alt")]
        # What was typed comes back in the box; nothing else does.
        words = body.replace(question["record"], "")
        assert not [name for name in named if name and str(name) in words], str(record)
        assert record.dossier == "geen" or f"dossier {record.dossier}" not in words, str(record)
    confidential = {(record.kind, record.dossier) for record in World.records if record.dossier == "vertrouwelijk"}
    assert confidential <= tried, confidential - tried
