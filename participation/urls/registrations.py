"""Addresses of taking part in a werkatelier, on the register and in the werkplaats."""

from django.urls import URLPattern, path

from participation.views.register import registering
from participation.views.register.downloads import traject_ics
from participation.views.registrations import copies, documents, door, handling, lists, programme, settings

BASE = "werkateliers/<slug:slug>"
LIST = f"{BASE}/aanmeldingen"

registration_patterns: list[URLPattern] = [
    path(f"{BASE}/programma/", programme.programme_edit, name="werkatelier_programme"),
    path(f"{BASE}/kopie/", copies.werkatelier_copy, name="werkatelier_copy"),
    path(f"{BASE}/reeks/", copies.werkatelier_series, name="werkatelier_series"),
    path(f"{LIST}/", lists.registration_list, name="registrations"),
    path(f"{LIST}/instellen/", settings.registration_settings, name="registration_settings"),
    path(f"{LIST}/nieuw/", handling.registration_new, name="registration_new"),
    path(f"{LIST}/uitnodigen/", handling.registration_invite, name="registration_invite"),
    path(f"{LIST}/<int:pk>/afmelden/", handling.registration_cancel, name="registration_cancel"),
    path(f"{LIST}/deelnemers.pdf", documents.participants_pdf, name="registrations_pdf"),
    path(f"{LIST}/naamkaartjes.pdf", documents.badges_pdf, name="badges_pdf"),
    path(f"{BASE}/deur/", door.door, name="door"),
    path(f"{BASE}/deur/stand/", door.door_state, name="door_state"),
    path(f"{BASE}/deur/werker.js", door.door_worker, name="door_worker"),
]

public_registration_patterns: list[URLPattern] = [
    path("werkateliers/<slug:slug>/aanmelden/", registering.register, name="registration"),
    path("werkateliers/<slug:slug>/aangemeld/", registering.registration_sent, name="registration_sent"),
    path("aanmelding/<slug:secret>/", registering.registration_private, name="registration_private"),
    path("trajecten/<slug:slug>.ics", traject_ics, name="traject_ics"),
]
