"""Addresses of the werkplaats for what comes in by file: lists of opgaven and trajecten, and borders of areas."""

from django.urls import URLPattern, path, re_path

from participation.views import area_imports, list_imports, list_undo

LISTS = "lijsten"
AREAS = "gebieden"

import_patterns: list[URLPattern] = [
    path(f"{LISTS}/", list_imports.list_imports, name="list_imports"),
    re_path(r"^lijsten/voorbeeld\.(?P<file_format>csv|xlsx|ods)$", list_imports.list_example, name="list_example"),
    path(f"{LISTS}/<int:pk>/", list_imports.list_import, name="list_import"),
    path(f"{LISTS}/<int:pk>/leeg-laten/", list_imports.list_leave_empty, name="list_leave_empty"),
    path(f"{LISTS}/<int:pk>/inlezen/", list_imports.list_write, name="list_write"),
    path(f"{LISTS}/<int:pk>/terugdraaien/", list_undo.list_undo, name="list_undo"),
    path(f"{LISTS}/<int:pk>/vergeten/", list_imports.list_drop, name="list_drop"),
    path(f"{AREAS}/", area_imports.areas, name="areas"),
    path(f"{AREAS}/<int:pk>/", area_imports.area_import, name="area_import"),
    path(f"{AREAS}/<int:pk>/inlezen/", area_imports.area_write, name="area_write"),
    path(f"{AREAS}/<int:pk>/terugdraaien/", area_imports.area_undo, name="area_undo"),
    path(f"{AREAS}/<int:pk>/vergeten/", area_imports.area_drop, name="area_drop"),
]
