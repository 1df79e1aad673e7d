"""Addresses of Beheer for what readers and colleagues propose."""

from django.urls import URLPattern, path

from pages.suggestions.beheer_views import queue, suggestion_answer, suggestion_detail, suggestion_take_over

urlpatterns: list[URLPattern] = [
    path("wijzer/voorstellen/", queue, name="suggestion_queue"),
    path("wijzer/voorstellen/<int:pk>/", suggestion_detail, name="suggestion_detail"),
    path("wijzer/voorstellen/<int:pk>/overnemen/", suggestion_take_over, name="suggestion_take_over"),
    path("wijzer/voorstellen/<int:pk>/beantwoorden/", suggestion_answer, {"declines": False}, name="suggestion_answer"),
    path("wijzer/voorstellen/<int:pk>/afwijzen/", suggestion_answer, {"declines": True}, name="suggestion_decline"),
]
