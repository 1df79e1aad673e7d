"""Addresses of the werkplaats: after log-in."""

from participation.urls.commitments import commitment_patterns
from participation.urls.dossiers import dossier_patterns
from participation.urls.stukken import stuk_patterns

app_name = "werkplaats"
urlpatterns = [*commitment_patterns, *dossier_patterns, *stuk_patterns]
