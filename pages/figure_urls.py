"""What the editor of clickable pictures asks, under ``/beheer/figuren/``."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from pages import figure_helpers

urlpatterns = [
    path(
        "afbeelding/<int:image_id>/", never_cache(require_admin_access(figure_helpers.picture)), name="figure_picture"
    ),
    path("koppen/<int:page_id>/", never_cache(require_admin_access(figure_helpers.headings)), name="figure_headings"),
    path("registerlijsten/", never_cache(require_admin_access(figure_helpers.lists)), name="figure_lists"),
]
