"""Addresses of the full export of a dossier."""

from django.urls import URLPattern, path

from participation.views import dossier_exports

export_patterns: list[URLPattern] = [
    path("opgaven/<slug:slug>/export/", dossier_exports.dossier_export, {"kind": "opgave"}, name="opgave_export"),
    path("trajecten/<slug:slug>/export/", dossier_exports.dossier_export, {"kind": "traject"}, name="traject_export"),
    path("exports/<int:pk>/bestand/", dossier_exports.export_file, name="export_file"),
    path("exports/<int:pk>/opnieuw/", dossier_exports.export_retry, name="export_retry"),
    path("exports/<int:pk>/verwijderen/", dossier_exports.export_remove, name="export_remove"),
]
