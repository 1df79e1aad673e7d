"""Who knows where a page was put to use. The guide knows nothing of trajecten; the register hands in a source."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise
from wagtail.models import Page

from pages.models import MethodCellPage


@dataclass(frozen=True)
class Use:
    """One record that used the page; ``facts`` tell it from others."""

    title: str
    url: str
    facts: tuple[str, ...] = ()


class UseList(Protocol):
    """Uses that are read in parts, as a paginator does: one query for the number, one for a part."""

    def __len__(self) -> int: ...

    def __getitem__(self, part: slice) -> Sequence[Use]: ...


class UseSource(Protocol):
    """One kind of record."""

    @property
    def label(self) -> str | Promise:
        """What readers call it, in the plural."""
        ...

    def uses_of(self, page: Page, cell: MethodCellPage | None) -> UseList:
        """Public records that used this page; ``cell`` is the page itself when it is a cell of the method."""
        ...


_sources: list[UseSource] = []


def register_uses(source: UseSource) -> None:
    """Called once for each kind, when the site starts."""
    if source not in _sources:
        _sources.append(source)


def use_sources() -> list[UseSource]:
    return list(_sources)
