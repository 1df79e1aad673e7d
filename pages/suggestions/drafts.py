"""A suggestion against a draft of its page: put in its place, and whether that place is still what it was."""

from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from pages.models import Suggestion, SuggestionOrigin
from pages.models.base import BasePage
from pages.suggestions.lines import html_of
from pages.suggestions.parts import put_back
from pages.suggestions.sections import Section, find_section, replace_text


class SuggestionRefused(Exception):
    """Why it cannot be done, in words for the person who tried."""


def put_in(draft: BasePage, suggestion: Suggestion) -> None:
    """The proposed text in its section; a lesson comes behind the text of the page."""
    if suggestion.origin == SuggestionOrigin.LESSON:
        html = html_of(suggestion.proposed_text)
        draft.body.append(("rich_text", RichText(html)))
        return
    if suggestion.is_description:
        raise SuggestionRefused(_("Dit voorstel verandert geen tekst. Pas de bladzijde zelf aan en beantwoord het."))
    section = find_section(draft.body, suggestion.anchor)
    if section is None:
        raise SuggestionRefused(_("Dit onderdeel staat niet meer op de bladzijde. Neem de tekst met de hand over."))
    # Before the running text: that may take blocks away, and then the others stand elsewhere.
    for part in suggestion.parts:
        if not put_back(section.parts, part["path"], part["old"], part["new"]):
            raise SuggestionRefused(
                _("“%(part)s” staat niet meer zo op de bladzijde. Neem de tekst met de hand over.")
                % {"part": part["label"]}
            )
    if suggestion.changes_text:
        replace_text(section, suggestion.proposed_text)


def has_moved_on(section: Section | None, suggestion: Suggestion) -> bool:
    """Whether a text that the proposal is about is no longer what it was."""
    if section is None or (suggestion.changes_text and section.text != suggestion.old_text):
        return True
    texts = {part.text for part in section.parts} if suggestion.parts else set()
    return any(part["old"] not in texts for part in suggestion.parts)
