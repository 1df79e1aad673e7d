"""How a result of the register is spread over themes, areas, processes and so on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast


@dataclass(frozen=True)
class Share:
    """One choice of a filter and how many of the found records it holds."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class FacetField:
    """A filter as the spread needs it: where it looks, and its choices by value."""

    name: str
    label: str
    path: str
    choices: Mapping[str, str]


@dataclass(frozen=True)
class Facet:
    """One filter with the choices that were found, the largest first."""

    name: str
    label: str
    shares: list[Share]


def spread(records: QuerySet[Any], fields: Sequence[FacetField]) -> list[Facet]:
    """How the records are spread over each of the filters, in one query.

    A value that the filter does not offer is left out, as is a filter that leaves nothing to choose.
    """
    if not fields:
        return []
    parts = [_counts(records, field) for field in fields]
    shares: dict[str, list[Share]] = {field.name: [] for field in fields}
    choices = {field.name: field.choices for field in fields}
    for name, value, count in parts[0].union(*parts[1:], all=True):
        if value in choices[name]:
            shares[name].append(Share(value, choices[name][value], count))
    return [
        Facet(field.name, field.label, _largest_first(shares[field.name]))
        for field in fields
        if len(shares[field.name]) > 1
    ]


def _counts(records: QuerySet[Any], field: FacetField) -> QuerySet[Any, Any]:
    counts: QuerySet[Any, Any] = (
        records.order_by()
        .values(facet=Value(field.name, output_field=CharField()), choice=Cast(F(field.path), CharField()))
        .annotate(records=Count("pk", distinct=True))
        .values_list("facet", "choice", "records")
    )
    return counts


def _largest_first(shares: Sequence[Share]) -> list[Share]:
    return sorted(shares, key=lambda share: (-share.count, share.label.lower()))
