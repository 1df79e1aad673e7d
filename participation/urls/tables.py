"""Addresses of all tables that somebody may take along."""

from django.urls import URLPattern, path

from participation.views import all_tables

table_patterns: list[URLPattern] = [
    path("gegevens/", all_tables.tables, name="tables"),
    path("gegevens/<slug:name>/", all_tables.table, name="table"),
]
register_table_patterns: list[URLPattern] = [
    path("gegevens/", all_tables.public_tables, name="tables"),
    path("gegevens/<slug:name>/", all_tables.public_table, name="table"),
]
