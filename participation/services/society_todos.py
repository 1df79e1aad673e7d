"""What initiatives, the right to challenge and evaluations ask of one person; three queries."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from participation.models import ChallengeRequest, EvaluationRound
from participation.policy import challenges, evaluations, initiatives
from participation.services.expectations import Todo
from participation.society_choices import ChallengeState
from samenwerking.accounts.models import User

MOST = 20
# What a request asks in each state: the title and a sentence.
ASKS = {
    ChallengeState.SUBMITTED: (
        gettext_lazy("Bevestig de ontvangst"),
        gettext_lazy("Iemand daagt de gemeente uit. Neem het verzoek in behandeling, of zeg waarom niet."),
    ),
    ChallengeState.ASSESSMENT: (
        gettext_lazy("Beoordeel het verzoek"),
        gettext_lazy("Schrijf op wat u het college adviseert."),
    ),
    ChallengeState.DECISION: (
        gettext_lazy("Leg het besluit vast"),
        gettext_lazy("Het advies ligt er. Wat besluit het college, en waarom?"),
    ),
}
EVALUATE = (gettext_lazy("Evalueer de uitdaging"), gettext_lazy("Hoe ging het, en wat leren we ervan?"))


def society_todos(user: User) -> list[Todo]:
    """The first of each kind; the lists have the rest."""
    requests = [_of_challenge(one) for one in challenges.waiting_challenges(user)[:MOST]]
    rounds = [_of_round(one) for one in evaluations.asked_evaluations(user)[:MOST]]
    return [*requests, *rounds, *_of_initiatives(user)]


def _of_challenge(challenge: ChallengeRequest) -> Todo:
    title, text = ASKS.get(ChallengeState(challenge.state), EVALUATE)
    return Todo(str(title), str(text), challenge.due_on, challenge.get_workspace_url(), paper=challenge.title)


def _of_round(round_: EvaluationRound) -> Todo:
    link = reverse("werkplaats:evaluation_reply", args=[round_.traject.slug, round_.pk])
    text = _("Wat vond u van dit traject? Het zijn vijf vragen.")
    return Todo(_("Vul de evaluatie in"), text, round_.closes_on, link, paper=round_.traject.title)


def _of_initiatives(user: User) -> list[Todo]:
    count = initiatives.waiting_initiatives(user).count()
    if not count:
        return []
    title = ngettext("Beoordeel %(count)s initiatief", "Beoordeel %(count)s initiatieven", count) % {"count": count}
    text = _("Niemand anders leest een initiatief of een wijziging voordat u die hebt beoordeeld.")
    return [Todo(title, text, link=reverse("werkplaats:initiatives"))]
