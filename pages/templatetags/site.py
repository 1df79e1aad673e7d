"""What the base template asks about the site: who it is of, and its menu."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from pages.models import SiteSettings
from pages.models.site_settings import FooterLink
from pages.selectors.menu import menu_of
from pages.selectors.settings import settings_for
from pages.token_views import tokens_version
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import permissions_of

register = template.Library()


@dataclass(frozen=True)
class MenuItem:
    """One entry of the main menu; ``current`` is "page" on the page itself, "true" below it, else empty."""

    title: str
    url: str
    current: str


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""


def _address(name: str) -> str:
    """The address of a face; empty on a site that does not serve it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def site_settings(context: dict[str, Any]) -> SiteSettings:
    """The settings of the site of this request; where there is no request or no site, those of no municipality."""
    return settings_for(context.get("request"))


@register.simple_tag
def own_tokens_url(settings: SiteSettings) -> str:
    """The address of the stylesheet with the site's own colours, or nothing."""
    if not settings.pk or not settings.has_own_colours:
        return ""
    return f"{reverse('site_tokens', args=[settings.site_id])}?v={tokens_version(settings)}"


@register.simple_tag(takes_context=True)
def main_menu(context: dict[str, Any]) -> list[MenuItem]:
    """The pages under the home page that are in the menu, then the register and the werkplaats."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return []
    rows = [(page.title, page.get_url(request)) for page in menu_of(request)]
    rows += [(_("Register"), _address("register:home")), (_("Werkplaats"), _address("werkplaats:home"))]
    return [MenuItem(title, url, _current(request.path, url)) for title, url in rows if url]


@register.simple_tag(takes_context=True)
def legal_links(context: dict[str, Any], settings: SiteSettings) -> list[Any]:
    """Colofon, accessibility and privacy of this site, whose its pictures are, and what changed."""
    links: list[Any] = list(settings.legal_links(context.get("request")))
    ours = ((_("Verantwoording figuren"), "figure_credits"), (_("Wijzigingen"), "versions:changes"))
    return [*links, *(FooterLink(label, url) for label, name in ours if (url := _address(name)))]


@register.filter
def opens_admin(user: User | AnonymousUser) -> bool:
    """Whether the way to Beheer is shown. Asks the role table, which costs no query; Wagtail guards the door."""
    if not isinstance(user, User):
        return False
    return user.is_superuser or any("wagtailadmin.access_admin" in permissions_of(name) for name in user.roles)
