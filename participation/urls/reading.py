"""Addresses of reading: the list, one paper, marks, notes, and what works without a connection."""

from django.urls import URLPattern, path

from participation.views.reading import device, keeping, lists, notes, papers, taste, watermark

PAPER = "lezen/stukken/<slug:slug>"
reading_patterns: list[URLPattern] = [
    path("lezen/", lists.reading, name="reading"),
    path("lezen/gezien/", lists.reading_seen, name="reading_seen"),
    path("lezen/instelling/", taste.reading_settings, name="reading_settings"),
    path("lezen/stand/", device.reading_state, name="reading_state"),
    path("lezen/werker.js", device.reading_worker, name="reading_worker"),
    path("lezen/watermerk.svg", watermark.watermark, name="watermark"),
    path("lezen/vergaderingen/<int:pk>/", lists.reading_meeting, name="reading_meeting"),
    path("lezen/notities/", notes.reading_notes, name="reading_notes"),
    path("lezen/notities/notities.txt", notes.reading_notes_file, name="reading_notes_file"),
    path("lezen/notities/wissen/", notes.reading_erase, name="reading_erase"),
    path(f"{PAPER}/", papers.reading_paper, name="reading_paper"),
    path(f"{PAPER}/afdrukken/", papers.reading_print, name="reading_print"),
    path(f"{PAPER}/gelezen/", keeping.reading_mark, name="reading_mark"),
    path(f"{PAPER}/alles-gelezen/", keeping.reading_mark_all, name="reading_mark_all"),
    path(f"{PAPER}/notitie/", keeping.reading_note, name="reading_note"),
]
