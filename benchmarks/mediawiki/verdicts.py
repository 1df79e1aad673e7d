"""How many times better, and whether that is enough; beside MediaWiki itself, or beside what it once took."""

from benchmarks.contestants import Contestant

# Issue "Fast, scalable, safe to run": so many times the pages a second of MediaWiki.
MADE_GOAL, KEPT_GOAL = 2.0, 5.0
# What a page of MediaWiki 1.39 costs, in pages of a bare Django view: processor time, measured in one run
# (docs/operations/performance.md). Where MediaWiki cannot be installed, a bare view stands in for it.
PARSER_CACHE, FILE_CACHE = 90.0, 17.0


def beside(theirs: Contestant, ours: Contestant, goal: float) -> str:
    """Measured together. By both measures, of which processor time is to be trusted more on a busy machine."""
    faster, cheaper = ours.rate / theirs.rate, theirs.cost / ours.cost
    word = _word(min(faster, cheaper), goal)
    return f"{ours.name}: {faster:.1f} times the pages a second, {cheaper:.1f} times as cheap; {word}"


def beside_stored(ours: Contestant, bare: Contestant, stored: float, goal: float) -> str:
    """``stored``: what a page of MediaWiki cost in pages of the bare view, elsewhere."""
    cheaper = stored * bare.cost / ours.cost
    return f"{ours.name}: {cheaper:.1f} times as cheap as MediaWiki would be by what was stored; {_word(cheaper, goal)}"


def in_bare_pages(one: Contestant, bare: Contestant) -> str:
    """What to store."""
    return f"{one.name} costs {one.cost / bare.cost:.1f} pages of the bare view"


def _word(times: float, goal: float) -> str:
    return f"goal {goal:.0f} {'reached' if times >= goal else 'MISSED'}"
