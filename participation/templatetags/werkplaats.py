"""Which parts of the werkplaats a person finds in the navigation; the views ask ``policy`` again."""

from django import template

from participation import policy
from participation.policy import AnyUser
from participation.policy.areas import user_can_import_areas
from participation.policy.handing_over import user_can_hand_over
from participation.policy.meetings import user_can_read_meetings
from participation.policy.organisations import user_can_read_organisations
from participation.policy.persons import user_can_erase_persons

register = template.Library()


@register.filter
def names_replacements(user: AnyUser) -> bool:
    return policy.user_can_name_replacement(user)


@register.filter
def is_replaced_by_office(user: AnyUser) -> bool:
    """The same without who is named in a route: that costs a query, and the navigation is on every page. Who is named
    finds the way beside the step that waits for them.
    """
    return policy.has_role(user, *policy.REPLACED_ROLES)


@register.filter
def reads_organisations(user: AnyUser) -> bool:
    return user_can_read_organisations(user)


@register.filter
def keeps_areas(user: AnyUser) -> bool:
    return user_can_import_areas(user)


@register.filter
def erases_persons(user: AnyUser) -> bool:
    return user_can_erase_persons(user)


@register.filter
def reads_meetings(user: AnyUser) -> bool:
    return user_can_read_meetings(user)


@register.filter
def hands_over(user: AnyUser) -> bool:
    return user_can_hand_over(user)


@register.filter
def asks_who_may(user: AnyUser) -> bool:
    return policy.user_can_ask_who_may(user)


@register.filter
def oversees(user: AnyUser) -> bool:
    return policy.user_can_read_audit(user)
