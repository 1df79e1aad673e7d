"""Addresses of what came out of a werkatelier."""

from django.urls import URLPattern, path

from participation.views import outcome_results, outcomes

BASE = "werkateliers/<slug:slug>/uitkomsten"

outcome_patterns: list[URLPattern] = [
    path(f"{BASE}/", outcomes.outcome_list, name="outcomes"),
    path(f"{BASE}/<int:pk>/", outcomes.outcome_edit, name="outcome_edit"),
    path(f"{BASE}/<int:pk>/verwijderen/", outcomes.outcome_delete, name="outcome_delete"),
    path(f"{BASE}/<int:pk>/inbreng/", outcome_results.to_contribution, name="outcome_contribution"),
    path(f"{BASE}/<int:pk>/toezegging/", outcome_results.to_commitment, name="outcome_commitment"),
    path(f"{BASE}/<int:pk>/les/", outcome_results.to_lesson, name="outcome_lesson"),
    path(f"{BASE}/<int:pk>/ongedaan/", outcome_results.undo, name="outcome_undo"),
]
