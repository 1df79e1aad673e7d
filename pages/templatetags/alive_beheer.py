"""What the panels in the editor show: suggestions beside their section, and the care for the page."""

from dataclasses import dataclass
from typing import Any

from django import template

from pages.helped.services import Helped, helped_of
from pages.models import Suggestion, SuggestionOrigin
from pages.suggestions.comparing import Change, Piece, changes_of
from pages.suggestions.drafts import has_moved_on
from pages.suggestions.sections import find_section
from pages.suggestions.selectors import waiting_for
from pages.upkeep.care import care_of

register = template.Library()


@dataclass(frozen=True)
class Beside:
    """A suggestion with the block its section begins with; ``block`` is empty for the page as a whole."""

    suggestion: Suggestion
    block: str
    changes: list[Change]
    has_changed: bool


@register.simple_tag
def suggestions_beside(page: Any) -> list[Beside]:
    return [_beside(page, suggestion) for suggestion in waiting_for(page)]


def _beside(page: Any, suggestion: Suggestion) -> Beside:
    if suggestion.origin == SuggestionOrigin.LESSON:
        return Beside(suggestion, "", [Change("", [Piece("same", suggestion.proposed_text)])], False)
    section = find_section(page.body, suggestion.anchor)
    changed = suggestion.state == "open" and has_moved_on(section, suggestion)
    return Beside(suggestion, section.block_id if section else "", changes_of(suggestion), changed)


@dataclass(frozen=True)
class State:
    owner: str
    care: Any
    helped: Helped


@register.simple_tag
def page_state(page: Any) -> State:
    row = page.care_row
    owner = (row.owner if row else None) or page.owner
    return State(str(owner or ""), care_of(page), helped_of(page))
