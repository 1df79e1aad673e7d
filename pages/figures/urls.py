"""The address at which readers see whose the pictures are."""

from django.urls import URLPattern, path

from pages.figures.views import figure_credits

urlpatterns: list[URLPattern] = [
    path("verantwoording-figuren/", figure_credits, name="figure_credits"),
]
