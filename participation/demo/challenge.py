"""The one request under the right to challenge: assessed, and too long with the college, so that it shows as overdue."""

from django.db import transaction

from participation.choices import ChallengeAction
from participation.demo.records import Stage, canary
from participation.models import ChallengeRequest
from participation.services.challenges.deciding import take_step
from participation.services.challenges.entering import enter_challenge
from participation.services.private_links import ContactData

RECEIVED = -90
REQUEST = {
    "title": "Onderhoud van het Lindepark",
    "task": "De gemeente maait het gras en snoeit de heggen van het Lindepark. Dat willen wij doen.",
    "plan": "Twintig vrijwilligers werken in ploegen. Een hovenier uit het dorp leidt hen op. Wij laten een deel "
    "ruiger groeien, voor vlinders en bijen.",
    "who": "Stichting Vrienden van het Lindepark",
    "budget": "6500",
}


@transaction.atomic
def load_challenge(stage: Stage, contact: ContactData) -> bool:
    """Whether it was made; a second run makes nothing."""
    if ChallengeRequest.objects.exists():
        return False
    leader = stage.cast["projectleider"]
    data = {**REQUEST, "received_on": stage.calendar.day(RECEIVED)}
    challenge = enter_challenge(user=leader, data=data, contact=contact)
    for action, step in (
        (ChallengeAction.RECEIVE, {"handler": leader}),
        (
            ChallengeAction.ASSESS,
            {"assessment": f"Het kan, voor een proef van een jaar. {canary('uitdaagrecht')}"},
        ),
    ):
        challenge = take_step(
            user=leader, challenge=challenge, action=action, data=step, base_version=challenge.version
        )
    return True
