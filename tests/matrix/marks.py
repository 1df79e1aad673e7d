"""The marks: ``kanarie-<slug>`` stands in the internal notes of every record and paper of the demo."""

import re
from functools import cache

from participation.files.storage import open_file
from participation.models import (
    Attachment,
    ChallengeRequest,
    Commitment,
    Contribution,
    ContributionGiver,
    LogEntry,
    Opgave,
    Outcome,
    Photo,
    PhotoPermission,
    PrivateNote,
    RegistrationPerson,
    Stuk,
    Traject,
    Werkatelier,
)
from tests.matrix.addresses_dossiers import INSIDE
from tests.matrix.identities import EDITORS, STAFF, Identity

CANARY = re.compile(r"kanarie-[a-z0-9-]+")


def canaries_by_dossier() -> dict[str, set[str]]:
    """The marks of every record and paper in the database, by the address of their opgave."""
    found: dict[str, set[str]] = {}
    for model, opgave in ((Opgave, "slug"), (Traject, "opgave__slug"), (Werkatelier, "traject__opgave__slug")):
        for address, notes in model._default_manager.values_list(opgave, "internal_notes"):
            found.setdefault(address, set()).update(CANARY.findall(notes))
    for rows in (
        Contribution.objects.values_list("traject__opgave__slug", "text"),
        Outcome.objects.values_list("werkatelier__traject__opgave__slug", "text"),
        Commitment.objects.values_list("traject__opgave__slug", "internal_note"),
        LogEntry.objects.values_list("traject__opgave__slug", "text"),
        Photo.objects.values_list("werkatelier__traject__opgave__slug", "alt"),
        Stuk.objects.values_list("opgave__slug", "internal_notes"),
    ):
        for address, words in rows:
            found.setdefault(address, set()).update(CANARY.findall(words))
    for file in Attachment.objects.filter(media_type="text/plain", traject__isnull=False).select_related(
        "traject__opgave"
    ):
        words = open_file(file.sha256).read().decode()
        found.setdefault(file.dossier.opgave.slug, set()).update(CANARY.findall(words))
    return found | _advice()


def _advice() -> dict[str, set[str]]:
    """The marks in the advice on requests under the right to challenge: for the staff, the college and the auditor."""
    texts = ChallengeRequest.objects.values_list("assessment", flat=True)
    return {"uitdaagrecht": {mark for text in texts for mark in CANARY.findall(text)}}


def may_read(identity: Identity, dossier: str) -> bool:
    """Rule 3 for everything that is not one of the three dossiers of the contract: the staff reads it."""
    return identity in INSIDE.get(dossier, STAFF)


@cache
def allowed_marks(identity: Identity) -> frozenset[str]:
    """Every mark that this person may read somewhere."""
    marks = canaries_by_dossier()
    found = {mark for dossier in marks if may_read(identity, dossier) for mark in marks[dossier]}
    return frozenset(found | _own_notes(identity) | (_giver_marks() if identity in EDITORS else set()))


def _own_notes(identity: Identity) -> set[str]:
    """Of each reader alone: no role and no relation gives another person a note."""
    texts = PrivateNote.objects.filter(user__email=identity.email).values_list("text", flat=True)
    return {mark for text in texts for mark in CANARY.findall(text)}


def _giver_marks() -> set[str]:
    """Of the three dossiers: who gave a contribution, takes part in a werkatelier or is on a photo, is
    for the team."""
    names = [
        *ContributionGiver.objects.values_list("name", flat=True),
        *RegistrationPerson.objects.values_list("name", flat=True),
        *PhotoPermission.objects.values_list("text", flat=True),
    ]
    return {mark for name in names for mark in CANARY.findall(name)}


def not_allowed(found: set[str], identity: Identity) -> set[str]:
    """Marks that this person may not read. A PDF breaks a long mark over two lines, so its beginning counts as it."""
    allowed = allowed_marks(identity)
    return {mark for mark in found if not any(whole.startswith(mark) for whole in allowed)}
