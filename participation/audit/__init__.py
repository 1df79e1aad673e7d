"""The append-only record of what happened: one typed function per event, each row chained to the one before.

A row says who (with the roles of that moment), what, to which record, when. It never holds text of a dossier, reasons
or contact data: identifiers and facts only (AVG). Rows are written in the caller's transaction, so that there is no
event without a row and no row without an event. Write the row after the last lock: all writers queue for one chain.

Events of the other nouns stand in modules of their own beside these.
"""

from .chain import FIRST_PREVIOUS_HASH, Event, OutsideTransaction, hash_entry, hash_reason, write_entries, write_entry
from .checking import ChainReport, Noted, Row, check_rows, rows_of_database, verify_chain
from .papers import (
    amendment_numbered,
    decision_registered,
    reaction_added,
    reaction_answered,
    revision_begun,
    secrecy_imposed,
    secrecy_lifted,
    step_approved,
    step_carried,
    step_skipped,
    stuk_published,
    stuk_returned,
    stuk_submitted,
    stuk_superseded,
    stuk_taken_up,
    stuk_unpublished,
    stuk_withdrawn,
)
from .records import (
    answer_saved,
    confidentiality_changed,
    lesson_proposed,
    opgave_closed,
    process_moved,
    record_created,
    record_deleted,
    record_published,
    record_saved,
    record_unpublished,
    record_viewed,
    team_changed,
)
from .replacements import replacement_ended, replacement_named

__all__ = [
    "FIRST_PREVIOUS_HASH",
    "ChainReport",
    "Event",
    "Noted",
    "OutsideTransaction",
    "Row",
    "amendment_numbered",
    "answer_saved",
    "check_rows",
    "confidentiality_changed",
    "decision_registered",
    "hash_entry",
    "hash_reason",
    "lesson_proposed",
    "opgave_closed",
    "process_moved",
    "reaction_added",
    "reaction_answered",
    "record_created",
    "record_deleted",
    "record_published",
    "record_saved",
    "record_unpublished",
    "record_viewed",
    "replacement_ended",
    "replacement_named",
    "revision_begun",
    "rows_of_database",
    "secrecy_imposed",
    "secrecy_lifted",
    "step_approved",
    "step_carried",
    "step_skipped",
    "stuk_published",
    "stuk_returned",
    "stuk_submitted",
    "stuk_superseded",
    "stuk_taken_up",
    "stuk_unpublished",
    "stuk_withdrawn",
    "team_changed",
    "verify_chain",
    "write_entries",
    "write_entry",
]
