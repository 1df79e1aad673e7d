"""Addresses of initiatives, the right to challenge and evaluations, in the werkplaats and on the register."""

from django.urls import URLPattern, path

from participation.choices import ChallengeAction, InitiativeAction
from participation.views.register.society import challenges as public_challenges
from participation.views.register.society import evaluations as public_evaluations
from participation.views.register.society import initiatives as public_initiatives
from participation.views.register.society import private_initiatives as own
from participation.views.society import (
    challenges,
    evaluation_lesson,
    evaluation_links,
    evaluations,
    initiative_acts,
    initiatives,
)

ONE_INITIATIVE = "initiatieven/<slug:slug>"
JUDGEMENTS = {
    "plaatsen": InitiativeAction.SHOW,
    "niet-plaatsen": InitiativeAction.REFUSE,
    "van-het-register": InitiativeAction.HIDE,
}
ONE_CHALLENGE = "uitdaagrecht/<slug:slug>"
STEPS = {
    "in-behandeling": ChallengeAction.RECEIVE,
    "niet-in-behandeling": ChallengeAction.DISMISS,
    "beoordelen": ChallengeAction.ASSESS,
    "verlengen": ChallengeAction.EXTEND,
    "besluit": ChallengeAction.DECIDE,
    "evalueren": ChallengeAction.EVALUATE,
    "intrekken": ChallengeAction.WITHDRAW,
}
ROUNDS = "trajecten/<slug:slug>/evaluaties"
ROUND = f"{ROUNDS}/<int:pk>"

society_patterns: list[URLPattern] = [
    path("initiatieven/", initiatives.initiative_list, name="initiatives"),
    path("initiatieven/nieuw/", initiatives.initiative_new, name="initiative_new"),
    path(f"{ONE_INITIATIVE}/", initiatives.initiative_detail, name="initiative"),
    path(f"{ONE_INITIATIVE}/bewerken/", initiatives.initiative_edit, name="initiative_edit"),
    path(f"{ONE_INITIATIVE}/wijziging/", initiative_acts.initiative_change, name="initiative_change"),
    path(f"{ONE_INITIATIVE}/contact/", initiative_acts.initiative_contact, name="initiative_contact"),
    path(f"{ONE_INITIATIVE}/nieuwe-link/", initiative_acts.initiative_link, name="initiative_link"),
    path(f"{ONE_INITIATIVE}/gegevens-wissen/", initiative_acts.initiative_erase, name="initiative_erase"),
    *(
        path(f"{ONE_INITIATIVE}/{word}/", initiative_acts.initiative_judge, {"action": action}, f"initiative_{action}")
        for word, action in JUDGEMENTS.items()
    ),
    path("uitdaagrecht/", challenges.challenge_list, name="challenges"),
    path("uitdaagrecht/nieuw/", challenges.challenge_new, name="challenge_new"),
    path(f"{ONE_CHALLENGE}/", challenges.challenge_detail, name="challenge"),
    path(f"{ONE_CHALLENGE}/behandelaar/", challenges.challenge_assign, name="challenge_assign"),
    path(f"{ONE_CHALLENGE}/nieuwe-link/", challenges.challenge_link, name="challenge_link"),
    path(f"{ONE_CHALLENGE}/gegevens-wissen/", challenges.challenge_erase, name="challenge_erase"),
    *(
        path(f"{ONE_CHALLENGE}/{word}/", challenges.challenge_step, {"action": action}, f"challenge_{action}")
        for word, action in STEPS.items()
    ),
    path(f"{ROUNDS}/", evaluations.evaluation_list, name="evaluations"),
    path(f"{ROUND}/", evaluations.evaluation_detail, name="evaluation"),
    path(f"{ROUND}/invullen/", evaluations.evaluation_reply, name="evaluation_reply"),
    path(f"{ROUND}/periode/", evaluations.evaluation_move, name="evaluation_move"),
    path(f"{ROUND}/sluiten/", evaluations.evaluation_close, name="evaluation_close"),
    path(f"{ROUND}/openbaar/", evaluations.evaluation_publish, name="evaluation_publish"),
    path(f"{ROUND}/uitnodigen/", evaluation_links.evaluation_invite, name="evaluation_invite"),
    path(f"{ROUND}/les/<int:number>/", evaluation_lesson.evaluation_lesson, name="evaluation_lesson"),
    path(f"{ROUND}/links/", evaluation_links.evaluation_links, name="evaluation_links"),
]

register_society_patterns: list[URLPattern] = [
    path("initiatieven/", public_initiatives.initiative_list, name="initiatives"),
    path("initiatieven/nieuw/", public_initiatives.initiative_propose, name="initiative_propose"),
    path("initiatieven/<slug:slug>/", public_initiatives.initiative_page, name="initiative"),
    path("initiatief/<slug:secret>/", own.initiative_private, name="initiative_private"),
    path("initiatief/<slug:secret>/wijzigen/", own.initiative_own_edit, name="initiative_own_edit"),
    path("initiatief/<slug:secret>/gegevens/", own.initiative_own_contact, name="initiative_own_contact"),
    path("initiatief/<slug:secret>/klopt/", own.initiative_own_check, name="initiative_own_check"),
    path("initiatief/<slug:secret>/nieuwe-link/", own.initiative_own_link, name="initiative_own_link"),
    path("initiatief/<slug:secret>/gegevens-wissen/", own.initiative_own_erase, name="initiative_own_erase"),
    path("initiatief/<slug:secret>/intrekken/", own.initiative_own_withdraw, name="initiative_own_withdraw"),
    path("uitdaagrecht/", public_challenges.challenge_list, name="challenges"),
    path("uitdaagrecht/nieuw/", public_challenges.challenge_request, name="challenge_request"),
    path("uitdaagrecht/<slug:slug>/", public_challenges.challenge_page, name="challenge"),
    path("uitdaging/<slug:secret>/", public_challenges.challenge_private, name="challenge_private"),
    path("uitdaging/<slug:secret>/nieuwe-link/", public_challenges.challenge_own_link, name="challenge_own_link"),
    path("uitdaging/<slug:secret>/gegevens-wissen/", public_challenges.challenge_own_erase, name="challenge_own_erase"),
    path("uitdaging/<slug:secret>/intrekken/", public_challenges.challenge_own_withdraw, name="challenge_own_withdraw"),
    path("trajecten/<slug:slug>/evaluatie/", public_evaluations.evaluation_results, name="evaluation_results"),
    path("evaluatie-bedankt/", public_evaluations.evaluation_thanks, name="evaluation_thanks"),
    path("evaluatie/<slug:secret>/", public_evaluations.evaluation_answer, name="evaluation_answer"),
]
