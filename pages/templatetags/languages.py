"""What templates ask about languages: where else this page is, and in which language its text stands."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page

from pages.selectors.languages import homes_of, is_main_language, language_of
from pages.serving import is_untranslated

register = template.Library()
FALLBACK = "x-default"


@dataclass(frozen=True)
class LanguageLink:
    """One language; ``url`` is this page in it, or the page in Dutch with a word about that, or its front page."""

    code: str
    name: str
    url: str
    is_current: bool = False


def _request(context: dict[str, Any]) -> HttpRequest | None:
    found: HttpRequest | None = context.get("request")
    return found


def _translations(context: dict[str, Any], request: HttpRequest) -> dict[str, str]:
    """Addresses of the page of this context by language, its own included; empty where there is no guide page."""
    page, family = context.get("page"), context.get("family")
    if not isinstance(page, Page) or family is None:
        return {}
    own = settings.LANGUAGE_CODE if is_untranslated(request) else language_of(request)
    others = {other.locale.language_code: other.get_url(request) or "" for other in family.translations}
    return {code: url for code, url in {**others, own: page.get_url(request) or ""}.items() if url}


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any]) -> list[LanguageLink]:
    """The languages of the site, each with its way to this page; nothing where there is only one."""
    request = _request(context)
    homes = homes_of(request) if request else {}
    if request is None or len(homes) < 2:
        return []
    names, here = dict(settings.LANGUAGES), _translations(context, request)
    dutch = here.get(settings.LANGUAGE_CODE, "")
    return [
        LanguageLink(code, names[code], _way(home, code, here, dutch, request), code == language_of(request))
        for code, home in homes.items()
        if code in names
    ]


def _way(home: Page, code: str, here: dict[str, str], dutch: str, request: HttpRequest) -> str:
    """This page in a language; untranslated, the Dutch text with the menu of that language; else its front page."""
    if code in here:
        return here[code]
    return f"/{code}{dutch}" if dutch.startswith("/") else (home.get_url(request) or "/")


@register.simple_tag(takes_context=True)
def alternates(context: dict[str, Any]) -> list[LanguageLink]:
    """Real translations only, with this page and the one for who speaks none of them (``hreflang``)."""
    request = _request(context)
    here = _translations(context, request) if request else {}
    if request is None or len(here) < 2:
        return []
    main = here.get(settings.LANGUAGE_CODE)
    rows = {**here, **({FALLBACK: main} if main else {})}
    return [LanguageLink(code, "", request.build_absolute_uri(url)) for code, url in rows.items()]


@register.simple_tag(takes_context=True)
def canonical_url(context: dict[str, Any]) -> str:
    """Where a page that is shown untranslated really stands; nothing for every other page."""
    request, page = _request(context), context.get("page")
    if request is None or not isinstance(page, Page) or not is_untranslated(request):
        return ""
    return request.build_absolute_uri(page.get_url(request) or "/")


@register.simple_tag(takes_context=True)
def text_language(context: dict[str, Any]) -> str:
    """The language in which the text of this page stands; that of the frame around it, unless it is untranslated."""
    request = _request(context)
    return settings.LANGUAGE_CODE if is_untranslated(request) else language_of(request)


@register.simple_tag(takes_context=True)
def untranslated(context: dict[str, Any]) -> bool:
    return is_untranslated(_request(context))


@register.simple_tag(takes_context=True)
def home_url(context: dict[str, Any]) -> str:
    """The front page in the language of the reader."""
    request = _request(context)
    return "/" if request is None or is_main_language(request) else f"/{language_of(request)}/"


@register.simple_tag
def main_language() -> str:
    """The language of the register and of the words of the method."""
    return settings.LANGUAGE_CODE
