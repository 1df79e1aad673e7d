"""The text of a page with its words explained, and below it the list of them."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from pages.glossary.lexicon import lexicon_for
from pages.glossary.marking import Marked
from pages.models import GlossaryPage


def with_terms_explained(html: str, page: Any, request: HttpRequest | None) -> SafeString:
    """Where the editor of the page wants so; the page of all words needs no explanation of them."""
    plain = SafeString(html)  # blocks escape what goes into them
    if not page.explain_terms or isinstance(page, GlossaryPage):
        return plain
    lexicon = lexicon_for(request)
    if not lexicon:
        return plain
    marked = Marked(html, lexicon)
    if not marked.words:
        return plain
    terms = sorted(marked.words.values(), key=lambda word: word.term.casefold())
    return marked.html + SafeString(render_to_string("pages/includes/terms.html", {"terms": terms}))
