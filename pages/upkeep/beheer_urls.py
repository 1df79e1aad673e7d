"""Addresses of Beheer for the care of pages."""

from django.urls import URLPattern, path

from pages.upkeep.beheer_views import care_edit, care_list, care_review

urlpatterns: list[URLPattern] = [
    path("wijzer/beoordelen/", care_list, name="upkeep_care_list"),
    path("wijzer/beoordelen/<int:page_id>/zorg/", care_edit, name="upkeep_care_edit"),
    path("wijzer/beoordelen/<int:page_id>/beoordeeld/", care_review, name="upkeep_care_review"),
]
