"""The request under the right to challenge of the year: more time was asked for in time, once, with a reason."""

from django.db import transaction

from participation.choices import ChallengeAction
from participation.demo.records import Stage
from participation.models import ChallengeRequest
from participation.services.challenges.deciding import take_step
from participation.services.challenges.entering import enter_challenge
from participation.services.private_links import ContactData

RECEIVED, EXTRA_DAYS = -30, 21
REQUEST = {
    "title": "Beheer van de havenkade",
    "task": "De gemeente verhuurt de ligplaatsen aan de kade en houdt de steigers schoon. Dat nemen wij over.",
    "plan": "Een havenmeester uit de vereniging verdeelt de plaatsen. Leden onderhouden de steigers, twee zaterdagen "
    "per maand. Van de opbrengst knappen wij de kade op.",
    "who": "Watersportvereniging De Kade",
    "budget": "18500",
}
WHY = "Wij wachten op het rapport over de staat van de steigers. Dat komt over twee weken."
SOMEBODY = ContactData("Hanna Groot", "hanna.groot@buurt.example", "")


@transaction.atomic
def load_challenge(stage: Stage) -> bool:
    """Whether it was made; a second run makes nothing."""
    if ChallengeRequest.objects.filter(title=REQUEST["title"]).exists():
        return False
    leader = stage.cast["projectleider3"]
    data = {**REQUEST, "received_on": stage.calendar.day(RECEIVED)}
    challenge = enter_challenge(user=leader, data=data, contact=SOMEBODY)
    for action, step in (
        (ChallengeAction.RECEIVE, {"handler": leader}),
        (ChallengeAction.EXTEND, {"days": EXTRA_DAYS, "reason": WHY}),
    ):
        challenge = take_step(
            user=leader, challenge=challenge, action=action, data=step, base_version=challenge.version
        )
    return True
