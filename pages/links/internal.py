"""Links within the site: is there something at this address that everybody may read?"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404
from django.test.client import RequestFactory
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from pages.selectors.public import public_pages
from pages.serving import route_guide


def state_of_internal(url: str) -> str:
    """Why a link within the site does not work, in words; empty when it does."""
    if url.startswith("page:"):
        number = url.removeprefix("page:")
        return "" if public_pages().filter(pk=number).exists() else _("De bladzijde is weg of niet openbaar.")
    path = urlsplit(url).path
    try:
        match = resolve(path)
    except Resolver404:
        return "" if _is_redirected(path) else _("Dit adres bestaat niet op deze site.")
    if match.url_name != "wagtail_serve":
        return ""
    return "" if _is_page(path) or _is_redirected(path) else _("De bladzijde is weg of niet openbaar.")


def _is_page(path: str) -> bool:
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return False
    request = RequestFactory().get(path, SERVER_NAME=site.hostname, SERVER_PORT=str(site.port))
    code = path.split("/")[1]
    language = code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    request.LANGUAGE_CODE = language
    inside = path.removeprefix(f"/{code}") if language != settings.LANGUAGE_CODE else path
    with translation.override(language):
        try:
            found = route_guide(request, inside)
        except Http404:
            return False
    return found is not None and public_pages().filter(pk=found.page.pk).exists()


def _is_redirected(path: str) -> bool:
    return bool(Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists())
