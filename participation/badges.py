"""The badges of the states of the register. The word says what the colour says."""

from pages.badges import Badge
from participation.choices import Confidentiality, Outcome, StukState

STATE_BADGES: dict[str, Badge] = {
    StukState.DRAFT: Badge(StukState.DRAFT.label, "neutral"),
    StukState.IN_REVIEW: Badge(StukState.IN_REVIEW.label, "info"),
    StukState.RETURNED: Badge(StukState.RETURNED.label, "warning"),
    StukState.ADOPTED: Badge(StukState.ADOPTED.label, "success"),
    StukState.ADOPTED_AMENDED: Badge(StukState.ADOPTED_AMENDED.label, "success"),
    StukState.DEFERRED: Badge(StukState.DEFERRED.label, "warning"),
    StukState.REJECTED: Badge(StukState.REJECTED.label, "danger"),
    StukState.WITHDRAWN: Badge(StukState.WITHDRAWN.label, "neutral"),
    Outcome.NOTED: Badge(Outcome.NOTED.label, "success"),
    Confidentiality.PUBLIC: Badge(Confidentiality.PUBLIC.label, "success"),
    Confidentiality.INTERNAL: Badge(Confidentiality.INTERNAL.label, "neutral"),
    Confidentiality.CONFIDENTIAL: Badge(Confidentiality.CONFIDENTIAL.label, "danger"),
}
