"""The addresses of the guide that exist in every language: without a prefix in Dutch, else under its code."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as wagtail_urls

from pages.serving import serve_guide

urlpatterns: list[URLPattern | URLResolver] = [
    path("zoeken/", include("pages.search.urls")),
    path("", include("pages.versions.urls")),
    path("", include("pages.subscriptions.urls")),
    path("", include("pages.suggestions.urls")),
    path("", include("pages.helped.urls")),
    *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
    re_path(wagtail_urls.serve_pattern, serve_guide, name="wagtail_serve"),
]
