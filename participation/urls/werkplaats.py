"""Addresses of the werkplaats: after log-in."""

from participation.urls.dossiers import dossier_patterns
from participation.urls.stukken import stuk_patterns

app_name = "werkplaats"
urlpatterns = [*dossier_patterns, *stuk_patterns]
