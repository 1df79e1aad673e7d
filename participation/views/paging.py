"""Pages of a list that may hold a hundred thousand rows: counted as far as somebody leafs, and no further.

Counting all rows costs more than showing a page of them. Up to ``MOST`` the number is exact; above it the page says
"meer dan", and the list ends there: whoever wants the rest chooses a filter (docs/decisions/0176).
"""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

MOST = 1_000


class ListPaginator(Paginator[Any]):
    """``more``: there are more than ``count``. ``counted``: the same rows in an order that an index has."""

    def __init__(self, object_list: Any, per_page: int, counted: QuerySet[Any] | None = None) -> None:
        super().__init__(object_list, per_page)
        self.counted = object_list if counted is None else counted

    @cached_property
    def _found(self) -> int:
        # In the order of the list: the database then walks the index of that order, and stops.
        return int(self.counted[: MOST + 1].count())

    @cached_property
    def count(self) -> int:  # type: ignore[override]  # a cached property there as well
        return min(self._found, MOST)

    @property
    def more(self) -> bool:
        return self._found > MOST


class SearchedPaginator(ListPaginator):
    """Of a list in which letters were looked for, without an index that has them: looked through once, not twice.

    The numbers of the rows are read in the order of the list, as far as somebody leafs; then the rows of the page.
    """

    def __init__(self, rows: QuerySet[Any], per_page: int, numbers: QuerySet[Any] | None = None) -> None:
        """``numbers``: those of the rows in the same order, for who has a quicker way to them."""
        super().__init__(rows, per_page)
        self.rows = rows
        self.numbers = rows.values_list("pk", flat=True) if numbers is None else numbers

    @cached_property
    def _numbers(self) -> list[Any]:
        return list(self.numbers[: MOST + 1])

    @cached_property
    def _found(self) -> int:
        return len(self._numbers)

    def page(self, number: int | str) -> Page[Any]:
        valid = self.validate_number(number)
        start = (valid - 1) * self.per_page
        wanted = self._numbers[start : min(start + self.per_page, MOST)]
        return Page(self.rows.filter(pk__in=wanted), valid, self)


def page_of(request: HttpRequest, rows: Any, per_page: int, searched: bool = False) -> Page[Any]:
    """The page that the address asks for; for one that does not exist the nearest one.

    ``searched``: somebody looks for letters in a text of these rows.
    """
    paginator = SearchedPaginator(rows, per_page) if searched else ListPaginator(rows, per_page)
    return paginator.get_page(request.GET.get("page"))
