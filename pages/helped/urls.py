"""Addresses at which a reader says whether a page helped; in every language."""

from django.urls import URLPattern, path

from pages.helped.views import helped, helped_thanks

urlpatterns: list[URLPattern] = [
    path("bladzijden/<int:page_id>/hielp/", helped, name="helped"),
    path("bladzijden/<int:page_id>/hielp/bedankt/", helped_thanks, name="helped_thanks"),
]
