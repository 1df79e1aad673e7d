"""From contribution to decision, step by step, on both faces: a row per step, in the order in which it was walked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.documents.cells import Cell
from participation.documents.columns import WIDE, Listing, Rows, field
from participation.documents.tables import Column
from participation.policy import AnyUser
from participation.policy.across import internal_contributions
from participation.services.chain import Chain, ChainStep, chains_of, public_chains_of
from participation.services.chain.reading import with_answers

# Chains are put together for so many contributions at once: the queries do not grow with each of them.
AT_ONCE = 500


@dataclass(frozen=True)
class Walked:
    """One step of the way of one contribution."""

    contribution: int
    step: ChainStep


def _walked(rows: Rows, chains: Callable[[Any], list[Chain]]) -> Iterator[Walked]:
    found = with_answers(rows).iterator(chunk_size=AT_ONCE)
    while some := list(islice(found, AT_ONCE)):
        for chain in chains(some):
            yield from (Walked(chain.pk, step) for step in chain.steps)


def _address(row: Walked) -> Cell:
    return f"{settings.WAGTAILADMIN_BASE_URL}{row.step.url}" if row.step.url else ""


COLUMNS = (
    field(_("Nummer van de bijdrage"), "contribution"),
    field(_("Stap"), "step.kind"),
    field(_("Titel"), "step.title", WIDE),
    field(_("Datum"), "step.when"),
    field(_("Stand"), "step.word"),
    field(_("Tekst"), "step.text", WIDE),
    Column(_("Adres"), _address, WIDE),
)


def _inside(user: AnyUser, rows: Rows) -> Iterator[Walked]:
    return _walked(rows, lambda some: chains_of(user, some))


KETEN = Listing(
    name="van-inbreng-tot-besluit",
    title=_("Van inbreng tot besluit"),
    about=_("Elke stap van elke bijdrage: wat gezegd is, wat ermee is gedaan, wat er is besloten."),
    columns=COLUMNS,
    rows=lambda user: internal_contributions(user).order_by("-received_on", "-pk"),
    prepare=_inside,
    dossier="traject__opgave",
    traject="traject",
)
OPENBARE_KETEN = Listing(
    name="van-inbreng-tot-besluit",
    title=_("Van inbreng tot besluit"),
    about=_("Elke stap van elke openbare bijdrage, voor zover die openbaar is."),
    columns=COLUMNS,
    rows=lambda user: policy.public_contributions().order_by("-received_on", "-pk"),
    prepare=lambda user, rows: _walked(rows, public_chains_of),
    traject="traject",
)
