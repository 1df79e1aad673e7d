"""Where a word is used: public pages of the site in whose text it stands. Looked up in the search index."""

import re
from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from wagtail.query import PageQuerySet

from pages.glossary.words import Word
from pages.models import SearchEntry
from pages.search.page_source import PageSource, pages_of_site
from pages.search.words import plain

CONFIG = "dutch"
_EDGE = r"(^|[^[:alnum:]_-])(%s)($|[^[:alnum:]_-])"


def pages_that_use(word: Word, request: HttpRequest) -> PageQuerySet:
    """In the order of the tree. The index narrows it down, the pattern then asks for the very word."""
    spellings = [plain(spelling) for spelling in word.spellings]
    stems = reduce(or_, (SearchQuery(spelling, config=CONFIG, search_type="phrase") for spelling in spellings))
    pattern = _EDGE % "|".join(re.escape(spelling) for spelling in spellings)
    entry = SearchEntry.objects.filter(
        Q(text__iregex=pattern) | Q(title__iregex=pattern),
        kind=PageSource.kind,
        object_id=OuterRef("pk"),
        vector=stems,
    )
    return pages_of_site(request).filter(Exists(entry)).order_by("path")
