"""Whether a choice aid is complete: every path ends somewhere, and every outcome can be reached."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise, product
from math import prod

from django.utils.translation import gettext as _

from pages.choice_aid.content import RANK, Aid
from pages.choice_aid.scoring import SHOWN_INSTRUMENTS, form_at, level_at, lowest_limit, outcome_of
from pages.choices import Impact, Influence

# Above this many combinations of answers the instruments are not tried out; levels and forms always are.
MOST_COMBINATIONS = 30_000
LEAST_QUESTIONS = 2


def problems_of(aid: Aid, public_instruments: dict[int, str]) -> list[str]:
    """What is missing, in sentences for the editor. ``public_instruments``: titles of published ones by number."""
    return (
        [*_missing_parts(aid), *_twice(aid)]
        or [*_order(aid), *_unreachable(aid)]
        or list(_instruments(aid, public_instruments))
    )


def _missing_parts(aid: Aid) -> Iterable[str]:
    if len(aid.questions) < LEAST_QUESTIONS:
        yield _("Maak minstens twee vragen.")
    for number, question in enumerate(aid.questions, start=1):
        if len(question.answers) < 2:
            yield _("Vraag %(number)s heeft minstens twee antwoorden nodig.") % {"number": number}
        keys = [answer.key for answer in question.answers]
        if "" in keys or len(set(keys)) < len(keys):
            yield _("De antwoorden bij vraag %(number)s zijn niet uit elkaar te houden. Voeg ze opnieuw toe.") % {
                "number": number
            }
    if not aid.levels:
        yield _("Maak minstens één niveau voor de gevolgen.")
    if not aid.forms:
        yield _("Maak minstens één vorm van participatie.")


def _twice(aid: Aid) -> Iterable[str]:
    levels = Counter(level.level for level in aid.levels)
    forms = Counter(form.form for form in aid.forms)
    names = [str(Impact(level).label) for level, count in levels.items() if count > 1]
    names += [str(Influence(form).label) for form, count in forms.items() if count > 1]
    for name in names:
        yield _("De uitkomst “%(name)s” staat er meer dan één keer.") % {"name": name}


def _order(aid: Aid) -> Iterable[str]:
    """More points never mean less."""
    for ranked, what in (
        ([(level.from_points, level.level) for level in aid.levels], _("De gevolgen")),
        ([(form.from_points, form.rank) for form in aid.forms], _("De vormen van participatie")),
    ):
        pairs = pairwise(ranked)
        if any(one[0] == other[0] or one[1] >= other[1] for one, other in pairs):
            yield _("%(what)s: geef een hogere uitkomst meer punten dan een lagere.") % {"what": what}


def _sums(aid: Aid, name: str) -> set[int]:
    """Every total that answers can come to."""
    sums = {0}
    for question in aid.questions:
        sums = {total + getattr(answer, name) for total in sums for answer in question.answers}
    return sums


def _influences(aid: Aid) -> set[tuple[int, str | None]]:
    """Every total for the influence with the limit that goes with it."""
    states: set[tuple[int, str | None]] = {(0, None)}
    for question in aid.questions:
        states = {
            (total + answer.influence, lowest_limit([limit or "", answer.at_most]))
            for total, limit in states
            for answer in question.answers
        }
    return states


def _too_few(least: int, lowest: int, what: str) -> Iterable[str]:
    """Answers with so few points that no outcome starts there."""
    if least < lowest:
        yield _(
            "%(what)s: sommige antwoorden geven maar %(points)s punten. Laat de laagste uitkomst daar beginnen."
        ) % {
            "what": what,
            "points": least,
        }


def _unreachable(aid: Aid) -> Iterable[str]:
    impacts, influences = _sums(aid, "impact"), _influences(aid)
    yield from _too_few(min(impacts), aid.levels[0].from_points, _("De gevolgen"))
    yield from _too_few(min(total for total, _limit in influences), aid.forms[0].from_points, _("De vormen"))
    if any(limit is not None and RANK[limit] < aid.forms[0].rank for _total, limit in influences):
        yield _("Een antwoord staat hoogstens een vorm toe die niet bij de uitkomsten staat. Voeg die vorm toe.")
    levels = {found.level for found in (level_at(aid, points) for points in impacts) if found}
    forms = {found.form for found in (form_at(aid, *state) for state in influences) if found}
    names = [str(Impact(level.level).label) for level in aid.levels if level.level not in levels]
    names += [str(Influence(form.form).label) for form in aid.forms if form.form not in forms]
    for name in names:
        yield _("De uitkomst “%(name)s” wordt met geen enkel antwoord bereikt. Verander de punten.") % {"name": name}


def _instruments(aid: Aid, public: dict[int, str]) -> Iterable[str]:
    hidden = aid.instrument_ids - public.keys()
    if hidden:
        yield _("Er wordt een instrument genoemd dat niet is gepubliceerd. Kies een ander of publiceer het eerst.")
    bare = [form for form in aid.forms if not any(fit.points > 0 for fit in form.instruments)]
    for form in bare:
        yield _("Bij “%(name)s” past nog geen instrument. Kies er minstens een.") % {"name": Influence(form.form).label}
    if hidden or bare or prod(len(question.answers) for question in aid.questions) > MOST_COMBINATIONS:
        return
    shown: set[int] = set()
    for chosen in product(*(question.answers for question in aid.questions)):
        shown.update(outcome_of(aid, chosen).instruments[:SHOWN_INSTRUMENTS])
        if shown >= aid.instrument_ids:
            return
    for page_id in sorted(aid.instrument_ids - shown):
        yield _("Het instrument “%(title)s” komt bij geen enkele uitkomst in beeld. Geef het meer punten.") % {
            "title": public[page_id]
        }
