"""Mails of the register to people with an account (docs/decisions/0013, 0191).

Written in the transaction of what they tell, so nobody is told of what did not happen; the worker sends them, and asks
again then who may read what. A mail about a confidential dossier says only that there is something in the werkplaats.
"""

from participation.notifications.papers import (
    authors_of,
    question_asked,
    reaction_answered,
    secrecy_imposed,
    secrecy_lapsed,
    step_alert,
    step_waiting,
    stuk_settled,
)
from participation.notifications.people import replacement_named
from participation.notifications.promises import promise_escalated
from participation.notifications.teams import dossiers_taken_over, team_changed

__all__ = [
    "authors_of",
    "dossiers_taken_over",
    "promise_escalated",
    "question_asked",
    "reaction_answered",
    "replacement_named",
    "secrecy_imposed",
    "secrecy_lapsed",
    "step_alert",
    "step_waiting",
    "stuk_settled",
    "team_changed",
]
