"""Addresses of the werkplaats for promises."""

from django.urls import URLPattern, path

from participation.views import commitment_states as states
from participation.views import commitments

BASE = "trajecten/<slug:slug>/toezeggingen"
commitment_patterns: list[URLPattern] = [
    path("toezeggingen/", commitments.my_commitments, name="my_commitments"),
    path(f"{BASE}/", commitments.commitment_list, name="commitments"),
    path(f"{BASE}/nieuw/", commitments.commitment_new, name="commitment_new"),
    path(f"{BASE}/<int:pk>/", commitments.commitment_detail, name="commitment"),
    path(f"{BASE}/<int:pk>/bewerken/", commitments.commitment_edit, name="commitment_edit"),
    path(f"{BASE}/<int:pk>/gedaan/", states.commitment_keep, name="commitment_keep"),
    path(f"{BASE}/<int:pk>/verplaatsen/", states.commitment_move, name="commitment_move"),
    path(f"{BASE}/<int:pk>/vervallen/", states.commitment_drop, name="commitment_drop"),
    path(f"{BASE}/<int:pk>/heropenen/", states.commitment_reopen, name="commitment_reopen"),
]
