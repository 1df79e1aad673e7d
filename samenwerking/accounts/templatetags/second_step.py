"""What the pages about the second step say to this person."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.utils.http import url_has_allowed_host_and_scheme

from samenwerking.accounts.second_step.duty import owes_second_step
from samenwerking.accounts.second_step.middleware import NEXT

register = template.Library()


@dataclass(frozen=True)
class Duty:
    """``next``: where this person was going when the second step came between."""

    owes: bool
    next: str


@register.simple_tag(takes_context=True)
def second_step_duty(context: Any) -> Duty:
    request = context["request"]
    owes = owes_second_step(request, request.user)
    going = request.session.get(NEXT, "") if not owes else ""
    safe = url_has_allowed_host_and_scheme(going, allowed_hosts=None)
    return Duty(owes, going if safe else "")


@register.simple_tag
def second_step_is_off() -> bool:
    """The demo says so on its log-in page."""
    return bool(settings.DEMO and not settings.SECOND_STEP_REQUIRED)
