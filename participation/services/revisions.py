"""Herzieningen: an adopted paper that changes goes its route again; until then the adopted text stays as it is."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.approval.door import lock_stuk
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import Opgave, Stuk, Traject
from participation.selectors.material import material_values, names_of_fields, open_revisions, standing_paper
from participation.services.stukken import insert_stuk
from samenwerking.accounts.models import User


@transaction.atomic
def begin_revision(*, user: User, stuk: Stuk, reason: str) -> Stuk:
    """A draft with the adopted text, for the lead. Raises NotAllowed, or ParticipationError when one is under way."""
    locked = lock_stuk(stuk)
    if open_revisions([locked.pk]).exists() and policy.user_is_lead(user, locked):
        raise ParticipationError(_("Er is al een herziening van dit stuk."))
    if not policy.user_can_revise_stuk(user, locked):
        raise NotAllowed
    return _begin(user, locked, reason.strip(), fields=())


def reopen_after_change(user: User, record: Opgave | Traject, before: Mapping[str, Any]) -> Stuk | None:
    """After a material field was changed: a herziening of the paper that rests on it, unless one is under way.

    Call in the transaction of the change. ``before``: ``material_values`` from before it.
    """
    changed = [name for name, value in material_values(record).items() if value != before[name]]
    found = standing_paper(record) if changed else None
    if found is None:
        return None
    locked = lock_stuk(found)
    if open_revisions([locked.pk]).exists():
        return None
    note = _("In het dossier is veranderd: %(fields)s. Pas de tekst daarop aan.")
    return _begin(user, locked, note % {"fields": names_of_fields(record, changed)}, fields=changed)


def _begin(user: User, stuk: Stuk, note: str, *, fields: Sequence[str]) -> Stuk:
    adopted = stuk.submitted_revision
    assert adopted is not None, "an adopted paper has a version"
    revision = Stuk(
        kind=stuk.kind,
        title=adopted.content["title"],
        sections=deepcopy(adopted.content["sections"]),
        internal_notes=note,
        opgave_owner=stuk.opgave_owner,
        traject_owner=stuk.traject_owner,
        werkatelier_owner=stuk.werkatelier_owner,
        opgave=stuk.opgave,
        traject=stuk.traject,
        revises=stuk,
        created_by=user,
    )
    insert_stuk(revision)
    revision.save_revision(user=user)
    audit.revision_begun(user=user, stuk=revision, fields=fields)
    return revision
