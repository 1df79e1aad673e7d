"""Addresses of what the guide offers beside its pages: words, worksheets, and where a page was put to use."""

from django.urls import URLPattern, path

from pages.glossary.views import term_page

urlpatterns: list[URLPattern] = [
    path("begrip/<slug:anchor>/", term_page, name="term"),
]
