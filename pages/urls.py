"""Addresses of the guide that are not pages: search, sitemap, robots."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
