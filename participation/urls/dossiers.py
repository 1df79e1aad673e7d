"""Addresses of the werkplaats for opgaven, trajecten and werkateliers."""

from django.urls import URLPattern

dossier_patterns: list[URLPattern] = []
