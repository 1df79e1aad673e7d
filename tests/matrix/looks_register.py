"""One address per template of the public register."""

from tests.matrix.identities import Identity
from tests.matrix.looks import Look

REGISTER_LOOKS = [
    Look("participation/register/commitments.html", "/register/trajecten/dorpshart/beloofd-en-gedaan/"),
    Look("participation/register/contribution.html", "/register/trajecten/dorpshart/inbreng/{contribution_public}/"),
    Look("participation/register/contribution_give.html", "/register/trajecten/dorpshart/inbreng/geven/"),
    Look("participation/register/contribution_private.html", "/register/inbreng/{contribution_secret}/"),
    Look("participation/register/contributions.html", "/register/trajecten/dorpshart/inbreng/"),
    Look("participation/register/home.html", "/register/"),
    Look("participation/register/list.html", "/register/opgaven/"),
    Look("participation/register/mail_links/ask.html", "/register/uit-uw-mail/{mail_link}/"),
    Look("participation/register/mail_links/dead.html", "/register/uit-uw-mail/onbekend/", status=404),
    Look("participation/register/mail_links/done.html", "/register/uit-uw-mail/bewaard/"),
    Look("participation/register/opgave.html", "/register/opgaven/dorpshart/"),
    Look("participation/register/opgave_tree.html", "/register/samenhang/"),
    Look("participation/register/planning.html", "/register/trajecten/dorpshart/tijdlijn/"),
    Look("participation/register/register.html", "/register/werkateliers/dorpshart-avond-1/aanmelden/"),
    Look("participation/register/register_sent.html", "/register/werkateliers/dorpshart-avond-1/aangemeld/"),
    Look("participation/register/registration_private.html", "/register/aanmelding/{registration_secret}/"),
    Look("participation/register/society/challenge.html", "/register/uitdaagrecht/onderhoud-van-het-lindepark/"),
    Look("participation/register/society/challenge_request.html", "/register/uitdaagrecht/nieuw/"),
    Look("participation/register/society/challenges.html", "/register/uitdaagrecht/"),
    Look(
        "participation/register/society/evaluation_closed.html",
        "/register/evaluatie/onbekend/",
        Identity.LEAD,
        status=404,
    ),
    Look("participation/register/society/evaluation_results.html", "/register/trajecten/dorpshart/evaluatie/"),
    Look("participation/register/society/evaluation_thanks.html", "/register/evaluatie-bedankt/"),
    Look("participation/register/society/initiative.html", "/register/initiatieven/buurttuin-de-linde/"),
    Look("participation/register/society/initiative_propose.html", "/register/initiatieven/nieuw/"),
    Look("participation/register/society/initiatives.html", "/register/initiatieven/"),
    Look(
        "participation/register/decision_file.html", "/register/stukken/dorpshart-adopted/besluiten/{adopted_decision}/"
    ),
    Look(
        "participation/register/decision_changes.html",
        "/register/stukken/dorpshart-adopted-amended/besluiten/{council_decision}/gewijzigd/",
    ),
    Look("participation/register/stuk.html", "/register/stukken/dorpshart-adopted/"),
    Look("participation/register/traject.html", "/register/trajecten/dorpshart/"),
    Look("participation/register/werkatelier.html", "/register/werkateliers/dorpshart-avond-1/"),
    Look("participation/register/list.html", "/register/trajecten/?area=lindedorp&theme=verkeer&sort=title"),
    Look("participation/register/list.html", "/register/trajecten/?q=xyzzy"),
    Look("participation/register/home.html", "/register/?area=lindedorp"),
    Look("participation/register/stuk_withdrawn.html", "/register/stukken/{withdrawn}/", status=410),
    Look("participation/register/society/challenge_private.html", "/register/uitdaging/{challenge_secret}/"),
    Look("participation/register/society/evaluation_answer.html", "/register/evaluatie/{evaluation_secret}/"),
    Look("participation/register/society/initiative_private.html", "/register/initiatief/{initiative_secret}/"),
    Look("participation/register/society/own_form.html", "/register/initiatief/{initiative_secret}/wijzigen/"),
    Look("participation/register/society/own_act.html", "/register/initiatief/{initiative_secret}/intrekken/"),
    Look("participation/register/tables.html", "/register/gegevens/"),
]
