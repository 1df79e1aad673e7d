"""A thousand random edits, removals and reorderings of a chain: every one is found, whoever did it how cleverly."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from participation.audit import FIRST_PREVIOUS_HASH, Noted, Row, check_rows, hash_entry

ROWS, TIMES = 40, 1_000
Rows = list[Row]
Tamper = Callable[[Rows, random.Random], Rows]


def chained(rows: Rows) -> Rows:
    """The rows with fitting hashes, as somebody makes them who knows how the chain works."""
    head, result = FIRST_PREVIOUS_HASH, []
    for row in rows:
        fitting = row._replace(previous_hash=head)
        result.append(fitting._replace(hash=hash_entry(fitting)))
        head = result[-1].hash
    return result


def a_chain(chance: random.Random) -> Rows:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return chained(
        [
            Row(
                sequence=number,
                created_at=moment + timedelta(seconds=number),
                actor_id=chance.choice([None, 1, 2]),
                action=chance.choice(["saved", "submitted", "deleted"]),
                object_type=chance.choice(["stuk", "traject"]),
                object_id=chance.randrange(1, 4),
                opgave_id=chance.choice([None, 7]),
                data={"roles": ["manager"], "version": chance.randrange(3), "replaced": None},
                previous_hash="",
                hash="",
            )
            for number in range(1, ROWS + 1)
        ]
    )


def edit(rows: Rows, chance: random.Random) -> Rows:
    """One field of one row gets another value."""
    row = chance.choice(rows)
    other = {
        "sequence": row.sequence + chance.randrange(1, 9),
        "created_at": row.created_at + timedelta(microseconds=chance.randrange(1, 10**9)),
        "actor_id": 3,
        "action": "published",
        "object_type": "opgave",
        "object_id": row.object_id + 1,
        "opgave_id": 8,
        "data": chance.choice(
            [{}, {**row.data, "roles": ["admin"]}, {**row.data, "version": "0"}, {**row.data, "x": None}]
        ),
        "previous_hash": "f" * 64,
        "hash": hash_entry(row._replace(object_id=99)),
    }
    field = chance.choice(list(other))
    return [item._replace(**{field: other[field]}) if item is row else item for item in rows]


def remove(rows: Rows, chance: random.Random) -> Rows:
    gone = set(chance.sample(range(len(rows)), chance.randrange(1, 4)))
    return [row for place, row in enumerate(rows) if place not in gone]


def cut_off(rows: Rows, chance: random.Random) -> Rows:
    return rows[: -chance.randrange(1, len(rows) + 1)]


def swap(rows: Rows, chance: random.Random) -> Rows:
    first, second = chance.sample(range(len(rows)), 2)
    moved = list(rows)
    moved[first], moved[second] = moved[second], moved[first]
    return moved


def swap_what_happened(rows: Rows, chance: random.Random) -> Rows:
    """Two events change places and keep the numbers, moments and hashes of the places."""
    first, second = chance.sample(range(len(rows)), 2)
    moved = list(rows)
    for here, there in ((first, second), (second, first)):
        moved[here] = rows[here]._replace(
            action=rows[there].action + "x" * (rows[there].action == rows[here].action), data=rows[there].data
        )
    return moved


def double(rows: Rows, chance: random.Random) -> Rows:
    place = chance.randrange(len(rows))
    return [*rows[:place], rows[place], *rows[place:]]


def forge_one(rows: Rows, chance: random.Random) -> Rows:
    """A row with a hash that fits its new content; what comes after it is left as it was."""
    place = chance.randrange(len(rows))
    forged = rows[place]._replace(object_id=99)
    return [*rows[:place], forged._replace(hash=hash_entry(forged)), *rows[place + 1 :]]


def rewrite(rows: Rows, chance: random.Random) -> Rows:
    """All hashes made anew from some row on: only what was noted elsewhere gives it away."""
    place = chance.randrange(len(rows))
    return chained([*rows[:place], rows[place]._replace(object_id=99), *rows[place + 1 :]])


def rewrite_shorter(rows: Rows, chance: random.Random) -> Rows:
    """A row is taken out and all after it move up."""
    place = chance.randrange(len(rows))
    kept = [*rows[:place], *rows[place + 1 :]]
    return chained([row._replace(sequence=number) for number, row in enumerate(kept, start=1)])


TAMPERINGS: list[Tamper] = [
    edit,
    remove,
    cut_off,
    swap,
    swap_what_happened,
    double,
    forge_one,
    rewrite,
    rewrite_shorter,
]


def test_a_thousand_random_tamperings_are_all_found() -> None:
    chance = random.Random(20261125)
    unseen = []
    for number in range(TIMES):
        rows = a_chain(chance)
        noted = Noted(by_sequence={place: rows[place - 1].hash for place in (chance.randrange(1, ROWS), ROWS)})
        assert check_rows(rows, noted).sound
        tamper = chance.choice(TAMPERINGS)
        if check_rows(tamper(rows, chance), noted).sound:
            unseen.append((number, tamper.__name__))
    assert unseen == []


@pytest.mark.parametrize("tamper", [cut_off, rewrite, rewrite_shorter])
def test_without_a_note_elsewhere_these_are_not_seen(tamper: Tamper) -> None:
    """Why there are anchors."""
    chance = random.Random(1)
    assert check_rows(tamper(a_chain(chance), chance)).sound


def test_progress_is_told_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("participation.audit.checking.BATCH", 15)
    told: list[int] = []
    check_rows(a_chain(random.Random(2)), progress=told.append)
    assert told == [15, 30]
