"""What the people of Voorbeeldpolder do themselves: initiatives in every state, one challenge, one evaluation."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from pages.models import Area, Theme
from participation.choices import InitiativeAction, InitiativePhase, MunicipalityRole
from participation.demo.challenge import load_challenge
from participation.demo.records import Stage, load_terms
from participation.models import Initiative, InitiativeContact, Opgave, Traject
from participation.services.evaluations.inviting import make_links
from participation.services.evaluations.replying import Answers, save_reply, submit_anonymous
from participation.services.evaluations.rounds import close_round, open_round, publish_round
from participation.services.initiatives.contacts import withdraw_initiative
from participation.services.initiatives.moderating import judge_initiative
from participation.services.initiatives.writing import add_initiative, change_own_initiative, propose_initiative
from participation.services.private_links import ContactData

SOMEBODY = ContactData("Bente Akkerman", "bente@bewoner.example", "")
GARDEN = {
    "name": "Buurttuin de Linde",
    "initiator": "Bewoners van de Lindestraat",
    "story": "Op het oude trapveld maken wij een tuin met fruitbomen en banken. Elke zaterdag werken we er samen. "
    "Wie wil, neemt een eigen stukje grond.",
    "phase": InitiativePhase.RUNNING,
    "contribution": "Mensen leren elkaar kennen, en het is er in de zomer koeler.",
    "helps": "Water van de sportclub en gereedschap uit de straat.",
    "hinders": "Wij weten nog niet hoe lang we het veld mogen gebruiken.",
}
CAFE = {
    "name": "Repaircafé in de dorpsschuur",
    "initiator": "Stichting Dorpsschuur",
    "story": "Elke maand maken vrijwilligers kapotte spullen, samen met wie ze brengt.",
    "phase": InitiativePhase.RUNNING,
    "contribution": "Minder afval, en oude ambachten blijven bekend.",
    "helps": "",
    "hinders": "",
}
BUS = {
    "name": "Buurtbus op zondag",
    "initiator": "Werkgroep Mobiliteit",
    "story": "Met een busje van de zorgboerderij rijden wij op zondag langs drie dorpen.",
    "phase": InitiativePhase.IDEA,
    "contribution": "Wie geen auto heeft, komt toch bij familie.",
    "helps": "",
    "hinders": "Wij zoeken nog chauffeurs.",
}
SHORT = {"phase": InitiativePhase.PREPARING, "contribution": "", "helps": "", "hinders": ""}
# What staff and participants answered, person by person: 0 is no opinion.
STAFF_SCORES = ("44353", "54343", "43344", "45453", "34333", "44244", "53354", "44343")
PARTICIPANT_SCORES = ("33232", "42223", "34121", "23332", "43222", "34210", "33233")
STAFF = ("communicatie", "projectleider", "projectleider2", "teamlid", "manager", "manager2", "secretariaat", "griffie")
REMARK = "Ik hoorde pas laat wat er met mijn idee gebeurde."


@transaction.atomic
def load_society(stage: Stage) -> bool:
    """Whether something was made; a second run makes nothing."""
    if Initiative.objects.exists():
        return False
    _initiatives(stage)
    load_challenge(stage, SOMEBODY)
    _evaluation(stage)
    return True


def _initiatives(stage: Stage) -> None:
    user = stage.cast["communicatie"]
    terms = {"themes": load_terms(Theme, ("Ruimte en leefomgeving",)), "areas": load_terms(Area, ("Lindedorp",))}
    garden, _secret = propose_initiative(data={**GARDEN, **terms}, contact=SOMEBODY, is_public=True)
    garden = _judged(garden, user, InitiativeAction.SHOW)
    garden.opgaven.set(Opgave.objects.filter(slug="dorpshart"))
    cafe = {**CAFE, "municipality_role": MunicipalityRole.FACILITATE, **terms}
    shown = add_initiative(user=user, data=cafe, contact=SOMEBODY)
    change_own_initiative(
        contact=InitiativeContact.objects.select_related("initiative").get(initiative=shown),
        data={**CAFE, "story": f"{CAFE['story']} Vanaf nu ook op woensdagavond.", **terms},
        base_version=shown.version,
    )
    propose_initiative(data={**BUS, **terms}, contact=SOMEBODY, is_public=False)
    for name, action in (
        ("Reclame voor mijn winkel", InitiativeAction.REFUSE),
        ("Speelweide aan de vaart", InitiativeAction.HIDE),
    ):
        data = {**SHORT, "name": name, "initiator": "Ondernemer uit het dorp", "story": "Wij willen dat iedereen komt."}
        made, _secret = propose_initiative(data=data, contact=SOMEBODY, is_public=False)
        if action == InitiativeAction.HIDE:
            made = _judged(made, user, InitiativeAction.SHOW)
        _judged(made, user, action)
    data = {**SHORT, "name": "Kookclub", "initiator": "Een groep buren", "story": "Samen koken."}
    gone, _secret = propose_initiative(data=data, contact=SOMEBODY, is_public=False)
    withdraw_initiative(contact=InitiativeContact.objects.select_related("initiative").get(initiative=gone))


def _judged(initiative: Initiative, user: Any, action: InitiativeAction) -> Initiative:
    return judge_initiative(
        user=user,
        initiative=initiative,
        action=action,
        base_version=initiative.version,
        reason="Dit past niet bij wat op het register hoort.",
        municipality_role=MunicipalityRole.COOPERATE,
    )


def _evaluation(stage: Stage) -> None:
    """Staff and participants see it differently; council and college are too few to show."""
    lead = stage.cast["projectleider"]
    traject = Traject.objects.get(slug="dorpshart")
    today = timezone.localdate()
    round_ = open_round(user=lead, traject=traject, opens_on=today, closes_on=today + timedelta(days=14))
    for name, scores in zip(STAFF, STAFF_SCORES, strict=True):
        save_reply(user=stage.cast[name], round_=round_, answers=_answers(scores))
    for name in ("raadslid", "raadslid2", "wethouder"):
        save_reply(user=stage.cast[name], round_=round_, answers=_answers("33333"))
    links = make_links(user=lead, round_=round_, count=len(PARTICIPANT_SCORES))
    for link, scores in zip(links, PARTICIPANT_SCORES, strict=True):
        secret = link.rstrip("/").rsplit("/", 1)[1]
        remark = REMARK if scores == PARTICIPANT_SCORES[2] else ""
        submit_anonymous(secret=secret, answers=_answers(scores, remark))
    round_ = close_round(user=lead, round_=round_, base_version=round_.version)
    publish_round(user=lead, round_=round_, public=True, base_version=round_.version)


def _answers(scores: str, remark: str = "") -> Answers:
    return Answers([int(score) or None for score in scores], ["", "", "", remark, ""])
