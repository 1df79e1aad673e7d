"""Addresses of the guide that are not pages: search, sitemap, robots, colours of a site."""

from django.urls import URLPattern, URLResolver, path

from pages.token_views import site_tokens

urlpatterns: list[URLPattern | URLResolver] = [
    path("tokens/<int:site_pk>.css", site_tokens, name="site_tokens"),
]
