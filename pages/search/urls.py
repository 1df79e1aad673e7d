"""Addresses of the search: the page itself, and what it suggests while somebody types."""

from django.urls import URLPattern, path

from pages.search.views import search, suggest

urlpatterns: list[URLPattern] = [
    path("", search, name="search"),
    path("suggesties/", suggest, name="search_suggest"),
]
