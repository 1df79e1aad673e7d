"""Meetings of college and council that had papers of the dossier on their list, and what came of those there."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import Extra, Table
from participation.models import Decision, Meeting, MeetingPaper
from participation.policy.meetings import visible_meetings


def _meetings(scope: Scope) -> "QuerySet[Meeting]":
    """Those that the asker may know of: the college's list is not for everybody."""
    return visible_meetings(scope.user).filter(pk__in=_places(scope).values("meeting"))


def _places(scope: Scope) -> "QuerySet[MeetingPaper]":
    found = MeetingPaper.objects.filter(stuk__in=scope.stukken, meeting__in=visible_meetings(scope.user))
    return found.select_related("meeting")


def _decisions(place: MeetingPaper, scope: Scope) -> Any:
    """What this body decided on the paper on the day of the meeting; nothing when a stage was held or it was moved."""
    facts = {"body": place.meeting.body, "date": place.meeting.date}
    return sorted(Decision.objects.filter(stuk=place.stuk_id, **facts).values_list("pk", flat=True))


MEETINGS = (
    Table(
        "vergaderingen",
        _("Vergaderingen van college en raad met stukken van dit dossier op de lijst."),
        Meeting,
        _meetings,
        ("id", "body", "date", "title", "version", "created_by", "created_at"),
    ),
    Table(
        "lijsten",
        _("Welk stuk op de lijst van welke vergadering stond, en wat er daar is besloten."),
        MeetingPaper,
        _places,
        ("id", "meeting", "stuk", "place"),
        extras=(Extra("decisions", _("besluiten van die dag, met hun nummer in besluiten.json"), _decisions),),
    ),
)
