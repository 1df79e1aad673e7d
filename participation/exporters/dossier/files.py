"""Attachments: as they are kept, under the name that somebody gave them, made safe."""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation import policy
from participation.choices import Confidentiality, PeopleShown
from participation.exporters.dossier.names import NameBook
from participation.exporters.dossier.scope import ExportProblem, Scope
from participation.exporters.dossier.tables import Extra, Table
from participation.exporters.dossier.zipping import Member, chunks_of
from participation.files.storage import open_file
from participation.models import Attachment, Opgave

MAIL = "message/rfc822"
# Packed already; packing again costs time and wins nothing.
PACKED = ("image/", "video/", "audio/", "application/pdf", "application/zip", "application/vnd.o")


def attachments(scope: Scope) -> "QuerySet[Attachment]":
    """What goes along: as far as the asker reads it, and without people where none may go along."""
    return Attachment.objects.filter(pk__in=file_paths(scope))


def readable(scope: Scope) -> "QuerySet[Attachment]":
    """All files of the dossier that the asker may read; of a traject not those of the opgave above."""
    chosen = Q(traject__in=scope.trajecten) | Q(werkatelier__traject__in=scope.trajecten)
    if isinstance(scope.dossier, Opgave):
        chosen |= Q(opgave=scope.dossier)
    found = policy.visible_attachments(scope.user).filter(chosen)
    if scope.sees_confidential:
        return found
    # A file of the logbook goes no further than its entry.
    width = Confidentiality.CONFIDENTIAL
    return found.exclude(Q(confidentiality=width) | Q(log_entry__confidentiality=width))


def _shows_people() -> Q:
    """Letters of people, and pictures on which somebody can be recognised, or may be; not what everybody sees."""
    picture = Q(media_type__startswith="image/") & ~Q(people_shown=PeopleShown.NOBODY)
    return (Q(media_type=MAIL) | picture) & ~Q(confidentiality=Confidentiality.PUBLIC)


def file_paths(scope: Scope) -> dict[int, str]:
    """Where each goes: in the order in which they came, so that a name always falls to the same file. Asked once."""
    if scope.file_paths is None:
        book, found = NameBook(), readable(scope)
        chosen = found if scope.with_persons else found.exclude(_shows_people())
        rows = chosen.order_by("pk").values_list("pk", "original_name")
        scope.file_paths = {pk: f"bijlagen/{book.take(name, f'bijlage {pk}')}" for pk, name in rows}
    return scope.file_paths


def file_members(scope: Scope) -> Iterator[Member]:
    """Each from disk in pieces. Raises ExportProblem for a file that is lost or damaged."""
    if not scope.with_persons:
        scope.found.left_out["people"] = readable(scope).filter(_shows_people()).count()
    paths = file_paths(scope)
    for attachment in attachments(scope).order_by("pk").iterator():
        scope.found.narrow(attachment.confidentiality)
        packed = not attachment.media_type.startswith(PACKED)
        yield Member(paths[attachment.pk], _content(attachment), packed=packed)


def _content(attachment: Attachment) -> Iterator[bytes]:
    title = {"title": attachment.title[:80]}
    return stored(
        attachment.sha256,
        lost=_("De bijlage “%(title)s” staat niet meer op schijf. Zet het bestand terug of verwijder de bijlage.")
        % title,
        damaged=_("De bijlage “%(title)s” is beschadigd. Zet het bestand terug of verwijder de bijlage.") % title,
    )


def stored(sha256: str, *, lost: str, damaged: str) -> Iterator[bytes]:
    """A file of private storage in pieces, checked on the way. Raises ExportProblem with one of these words."""
    digest = hashlib.sha256()
    try:
        with open_file(sha256) as file:
            for chunk in chunks_of(file):
                digest.update(chunk)
                yield chunk
    except FileNotFoundError as gone:
        raise ExportProblem(lost) from gone
    if digest.hexdigest() != sha256:
        raise ExportProblem(damaged)


def _path(attachment: Attachment, scope: Scope) -> str:
    return file_paths(scope)[attachment.pk]


def _rights_holder(attachment: Attachment, scope: Scope) -> Any:
    public = attachment.confidentiality == Confidentiality.PUBLIC
    return attachment.rights_holder if public or scope.with_persons else ""


FILES = (
    Table(
        "bijlagen",
        gettext_lazy("De bijlagen, met hun plaats in deze map en hun vingerafdruk."),
        Attachment,
        attachments,
        (
            *("id", "opgave", "traject", "werkatelier", "log_entry", "title", "original_name", "media_type", "size"),
            *("sha256", "confidentiality", "people_shown", "uploaded_at", "uploaded_by", "version"),
        ),
        left_out=("rights_holder",),
        extras=(
            Extra("path", gettext_lazy("waar het bestand staat"), _path),
            Extra(
                "rights_holder",
                gettext_lazy("wie de rechten op de foto heeft; van wat niet openbaar is alleen met persoonsgegevens"),
                _rights_holder,
            ),
        ),
    ),
)
