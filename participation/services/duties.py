"""The checklist of duties as one person may see it: what is asked, by which article, and where it is met."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from participation import policy
from participation.models import Opgave, Stuk, Traject
from participation.selectors.duties.rules import DutyState, Standing, duties_of_paper, duty_states
from participation.selectors.duties.table import MetBy
from samenwerking.accounts.models import User

LABELS = {
    Standing.MET: (gettext_lazy("In orde"), "success"),
    Standing.BEGUN: (gettext_lazy("Begonnen"), "info"),
    Standing.MISSING: (gettext_lazy("Ontbreekt"), "warning"),
    Standing.ELSEWHERE: (gettext_lazy("Elders"), "neutral"),
}


@dataclass(frozen=True)
class DutyRow:
    """One line of the checklist. ``where`` and ``url``: where it is met, or where it can be met."""

    title: str | Promise
    source: str
    label: str | Promise
    tone: str
    where: str
    url: str
    note: str
    lacking: bool
    blocks: bool


def record_duties(user: User, opgave: Opgave, traject: Traject | None) -> list[DutyRow]:
    """The whole checklist of a dossier."""
    return _rows(user, duty_states(opgave, traject), opgave, traject)


def paper_duties(user: User, stuk: Stuk) -> list[DutyRow]:
    """Those that concern this paper."""
    return _rows(user, duties_of_paper(stuk), stuk.opgave, stuk.traject, stuk.kind)


def _rows(
    user: User, states: Iterable[DutyState], opgave: Opgave, traject: Traject | None, kind: str = ""
) -> list[DutyRow]:
    known = list(states)
    seen = _readable(user, [state.stuk for state in known if state.stuk is not None])
    may_add = traject is not None and policy.user_can_create_stuk(user, traject)
    return [_row(state, opgave, traject, seen, kind, may_add=may_add) for state in known]


def _readable(user: User, papers: list[Stuk]) -> set[int]:
    """Those that this person may read: the checklist links to no other and names no other."""
    if not papers:
        return set()
    ids = [stuk.pk for stuk in papers]
    return set(policy.visible_stukken(user).filter(pk__in=ids).order_by().values_list("pk", flat=True))


def _row(
    state: DutyState, opgave: Opgave, traject: Traject | None, seen: set[int], kind: str, *, may_add: bool
) -> DutyRow:
    label, tone = LABELS[state.standing]
    where, url = _place(state, opgave, traject, seen)
    if may_add and traject is not None and state.standing == Standing.MISSING and not url:
        where, url = _("Nieuw stuk"), reverse("werkplaats:stuk_new", args=["trajecten", traject.slug])
    return DutyRow(
        title=state.duty.title,
        source=state.source,
        label=label,
        tone=tone,
        where=where,
        url=url,
        note=_note(state),
        lacking=state.is_lacking,
        blocks=kind in state.duty.blocks,
    )


def _place(state: DutyState, opgave: Opgave, traject: Traject | None, seen: set[int]) -> tuple[str, str]:
    met_by = state.duty.met_by
    if met_by == MetBy.CHOICE:
        return opgave.title, opgave.get_workspace_url()
    if traject is None or met_by == MetBy.ELSEWHERE:
        return "", ""
    if met_by == MetBy.ANSWERS:
        return _("Inbreng"), reverse("werkplaats:contributions", args=[traject.slug])
    if met_by == MetBy.PAPER:
        return _paper(state, seen)
    return traject.title, traject.get_workspace_url()


def _paper(state: DutyState, seen: set[int]) -> tuple[str, str]:
    stuk = state.stuk
    if stuk is None or stuk.pk not in seen:
        return "", ""
    anchor = f"#onderdeel-{state.section}" if state.section else ""
    return stuk.title, f"{stuk.get_workspace_url()}{anchor}"


def _note(state: DutyState) -> str:
    if state.standing == Standing.MISSING and state.count:
        words = ngettext("%(count)s bijdrage wacht nog.", "%(count)s bijdragen wachten nog.", state.count)
        return words % {"count": state.count}
    if state.standing == Standing.MISSING and state.duty.paper is not None and state.stuk is None:
        return _("Er is nog geen %(kind)s.") % {"kind": str(state.duty.paper.label).lower()}
    return str(state.duty.note)
