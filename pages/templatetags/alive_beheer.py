"""What the panels in the editor show: suggestions beside their section, and the care for the page."""

from dataclasses import dataclass
from typing import Any

from django import template

from pages.helped.services import Helped, helped_of
from pages.models import Suggestion, SuggestionOrigin
from pages.suggestions.comparing import Piece, word_changes
from pages.suggestions.sections import find_section
from pages.suggestions.selectors import waiting_for
from pages.upkeep.care import care_of

register = template.Library()


@dataclass(frozen=True)
class Beside:
    """A suggestion with the block its section begins with; ``block`` is empty for the page as a whole."""

    suggestion: Suggestion
    block: str
    changes: list[Piece]
    has_changed: bool


@register.simple_tag
def suggestions_beside(page: Any) -> list[Beside]:
    return [_beside(page, suggestion) for suggestion in waiting_for(page)]


def _beside(page: Any, suggestion: Suggestion) -> Beside:
    if suggestion.origin == SuggestionOrigin.LESSON:
        return Beside(suggestion, "", [Piece("same", suggestion.proposed_text)], False)
    section = find_section(page.body, suggestion.anchor)
    changes = word_changes(suggestion.old_text, suggestion.proposed_text)
    changed = suggestion.state == "open" and (section is None or section.text != suggestion.old_text)
    return Beside(suggestion, section.block_id if section else "", changes, changed)


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
