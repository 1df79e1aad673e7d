"""Where the side panel of the editor sends the text to be checked."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

register = template.Library()


@register.simple_tag(takes_context=True)
def content_check_url(context: dict[str, Any]) -> str:
    """The address for this page or for the one that is being made; empty for what is no page of the guide."""
    page, request = context.get("object"), context.get("request")
    if not isinstance(page, Page) or not hasattr(page, "body") or not isinstance(request, HttpRequest):
        return ""
    if page.pk:
        return reverse("content_check", args=[page.pk])
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    parent = kwargs.get("parent_page_id")
    return reverse("content_check_new", args=[page._meta.model_name, parent]) if parent else ""
