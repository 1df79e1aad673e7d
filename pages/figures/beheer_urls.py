"""What the editor of clickable pictures asks, under ``/beheer/figuren/``."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from pages.figures import beheer_views

urlpatterns = [
    path("afbeelding/<int:image_id>/", never_cache(require_admin_access(beheer_views.picture)), name="figure_picture"),
    path("koppen/<int:page_id>/", never_cache(require_admin_access(beheer_views.headings)), name="figure_headings"),
    path("registerlijsten/", never_cache(require_admin_access(beheer_views.lists)), name="figure_lists"),
]
