"""The page chooser of Beheer, in front of Wagtail's own: under ``/beheer/choose-page/``."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from pages.choosers.guarded import PageBrowseView, PageChosenMultipleView

urlpatterns = [
    path("<int:parent_page_id>/", never_cache(require_admin_access(PageBrowseView.as_view()))),
    path("chosen-multiple/", never_cache(require_admin_access(PageChosenMultipleView.as_view()))),
]
