"""Addresses of the werkplaats: after log-in."""

from django.urls import URLPattern, URLResolver

app_name = "werkplaats"
urlpatterns: list[URLPattern | URLResolver] = []
