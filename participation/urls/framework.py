"""Addresses of the werkplaats for chances and barriers, planning and budget."""

from django.urls import URLPattern, path

from participation.views import framework, parts

FOLDERS = {"kansen": framework.FACTOR, "planning": framework.MILESTONE, "begroting": framework.BUDGET_LINE}


def _parts(folder: str, kind: parts.PartKind) -> list[URLPattern]:
    base, given = f"trajecten/<slug:slug>/{folder}", {"kind": kind}
    return [
        path(f"{base}/nieuw/", parts.part_new, given, name=f"{kind.name}_new"),
        path(f"{base}/<int:pk>/", parts.part_edit, given, name=f"{kind.name}_edit"),
        path(f"{base}/<int:pk>/verwijderen/", parts.part_delete, given, name=f"{kind.name}_delete"),
    ]


framework_patterns: list[URLPattern] = [
    path("trajecten/<slug:slug>/planning/", framework.planning, name="planning"),
    path("trajecten/<slug:slug>/begroting/openbaar/", framework.budget_publicity, name="budget_publicity"),
    *(pattern for folder, kind in FOLDERS.items() for pattern in _parts(folder, kind)),
]
