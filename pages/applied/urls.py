"""The address at which a page says where it was put to use."""

from django.urls import URLPattern, path

from pages.applied.views import applied_in

urlpatterns: list[URLPattern] = [
    path("bladzijden/<int:page_id>/toegepast-in/", applied_in, name="applied_in"),
]
