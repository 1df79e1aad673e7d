"""Addresses of Beheer that keep the guide alive."""

from django.urls import URLPattern, path

from pages.helped.beheer_views import helped_detail, helped_list
from pages.suggestions.beheer_views import queue, suggestion_answer, suggestion_detail, suggestion_take_over
from pages.upkeep.beheer_views import care_edit, care_list, care_review

urlpatterns: list[URLPattern] = [
    path("wijzer/beoordelen/", care_list, name="upkeep_care_list"),
    path("wijzer/beoordelen/<int:page_id>/zorg/", care_edit, name="upkeep_care_edit"),
    path("wijzer/beoordelen/<int:page_id>/beoordeeld/", care_review, name="upkeep_care_review"),
    path("wijzer/voorstellen/", queue, name="suggestion_queue"),
    path("wijzer/voorstellen/<int:pk>/", suggestion_detail, name="suggestion_detail"),
    path("wijzer/voorstellen/<int:pk>/overnemen/", suggestion_take_over, name="suggestion_take_over"),
    path("wijzer/voorstellen/<int:pk>/beantwoorden/", suggestion_answer, {"declines": False}, name="suggestion_answer"),
    path("wijzer/voorstellen/<int:pk>/afwijzen/", suggestion_answer, {"declines": True}, name="suggestion_decline"),
    path("wijzer/hielp/", helped_list, name="helped_list"),
    path("wijzer/hielp/<int:page_id>/", helped_detail, name="helped_detail"),
]
