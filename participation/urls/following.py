"""Addresses of the way from a contribution to a decision, on both faces, and of what came of a traject in public."""

from django.urls import URLPattern, path

from participation.views import chain
from participation.views.register import following

BASE = "trajecten/<slug:slug>"
chain_patterns: list[URLPattern] = [
    path(f"{BASE}/van-inbreng-tot-besluit/", chain.chain_overview, name="chain_overview"),
    path(f"{BASE}/inbreng/<int:pk>/weg/", chain.contribution_chain, name="contribution_chain"),
    path("stukken/<slug:slug>/reacties/<int:pk>/kenmerk/", chain.amendment_number, name="amendment_number"),
]
register_following: list[URLPattern] = [
    path(f"{BASE}/van-inbreng-tot-besluit/", following.chain_overview, name="chain_overview"),
    path(f"{BASE}/inbreng/<int:pk>/weg/", following.contribution_chain, name="contribution_chain"),
    path(f"{BASE}/beloofd-en-gedaan/", following.commitments, name="commitments"),
    path(f"{BASE}/tijdlijn/", following.planning, name="planning"),
]
