"""Addresses of the files and the logbook of a dossier."""

from django.urls import URLPattern, path

from participation.views import attachments, logbook
from participation.views.logbook_mail import entry_from_mail

NOUNS = {"opgaven": "opgave", "trajecten": "traject", "werkateliers": "werkatelier"}


def _files(folder: str, noun: str) -> list[URLPattern]:
    """Files of a record of this kind."""
    kind, base = {"kind": noun}, f"{folder}/<slug:slug>/bijlagen"
    return [
        path(f"{base}/nieuw/", attachments.attachment_new, kind, name=f"{noun}_attachment_new"),
        path(f"{base}/<int:pk>/", attachments.attachment_edit, kind, name=f"{noun}_attachment_edit"),
        path(f"{base}/<int:pk>/verwijderen/", attachments.attachment_delete, kind, name=f"{noun}_attachment_delete"),
    ]


LOGBOOK = "trajecten/<slug:slug>/logboek"
dossier_part_patterns: list[URLPattern] = [
    *(pattern for folder, noun in NOUNS.items() for pattern in _files(folder, noun)),
    path("bijlagen/<int:pk>/", attachments.attachment_file, name="attachment"),
    path(f"{LOGBOOK}/", logbook.logbook, name="logbook"),
    path(f"{LOGBOOK}/nieuw/", logbook.entry_new, name="log_entry_new"),
    path(f"{LOGBOOK}/mail/", entry_from_mail, name="log_mail"),
    path(f"{LOGBOOK}/<int:pk>/", logbook.entry_edit, name="log_entry_edit"),
    path(f"{LOGBOOK}/<int:pk>/verwijderen/", logbook.entry_delete, name="log_entry_delete"),
]
