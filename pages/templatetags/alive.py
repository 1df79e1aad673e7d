"""What the parts of a page ask that keep the guide alive: the answer form, and the care for the page."""

from django import template
from wagtail.models import Page

from pages.helped.forms import HelpedForm
from pages.models.base import BasePage
from pages.upkeep.care import Care, care_of

register = template.Library()


@register.simple_tag(takes_context=True)
def helped_form(context: template.Context, page: Page) -> HelpedForm:
    return HelpedForm(request=context["request"], page_id=page.pk, auto_id=f"hielp_{page.pk}_%s")


@register.simple_tag
def page_care(page: BasePage) -> Care:
    """For whom the page is, and whether it is long overdue."""
    return care_of(page)
