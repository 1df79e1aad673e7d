"""Changes of the guide for feed readers: Atom, in the language of the visit."""

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.models import PublishedVersion
from pages.selectors.settings import settings_for
from pages.versions.access import version_url
from pages.versions.changes import changes_below, guide_root, without_minor
from pages.versions.words import change_text
from samenwerking.page_cache.public_page import public_page

ITEMS = 50


class ChangesFeed(Feed[PublishedVersion, HttpRequest]):
    """The latest publications, minor ones left out; with the words of the editor and no text of the page."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> HttpRequest:  # type: ignore[override]  # narrower than any object, as a feed has one kind
        self.site_address = request.build_absolute_uri("/").rstrip("/")
        return request

    def title(self, request: HttpRequest) -> str:
        return _("Wijzigingen in de %(site)s") % {"site": settings_for(request).site_title}

    def subtitle(self, request: HttpRequest) -> str:
        return _("Nieuwe en gewijzigde bladzijden, met wat er veranderde.")

    def author_name(self, request: HttpRequest) -> str:
        settings = settings_for(request)
        return settings.municipality_name or settings.site_title

    def link(self, request: HttpRequest) -> str:
        return reverse("versions:changes")

    def items(self, request: HttpRequest) -> list[PublishedVersion]:
        return list(without_minor(changes_below(guide_root(request)))[:ITEMS])

    def item_title(self, item: PublishedVersion) -> str:  # type: ignore[override]  # narrower than any object, as a feed has one kind
        return str(item.page.title)

    def item_description(self, item: PublishedVersion) -> str:  # type: ignore[override]  # narrower than any object, as a feed has one kind
        return change_text(item)

    def item_link(self, item: PublishedVersion) -> str:
        return f"{reverse('versions:history', args=[item.page_id])}#versie-{item.revision_id}"

    def item_guid(self, item: PublishedVersion) -> str:
        return f"{self.site_address}{version_url(item.page_id, item.revision_id)}"

    def item_pubdate(self, item: PublishedVersion) -> datetime:
        return item.published_at

    def item_updateddate(self, item: PublishedVersion) -> datetime:
        return item.published_at


@public_page
@require_safe
def changes_feed(request: HttpRequest) -> HttpResponse:
    response = ChangesFeed()(request)
    response["Cache-Control"] = "public, no-cache"
    return response
