"""Addresses of "Wie mag wat"."""

from django.urls import URLPattern, path

from participation.views import who_may

who_may_patterns: list[URLPattern] = [
    path("wie-mag-wat/", who_may.who_may, name="who_may"),
    path("wie-mag-wat/regels/", who_may.rule_tables, name="rule_tables"),
    path("wie-mag-wat/regels/<slug:name>/", who_may.rule_table, name="rule_table"),
]
