"""Addresses of what the guide offers beside its pages: words, worksheets, and where a page was put to use."""

from django.urls import URLPattern, path, re_path

from pages.applied.views import applied_in
from pages.glossary.views import term_page
from pages.worksheets.views import choose, worksheet

urlpatterns: list[URLPattern] = [
    path("bladzijden/<int:page_id>/toegepast-in/", applied_in, name="applied_in"),
    path("begrip/<slug:anchor>/", term_page, name="term"),
    path("werkbladen/", choose, name="worksheets"),
    re_path(r"^werkbladen/werkblad\.(?P<file_format>pdf|odt)$", worksheet, name="worksheet"),
]
