"""Which pages can be put to use at all: instruments, cells of the method, and guide pages of a question."""

from typing import Any

from wagtail.models import Page

from pages.models import InstrumentPage, MethodCellPage, Question


def can_be_applied(page: Any) -> bool:
    """Whether to lead to the list. Costs a query only for a page of which the way here did not tell."""
    if isinstance(page, (InstrumentPage, MethodCellPage)):
        return True
    told: bool | None = page.__dict__.get("explains_questions")
    return explains_questions(page) if told is None else told


def explains_questions(page: Page) -> bool:
    """Whether a question of the method that is in use names this as its page."""
    return Question.objects.filter(active=True, guide_page_id=page.pk).exists()
