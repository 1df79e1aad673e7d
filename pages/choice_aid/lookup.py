"""Finding a choice aid by its number, for whoever goes on with its outcome."""

from django.http import HttpRequest

from pages.models import ChoiceAidPage
from pages.search.page_source import pages_of_site


def live_aid(request: HttpRequest, page_id: int) -> ChoiceAidPage | None:
    """The public choice aid with this number on the site of the request, with its version; or None."""
    public = pages_of_site(request).order_by().values("pk")
    pages = ChoiceAidPage.objects.filter(pk=page_id).filter(pk__in=public)
    page: ChoiceAidPage | None = pages.select_related("live_revision").first()
    return page
