"""Photos of werkateliers: what is on them, how papers showed them, and the pictures for which permission stands."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.choices import Confidentiality
from participation.exporters.dossier.files import stored
from participation.exporters.dossier.names import NameBook
from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import ABSENT, Extra, Table
from participation.exporters.dossier.zipping import Member
from participation.models import Photo, PhotoEdition
from participation.policy.photos import visible_photos


def photos(scope: Scope) -> "QuerySet[Photo]":
    """What goes along: as far as the asker sees it, and without people where none may go along."""
    found = _seen(scope)
    return found if scope.with_persons else found.exclude(_shows_people())


def _seen(scope: Scope) -> "QuerySet[Photo]":
    found = visible_photos(scope.user).filter(werkatelier__traject__in=scope.trajecten)
    return found if scope.sees_confidential else found.exclude(confidentiality=Confidentiality.CONFIDENTIAL)


def _shows_people() -> Q:
    """Somebody can be recognised, or may be, on what not everybody sees; a public one waits for permission so long."""
    someone = Q(people_count__isnull=True) | Q(people_count__gte=1)
    return someone & ~Q(confidentiality=Confidentiality.PUBLIC, cleared=True)


def _permitted(scope: Scope) -> "QuerySet[Photo]":
    """Of these the picture goes along: somebody looked who is on it, and all of them agreed."""
    agreed = photos(scope).annotate(agreed=Coalesce(Sum("permissions__people"), 0))
    return agreed.filter(people_count__lte=F("agreed"))


def photo_paths(scope: Scope) -> dict[int, str]:
    """Where each picture goes; one without permission goes nowhere. Asked once."""
    if scope.photo_paths is None:
        book = NameBook()
        rows = _permitted(scope).order_by("pk").values_list("pk", "original_name")
        scope.photo_paths = {pk: f"fotos/{book.take(name, f'foto {pk}')}" for pk, name in rows}
    return scope.photo_paths


def photo_members(scope: Scope) -> Iterator[Member]:
    """Each from disk in pieces, as it is kept. Raises ExportProblem for a picture that is lost or damaged."""
    if not scope.with_persons:
        scope.found.left_out["people"] += _seen(scope).filter(_shows_people()).count()
    paths = photo_paths(scope)
    scope.found.left_out["photos"] = photos(scope).count() - len(paths)
    for photo in photos(scope).order_by("pk").iterator():
        scope.found.narrow(photo.confidentiality)
        if photo.pk in paths:
            yield Member(paths[photo.pk], _content(photo), packed=False)


def _content(photo: Photo) -> Iterator[bytes]:
    number = {"number": photo.pk}
    return stored(
        photo.sha256,
        lost=_("Foto %(number)s staat niet meer op schijf. Zet het bestand terug of verwijder de foto.") % number,
        damaged=_("Foto %(number)s is beschadigd. Zet het bestand terug of verwijder de foto.") % number,
    )


def _path(photo: Photo, scope: Scope) -> Any:
    return photo_paths(scope).get(photo.pk, ABSENT)


def _rights(photo: Photo, scope: Scope) -> Any:
    """Who made it is somebody's name; what stands on the register is no secret."""
    public = photo.cleared and photo.confidentiality == Confidentiality.PUBLIC
    return {"maker": photo.maker, "text": photo.rights_text} if public or scope.with_persons else ABSENT


PHOTOS = (
    Table(
        "fotos",
        gettext_lazy("De foto's van werkateliers, wat erop staat en wat ermee mag."),
        Photo,
        photos,
        (
            *("id", "werkatelier", "position", "original_name", "media_type", "size", "width", "height", "sha256"),
            *("alt", "decorative", "caption", "licence", "people_count", "confidentiality", "in_report", "cleared"),
            *("uploaded_at", "uploaded_by", "version"),
        ),
        left_out=("maker", "rights_text"),
        extras=(
            Extra("path", gettext_lazy("waar de foto staat; zonder toestemming gaat hij niet mee"), _path),
            Extra(
                "rights",
                gettext_lazy("maker en toelichting; van wat niet openbaar is alleen met persoonsgegevens"),
                _rights,
            ),
        ),
    ),
    Table(
        "fotos-in-stukken",
        gettext_lazy("Hoe stukken een foto tonen. Weggehaald blijft alleen over dat er een foto was."),
        PhotoEdition,
        lambda scope: PhotoEdition.objects.filter(photo__in=photos(scope)),
        (
            *("id", "photo", "key", "salt", "fingerprint", "sha256", "width", "height", "alt", "caption"),
            *("made_at", "gone_at", "gone_because"),
        ),
        personal=("credit",),
    ),
)
