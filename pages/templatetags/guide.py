"""What the templates of guide pages ask."""

from collections.abc import Callable
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.base import Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from pages.glossary.explaining import with_terms_explained
from pages.models import Question
from pages.models.method import in_layers
from pages.rich_text_links import pages_known
from pages.selectors.languages import language_of
from pages.selectors.sites import site_for
from pages.serving import is_as_published
from samenwerking.page_cache.parts import part

register = template.Library()

Layers = list[tuple[int, list[Question]]]


@register.simple_tag(takes_context=True)
def page_body(context: template.Context, page: Any) -> SafeString:
    """All blocks of a page, with its words explained. Blocks show everybody the same, so it is drawn once for many."""
    return _once("body", page, context.get("request"), lambda: _drawn(context, page))


def _once(name: str, page: Any, request: HttpRequest | None, draw: Callable[[], SafeString]) -> SafeString:
    """Drawn once for everybody who reads the page as it is published, in this language, on this site."""
    if request is None or not is_as_published(page):
        return draw()
    site = site_for(request)
    return part(request, (name, page.pk, language_of(request), get_language(), site and site.pk), draw)


def _drawn(context: template.Context, page: Any) -> SafeString:
    """The pages that the texts link to are looked up together."""
    flat = context.flatten()
    with pages_known(page.body):
        html = "".join(block.render(context=flat) for block in page.body)
    return with_terms_explained(html, page, context.get("request"))


class PagePart(template.Node):
    """A piece of a template that shows nothing but the page and the pages around it."""

    def __init__(self, name: str, inside: template.NodeList) -> None:
        self.name, self.nodelist = name, inside

    def render(self, context: template.Context) -> SafeString:
        return _once(self.name, context["page"], context.get("request"), lambda: self.nodelist.render(context))


@register.tag
def page_part(parser: Parser, token: Token) -> PagePart:
    """``{% page_part below %}…{% end_page_part %}``: what is the same for everybody, drawn once for many."""
    _tag, name = token.split_contents()
    inside = parser.parse(["end_page_part"])
    parser.delete_first_token()
    return PagePart(name, inside)


@register.simple_tag(takes_context=True)
def questions_for(context: template.Context, value: Any) -> Layers:
    """The questions of a block, by layer: those that were chosen, else those of its cell."""
    chosen = [question.pk for question in value["questions"] if question]
    questions = _all_questions(context.get("request"))
    if chosen:
        by_number = {question.pk: question for question in questions}
        return in_layers(by_number[number] for number in chosen if number in by_number)
    return in_layers(q for q in questions if (q.process, q.element) == (value["process"], value["element"]))


def _all_questions(request: HttpRequest | None) -> list[Question]:
    """Read once for a page, however many blocks ask."""
    questions: list[Question] | None = getattr(request, "_method_questions", None)
    if questions is None:
        questions = list(Question.objects.for_readers())
        if request is not None:
            request._method_questions = questions  # type: ignore[attr-defined]  # Django's requests are open for this
    return questions


@register.filter
def address_in(page: Page, request: HttpRequest | None) -> str:
    """The address of a page as links on this site write it."""
    return page.get_url(request) or ""
