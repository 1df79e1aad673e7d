"""Papers: every version that was submitted, decided on, offered or published, and the newest; with what was decided."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision

from participation.choices import AuditAction, Confidentiality
from participation.documents.pdf import stuk_pdf, watermark
from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import Extra, Row, Table
from participation.exporters.dossier.zipping import Member
from participation.models import AuditEntry, Decision, Reaction, ReturnReason, SecrecyGrant, Stuk
from participation.models.stuk import canonical_content
from participation.selectors.papers import text_of

SUBMITTED, PUBLISHED, DECIDED, OFFERED, NEWEST = "submitted", "published", "decided", "offered", "newest"
BY_EVENT = {AuditAction.SUBMITTED.value: SUBMITTED, AuditAction.PUBLISHED.value: PUBLISHED}


def versions_of(stuk: Stuk) -> list[tuple[Revision, list[str]]]:
    """The versions that count, oldest first, with why each does."""
    why: dict[int, set[str]] = defaultdict(set)
    marks = {
        PUBLISHED: stuk.live_revision_id,
        OFFERED: stuk.council_revision_id,
        SUBMITTED: stuk.submitted_revision_id,
        NEWEST: stuk.latest_revision_id,
    }
    for reason, pk in marks.items():
        why[pk or 0].add(reason)
    for decided, offered in stuk.decisions.values_list("revision_id", "offered_revision_id"):
        why[decided].add(DECIDED)
        why[offered or 0].add(OFFERED)
    events = AuditEntry.objects.filter(object_type="stuk", object_id=stuk.pk, action__in=BY_EVENT)
    for action, data in events.values_list("action", "data"):
        why[data.get("revision") or 0].add(BY_EVENT[action])
    revisions = Revision.objects.for_instance(stuk).filter(pk__in=why).order_by("pk")
    return [(revision, sorted(why[revision.pk])) for revision in revisions]


def paper_members(scope: Scope) -> Iterator[Member]:
    """For each paper a folder with its versions, as PDF, as a page and as data."""
    for stuk in scope.papers():
        for number, (revision, _why) in enumerate(versions_of(stuk), start=1):
            yield from _version(scope, stuk, number, revision)


def folder_of(stuk: Stuk) -> str:
    return f"stukken/{stuk.slug}"


def version_paths(stuk: Stuk, number: int) -> list[str]:
    return [f"{folder_of(stuk)}/versie-{number}.{ending}" for ending in ("pdf", "html", "json")]


def _version(scope: Scope, stuk: Stuk, number: int, revision: Revision) -> Iterator[Member]:
    """The JSON is byte for byte what the fingerprint of the paper is taken of (``canonical_content``)."""
    pdf, page, data = version_paths(stuk, number)
    text, decisions = text_of(stuk, revision), list(stuk.decisions.all())
    # A copy that gets around says what it is; the archive's names no person.
    secret = stuk.opgave.confidentiality == Confidentiality.CONFIDENTIAL
    reader = _("archiefexemplaar") if secret else ""
    look = {"municipality": scope.site.municipality_name, "accent": scope.site.palette.accent}
    context = {"text": text, "decisions": decisions, "mark": watermark(stuk, text, reader), **look}
    yield Member(pdf, (stuk_pdf(stuk, text, decisions, reader=reader, **look),), packed=False)
    yield Member(page, (render_to_string("participation/export/paper.html", context).encode(),))
    yield Member(data, (canonical_content(revision.content),))


# --- tables ----------------------------------------------------------------------------------------


def _papers(scope: Scope) -> "QuerySet[Stuk]":
    return Stuk.objects.filter(pk__in=scope.stukken)


def _versions(stuk: Stuk, scope: Scope) -> list[Row]:
    return [
        {
            "number": number,
            "revision": revision.pk,
            "created_at": revision.created_at,
            "content_hash": text_of(stuk, revision).content_hash,
            "why": why,
            "files": version_paths(stuk, number),
        }
        for number, (revision, why) in enumerate(versions_of(stuk), start=1)
    ]


def _of_papers(model: Any) -> Any:
    return lambda scope: model._default_manager.filter(stuk__in=scope.stukken)


def _amendments(decision: Decision, scope: Scope) -> list[int]:
    return sorted(decision.amendments.values_list("pk", flat=True))


def _circle(grant: SecrecyGrant, scope: Scope) -> int:
    return grant.members.count()


PAPERS = (
    Table(
        "stukken",
        gettext_lazy("De stukken, met hun versies en waar die staan."),
        Stuk,
        _papers,
        (
            *("id", "kind", "title", "slug", "opgave", "traject", "opgave_owner", "traject_owner", "werkatelier_owner"),
            *("sections", "internal_notes", "state", "live", "submitted_at", "submitted_by", "submitted_revision"),
            *("college_offered_at", "council_offered_at", "council_revision", "unpublished_reason", "withdrawn_reason"),
            *("revises", "superseded_at"),
            *("created_at", "updated_at", "created_by", "live_revision", "latest_revision"),
            *("first_published_at", "last_published_at", "has_unpublished_changes"),
        ),
        left_out=("go_live_at", "expire_at", "expired"),
        extras=(Extra("versions", gettext_lazy("versies, waarom ze ertoe doen, en hun bestanden"), _versions),),
    ),
    Table(
        "besluiten",
        gettext_lazy("Besluiten van college en raad, met de vingerafdruk van de tekst."),
        Decision,
        _of_papers(Decision),
        (
            *("id", "stuk", "revision", "offered_revision", "body", "date", "number", "outcome", "reason"),
            *("deferred_until", "content_hash", "registered_by", "created_at"),
        ),
        left_out=("task_state", "amendments"),
        extras=(
            Extra("amendments", gettext_lazy("overgenomen amendementen, met hun nummer in reacties.json"), _amendments),
        ),
    ),
    Table(
        "teruggaven",
        gettext_lazy("Waarom een stuk terugkwam, per onderdeel."),
        ReturnReason,
        _of_papers(ReturnReason),
        ("id", "stuk", "section_key", "text"),
        left_out=("task_state",),
    ),
    Table(
        "reacties",
        gettext_lazy("Vragen, adviezen, amendementen en moties van college en raad, met het antwoord."),
        Reaction,
        _of_papers(Reaction),
        (
            *("id", "stuk", "revision", "section_key", "body", "kind", "text", "author", "created_at", "answer"),
            *("answered_by", "answered_at", "due_on", "external_id"),
        ),
    ),
    Table(
        "geheimhouding",
        gettext_lazy("Geheimhouding op stukken die mee zijn."),
        SecrecyGrant,
        _of_papers(SecrecyGrant),
        (
            *("id", "stuk", "basis", "starts_on", "ends_on", "imposed_by", "created_at", "lifted_at"),
            *("downloads_allowed", "needs_confirmation", "confirmed_at", "confirmed_by", "lapsed_at"),
        ),
        left_out=("members", "confirmed_meeting"),
        extras=(Extra("members", gettext_lazy("hoeveel mensen in de kring zitten"), _circle),),
    ),
)
