"""The page of one word: what it means, and where it is used."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.glossary.lexicon import lexicon_for
from pages.glossary.usage import pages_that_use
from pages.models import GlossaryPage, GlossaryTerm
from pages.search.page_source import pages_of_site
from samenwerking.page_cache.public_page import public_page

PER_PAGE = 20


@public_page
@require_safe
def term_page(request: HttpRequest, anchor: str) -> HttpResponse:
    """A word is public where a public page lists the words; elsewhere it does not exist."""
    word = lexicon_for(request).by_anchor.get(anchor)
    if word is None:
        raise Http404
    glossary = _glossary_of(request)
    term = get_object_or_404(GlossaryTerm, pk=word.pk)
    pages = Paginator(pages_that_use(word, request), PER_PAGE).get_page(request.GET.get("page"))
    shown = [{"title": page.title, "url": page.get_url(request), "text": page.search_description} for page in pages]
    context = {
        "term": term,
        "page_obj": pages,
        "used_on": shown,
        "glossary_url": glossary.get_url(request),
        "crumbs": [
            {"title": _("Home"), "url": "/"},
            {"title": glossary.title, "url": glossary.get_url(request)},
            {"title": term.term, "url": request.path},
        ],
    }
    return render(request, "pages/term.html", context)


def _glossary_of(request: HttpRequest) -> GlossaryPage:
    """The public page that lists the words; the first where there are more."""
    public = pages_of_site(request).order_by().values("pk")
    page: GlossaryPage = get_object_or_404(GlossaryPage.objects.filter(pk__in=public).order_by("path")[:1])
    return page
