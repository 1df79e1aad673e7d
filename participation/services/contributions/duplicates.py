"""Texts in one traject that say nearly the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from participation.models import Contribution, Traject
from participation.selectors.contributions import STANDING
from participation.services.contributions.near_texts import ALIKE, likeness

MOST_SETS = 50
MOST_IN_SET = 20
MOST_CANDIDATES = 200
# Of so many bands the texts are read together; most often the first of them give all sets that a page shows.
BANDS_AT_ONCE = 200

# Bands that more than one text has, with the first of those texts.
SHARED_BANDS = """
    SELECT (array_agg(id ORDER BY id))[1:%(most)s] FROM (
        SELECT id, unnest(fingerprint) AS band FROM participation_contribution
        WHERE traject_id = %(traject)s AND is_current AND state = ANY(%(states)s)
    ) AS bands
    GROUP BY band HAVING count(*) > 1 ORDER BY count(*) DESC, min(id) LIMIT %(limit)s
"""


@dataclass(frozen=True)
class NearText:
    """A contribution with how much it is like the other, in whole percents."""

    contribution: Contribution
    percent: int


def near_to(contribution: Contribution) -> list[NearText]:
    """The texts of this traject that are nearly this one, the nearest first."""
    rows = Contribution.objects.filter(
        traject=contribution.traject_id,
        is_current=True,
        state__in=STANDING,
        fingerprint__overlap=contribution.fingerprint,
    ).exclude(pk=contribution.pk)
    scored = [(likeness(contribution.text, row.text), row) for row in rows.order_by("pk")[:MOST_CANDIDATES]]
    near = [NearText(row, round(score * 100)) for score, row in scored if score >= ALIKE]
    return sorted(near, key=lambda found: -found.percent)[:MOST_IN_SET]


def near_sets(traject: Traject) -> list[list[Contribution]]:
    """Sets of near-equal texts in the whole traject; two to six queries, however many contributions."""
    sets: list[list[Contribution]] = []
    taken: set[int] = set()
    for candidates in _candidates(traject):
        found = _alike([one for one in candidates if one.pk not in taken])
        if found:
            sets.append(found)
            taken |= {one.pk for one in found}
        if len(sets) == MOST_SETS:
            break
    return sets


def _candidates(traject: Traject) -> Iterator[list[Contribution]]:
    """The texts of each shared band; those of the next bands are read only when somebody asks for them."""
    bands = _shared_bands(traject)
    for start in range(0, len(bands), BANDS_AT_ONCE):
        part = bands[start : start + BANDS_AT_ONCE]
        rows = Contribution.objects.defer("fingerprint").in_bulk({pk for band in part for pk in band})
        for band in part:
            yield [rows[pk] for pk in band if pk in rows]


def _alike(candidates: list[Contribution]) -> list[Contribution]:
    """The first of them with all that are nearly the same."""
    for place, first in enumerate(candidates):
        near = [other for other in candidates[place + 1 :] if likeness(first.text, other.text) >= ALIKE]
        if near:
            return [first, *near]
    return []


def _shared_bands(traject: Traject) -> list[list[int]]:
    values: dict[str, Any] = {
        "traject": traject.pk,
        "states": [state.value for state in STANDING],
        "most": MOST_IN_SET,
        "limit": MOST_SETS * 20,
    }
    with connection.cursor() as cursor:
        cursor.execute(SHARED_BANDS, values)
        return [list(row[0]) for row in cursor.fetchall()]
