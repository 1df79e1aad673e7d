"""Addresses of the werkplaats for papers and what is decided on them."""

from django.urls import URLPattern

stuk_patterns: list[URLPattern] = []
