"""On the start page of Beheer: what readers and the calendar ask of this person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from pages.models import SuggestionState
from pages.suggestions.selectors import editable_pages, queue_for
from pages.upkeep.care import overdue
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class Waiting:
    """One line: what waits and where it is handled."""

    text: str
    url: str


def waiting_for_person(user: User) -> list[Waiting]:
    """Only what there is."""
    new = queue_for(user).filter(state=SuggestionState.OPEN).count()
    late = overdue(editable_pages(user)).count()
    rows = (
        (new, ngettext("%d nieuw voorstel", "%d nieuwe voorstellen", new), "suggestion_queue"),
        (late, ngettext("%d bladzijde om na te kijken", "%d bladzijden om na te kijken", late), "upkeep_care_list"),
    )
    return [Waiting(text % number, reverse(name)) for number, text, name in rows if number]


class WaitingPanel(Component):
    order = 50
    template_name = "pages/admin/upkeep/waiting.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        assert parent_context is not None  # Wagtail gives the context of the page
        return {"rows": waiting_for_person(parent_context["request"].user)}


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Component]) -> None:
    """Only for who may change pages."""
    if page_permission_policy.user_has_permission(request.user, "change"):
        panels.insert(0, WaitingPanel())
