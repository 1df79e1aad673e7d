"""Addresses of the werkplaats: after log-in."""

from participation.urls.commitments import commitment_patterns
from participation.urls.contributions import contribution_patterns
from participation.urls.dossier_parts import dossier_part_patterns
from participation.urls.dossiers import dossier_patterns
from participation.urls.exports import export_patterns
from participation.urls.following import chain_patterns
from participation.urls.framework import framework_patterns
from participation.urls.imports import import_patterns
from participation.urls.mail import mail_patterns
from participation.urls.meetings import meeting_patterns
from participation.urls.organisations import organisation_patterns
from participation.urls.outcomes import outcome_patterns
from participation.urls.persons import person_patterns
from participation.urls.photos import photo_patterns
from participation.urls.proposals import proposal_patterns
from participation.urls.reading import reading_patterns
from participation.urls.registrations import registration_patterns
from participation.urls.society import society_patterns
from participation.urls.steering import steering_patterns
from participation.urls.stukken import stuk_patterns
from participation.urls.tables import table_patterns
from participation.urls.who_may import who_may_patterns

app_name = "werkplaats"
urlpatterns = [
    *commitment_patterns,
    *chain_patterns,
    *framework_patterns,
    *organisation_patterns,
    *dossier_patterns,
    *dossier_part_patterns,
    *steering_patterns,
    *stuk_patterns,
    *contribution_patterns,
    *registration_patterns,
    *outcome_patterns,
    *photo_patterns,
    *society_patterns,
    *import_patterns,
    *person_patterns,
    *meeting_patterns,
    *mail_patterns,
    *reading_patterns,
    *proposal_patterns,
    *export_patterns,
    *table_patterns,
    *who_may_patterns,
]
