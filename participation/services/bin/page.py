"""What lies in the bin of one dossier, for one person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.functional import Promise

from participation.models import BinnedPart, Opgave, Traject
from participation.services.bin.kinds import KINDS
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class BinRow:
    """A deleted part with its kind in words, the last moment that it can come back, and whether this person may."""

    part: BinnedPart
    label: str | Promise
    until: datetime
    may_restore: bool


def bin_rows(user: User, dossier: Opgave | Traject) -> list[BinRow]:
    """Newest first. Who may open the bin is asked by the view (``policy.user_can_open_bin``)."""
    parts = [part for part in dossier.binned_parts.select_related("deleted_by") if part.model in KINDS]
    may = {model: KINDS[model].may(user, dossier) for model in {part.model for part in parts}}
    days = timedelta(days=settings.BIN_DAYS)
    return [BinRow(part, KINDS[part.model].label, part.deleted_at + days, may[part.model]) for part in parts]


def place_of(part: BinnedPart) -> str:
    """The place on the page of the dossier where this part stands once it is back."""
    return KINDS[part.model].anchor if part.model in KINDS else ""
