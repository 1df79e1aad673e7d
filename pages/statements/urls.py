"""Addresses of the statements that every site has."""

from django.urls import URLPattern, path

from pages.statements.views import accessibility, cookies, privacy

urlpatterns: list[URLPattern] = [
    path("toegankelijkheid/", accessibility, name="accessibility_statement"),
    path("privacy/", privacy, name="privacy_statement"),
    path("cookies/", cookies, name="cookie_statement"),
]
