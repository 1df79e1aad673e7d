"""What a list of the register shows of one row, with queries that do not grow with the number of rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from participation import policy
from participation.models import Decision, Stuk, Traject, Werkatelier
from participation.selectors.public_fields import PublicView, public_views


@dataclass(frozen=True)
class StukCard:
    """A published paper in a list. ``dossier`` is the nearest record above it that is public itself."""

    title: str
    url: str
    pdf_slug: str
    kind: str
    state: str
    published_at: datetime | None
    decided_on: date | None
    decision: PublicView | None
    dossier: PublicView


def cards_of(records: Iterable[Any]) -> list[Any]:
    """Public views of records, cards of papers."""
    rows = list(records)
    return stuk_cards(rows) if rows and isinstance(rows[0], Stuk) else public_views(rows)


def stuk_cards(stukken: Sequence[Stuk]) -> list[StukCard]:
    """Cards of papers from ``listed_stukken``; two queries for any number."""
    owners = public_owners(stukken)
    return [_stuk_card(stuk, owners[stuk.pk]) for stuk in stukken]


def _stuk_card(stuk: Stuk, dossier: Any) -> StukCard:
    decisions = sorted(stuk.decisions.all(), key=lambda decision: (decision.date, decision.pk))
    last: Decision | None = decisions[-1] if decisions else None
    return StukCard(
        title=stuk.live_title,  # type: ignore[attr-defined]  # annotated by listed_stukken
        url=stuk.get_absolute_url(),
        pdf_slug=stuk.slug,
        kind=stuk.get_kind_display(),
        state=stuk.state,
        published_at=stuk.last_published_at,
        decided_on=last.date if last else None,
        decision=PublicView(last) if last else None,
        dossier=PublicView(dossier),
    )


def public_owners(stukken: Sequence[Stuk]) -> dict[int, Any]:
    """By paper: the nearest record above it that is on the register. The opgave is: else the paper would not be."""
    trajecten = {stuk.traject_id for stuk in stukken if stuk.traject_id}
    sessions = {stuk.werkatelier_owner_id for stuk in stukken if stuk.werkatelier_owner_id}
    public_trajecten = _found(policy.public_trajecten().filter(pk__in=trajecten), trajecten)
    public_sessions = _found(policy.public_werkateliers().filter(pk__in=sessions), sessions)
    return {stuk.pk: _nearest(stuk, public_trajecten, public_sessions) for stuk in stukken}


def _found(records: Any, wanted: set[Any]) -> set[int]:
    return set(records.values_list("pk", flat=True)) if wanted else set()


def _nearest(stuk: Stuk, trajecten: set[int], sessions: set[int]) -> Any:
    session: Werkatelier | None = stuk.werkatelier_owner
    traject: Traject | None = stuk.traject
    if session is not None and session.pk in sessions:
        return session
    if traject is not None and traject.pk in trajecten:
        return traject
    return stuk.opgave
