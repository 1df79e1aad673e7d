"""Addresses at which questions are chosen and a worksheet is made of them."""

from django.urls import URLPattern, path, re_path

from pages.worksheets.views import choose, worksheet

urlpatterns: list[URLPattern] = [
    path("werkbladen/", choose, name="worksheets"),
    re_path(r"^werkbladen/werkblad\.(?P<file_format>pdf|odt)$", worksheet, name="worksheet"),
]
