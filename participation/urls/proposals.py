"""Addresses of amendments, motions and the fractions of the council."""

from django.urls import URLPattern, path

from participation.views.proposals import fractions, tabling, voting

PAPER = "stukken/<slug:slug>"
proposal_patterns: list[URLPattern] = [
    path(f"{PAPER}/onderdelen/<slug:section_key>/amendement/", tabling.amendment_new, name="amendment_new"),
    path(f"{PAPER}/motie/", tabling.motion_new, name="motion_new"),
    path(f"{PAPER}/voorstellen/<int:pk>/", tabling.proposal, name="proposal"),
    path(f"{PAPER}/voorstellen/<int:pk>/intrekken/", tabling.proposal_withdraw, name="proposal_withdraw"),
    path(f"{PAPER}/voorstellen/<int:pk>/uitslag/", voting.proposal_result, name="proposal_result"),
    path("fracties/", fractions.fractions, name="fractions"),
    path("fracties/nieuw/", fractions.fraction_new, name="fraction_new"),
    path("fracties/<int:pk>/", fractions.fraction_edit, name="fraction_edit"),
]
