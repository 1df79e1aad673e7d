"""The address of one word of the glossary."""

from django.urls import URLPattern, path

from pages.glossary.views import term_page

urlpatterns: list[URLPattern] = [
    path("begrip/<slug:anchor>/", term_page, name="term"),
]
