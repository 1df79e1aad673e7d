"""The bin of a dossier: what is deleted can come back for ``settings.BIN_DAYS`` days (decision 0145).

A service makes its noun deletable with undo in two steps. Where the noun is written:

    register_kind(BinKind(Party, label=_("Partij"), anchor="party", may=policy.user_can_edit))

and where it deleted the row before: ``delete_to_bin(user=user, part=party)``. That locks the dossier, asks ``may`` and
``check``, keeps the row with everything that cascades, deletes it and writes the audit row. A view calls
``participation.views.bin.delete_and_offer_undo``, whose message has the button "Ongedaan maken". The page "Verwijderd",
restoring and removing for good then know the noun. Erasing somebody's data: ``forget_parts(Model, ids)``.
"""

from .kinds import BinKind, register_kind
from .moving import delete_to_bin, forget_parts, over_term, remove_expired, restore_part
from .page import BinRow, bin_rows, place_of

__all__ = [
    "BinKind",
    "BinRow",
    "bin_rows",
    "delete_to_bin",
    "forget_parts",
    "over_term",
    "place_of",
    "register_kind",
    "remove_expired",
    "restore_part",
]
