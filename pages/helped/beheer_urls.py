"""Addresses of Beheer for what "Hielp deze pagina?" brought in."""

from django.urls import URLPattern, path

from pages.helped.beheer_views import helped_detail, helped_list

urlpatterns: list[URLPattern] = [
    path("wijzer/hielp/", helped_list, name="helped_list"),
    path("wijzer/hielp/<int:page_id>/", helped_detail, name="helped_detail"),
]
