"""The clock of a request: the last day of the step that is open now, from the settings of Beheer."""

from datetime import date

from participation.choices import ChallengeState
from participation.models import ChallengeRequest, ChallengeTerms
from samenwerking.workdays.counting import legal_last_day

# Counted from the day of receipt; the evaluation from the day of the decision.
FROM_RECEIPT = {
    ChallengeState.SUBMITTED: "receipt_days",
    ChallengeState.ASSESSMENT: "assessment_days",
    ChallengeState.DECISION: "decision_days",
}
FROM_DECISION = {ChallengeState.GRANTED: "evaluation_days", ChallengeState.PARTLY: "evaluation_days"}


def due_day(challenge: ChallengeRequest, state: ChallengeState) -> date | None:
    """None: nothing is open in this state. What was refused may be evaluated, but no clock runs for it."""
    terms = ChallengeTerms.load()
    if state in FROM_RECEIPT:
        days = getattr(terms, FROM_RECEIPT[state]) + challenge.extended_days
        return legal_last_day(challenge.received_on, days)
    if state in FROM_DECISION and challenge.decided_on is not None:
        return legal_last_day(challenge.decided_on, getattr(terms, FROM_DECISION[state]))
    return None
