"""Where an import comes in the guide."""

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from .read.errors import ImportRefused


def find_parent(under: str) -> Page:
    """The page under which everything comes: by its address, or the home page of the default site."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        raise ImportRefused(_("Er is nog geen site om in te importeren."))
    page: Page = site.root_page
    for slug in under.strip("/").split("/") if under.strip("/") else []:
        child = page.get_children().filter(slug=slug).first()
        if child is None:
            raise ImportRefused(_("Er is geen bladzijde met het adres “%(under)s”.") % {"under": under})
        page = child
    return page
