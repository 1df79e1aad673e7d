"""What people brought in for the three dossiers, in every state, with the answers: through the services."""

from dataclasses import dataclass

from django.utils.formats import date_format

from participation import policy
from participation.choices import Channel, Confidentiality, Moderation, Publicity, ResponseOutcome
from participation.demo.records import Stage
from participation.importers.contributions.running import (
    check_sheet,
    choose_columns,
    receive_sheet,
    start_writing,
    write_sheet,
)
from participation.models import Contribution, ContributionForm, Traject
from participation.services.contributions.entering import add_contribution, submit_contribution
from participation.services.contributions.givers import GiverData
from participation.services.contributions.grouping import group_contributions
from participation.services.contributions.intake import save_contribution_form
from participation.services.contributions.moderation import (
    moderate_contributions,
    remove_contribution,
    skip_contributions,
)
from participation.services.contributions.origins import merge_contributions, split_contribution
from participation.services.contributions.passages import mark_passage
from participation.services.contributions.responses import save_response, tell_givers
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class Said:
    """Something that somebody said, ``days`` before the day of the story."""

    text: str
    channel: Channel = Channel.LETTER
    days: int = 30
    public: bool = True
    name: str = ""
    email: str = ""


TREES = (
    Said("Plant meer bomen op de Brink. In de zomer is er nergens schaduw.", Channel.WERKATELIER, 40),
    Said("Graag bomen op het plein, en bankjes eronder.", Channel.WERKATELIER, 40),
    Said(
        "Mijn moeder kan nergens even zitten. Zet bankjes in de schaduw.",
        Channel.LETTER,
        33,
        name="Roos Vermaat",
        email="roos@bewoner.example",
    ),
)
CROSSING = (
    Said(
        "De oversteek bij de Kerkstraat is gevaarlijk. Maak daar een zebrapad met verlichting.",
        Channel.MAIL,
        28,
        email="tim@bewoner.example",
    ),
    Said(
        "De oversteek bij de Kerkstraat is gevaarlijk. Maak daar een zebrapad met goede verlichting.",
        Channel.LETTER,
        27,
    ),
)
TOURIST = Said("Leg een camping aan bij de haven, dan komen er meer toeristen.", Channel.MAIL, 25)
PARKING = Said(
    "Houd de parkeerplaatsen voor de winkels. Zet daarnaast een fietsenrek bij de bakker.",
    Channel.LETTER,
    22,
    name="Winkeliersvereniging",
)
NAMED = Said("Buurman Klaas Jonkman van de Kerkstraat zet zijn aanhanger altijd op het plein.", Channel.LETTER, 21)
INSIDE = Said(
    "Ik zeg dit liever niet in het openbaar: mijn winkel houdt het zo geen jaar meer vol.",
    Channel.MAIL,
    20,
    public=False,
)
THANKS = Said("Fijne avond was dat, dank voor de koffie.", Channel.MAIL, 19)
SHOUT = Said("Jullie zijn allemaal niet goed wijs!!!", Channel.MAIL, 18)
OLD = Said("Dit bericht stuurde ik per ongeluk aan u.", Channel.MAIL, 17)
SENT_IN = "Laat de weekmarkt op de Brink staan, ook tijdens het werk. Zonder markt komt er niemand."
OTHERS = {
    "vastgoed": Said(
        "De zaal van de muziekvereniging staat overdag altijd leeg.", Channel.WERKATELIER, 12, public=False
    ),
    "locatiekeuze": Said("Bij de tweede locatie rijdt geen bus.", Channel.WERKATELIER, 12, public=False),
}


def load_contributions(traject: Traject, lead: User, stage: Stage) -> None:
    """For the dossiers that have them; each private text carries its mark, and each giver one of their own."""
    if traject.slug == "dorpshart":
        _load_dorpshart(traject, lead, stage)
    elif traject.slug in OTHERS:
        said = OTHERS[traject.slug]
        marked = f"{said.text} kanarie-{traject.slug}-inbreng"
        _enter(traject, lead, stage, Said(marked, said.channel, said.days, False, f"kanarie-{traject.slug}-gever"))


def _enter(traject: Traject, lead: User, stage: Stage, said: Said) -> Contribution:
    session = traject.werkateliers.order_by("starts_at").first() if said.channel == Channel.WERKATELIER else None
    public = said.public and traject.opgave.confidentiality == Confidentiality.PUBLIC
    data = {
        "text": said.text,
        "channel": said.channel,
        "received_on": stage.calendar.day(-said.days),
        "publicity": Publicity.PUBLIC if public else Publicity.INTERNAL,
        "werkatelier": session,
    }
    return add_contribution(user=lead, traject=traject, data=data, giver=GiverData(said.name, said.email))


def _load_dorpshart(traject: Traject, lead: User, stage: Stage) -> None:
    trees = [_enter(traject, lead, stage, said).pk for said in TREES]
    group = group_contributions(user=lead, traject=traject, ids=trees, title="Groen en schaduw op de Brink")
    assert group is not None, "a title makes a group"
    paper = traject.own_stukken.filter(slug="dorpshart-adopted").first()
    answer = save_response(
        user=lead,
        target=group,
        data={
            "outcome": ResponseOutcome.PARTLY,
            "reason": "Er komen twaalf bomen en zes banken. Meer kan niet: onder de noordkant van de Brink liggen leidingen.",
            "stuk": paper,
            "section_key": paper.sections[0]["key"] if paper else "",
        },
    )
    tell_givers(user=lead, response=answer, how="Ook op het bord bij de bakker.", base_version=answer.version)
    crossings = [_enter(traject, lead, stage, said).pk for said in CROSSING]
    merged = merge_contributions(user=lead, traject=traject, ids=crossings, text=CROSSING[1].text)
    used = {
        "outcome": ResponseOutcome.USED,
        "reason": "Het zebrapad staat in het ontwerp, met verlichting die aangaat als er iemand loopt.",
    }
    answer = save_response(user=lead, target=merged, data=used)
    tell_givers(user=lead, response=answer, how="", base_version=answer.version)
    _load_single(traject, lead, stage)
    _load_survey(traject, lead, stage)
    _load_form(traject, lead, stage)


def _load_single(traject: Traject, lead: User, stage: Stage) -> None:
    """One in each state, so that every state can be seen."""
    _load_answered(traject, lead, stage)
    mark_passage(user=lead, contribution=_enter(traject, lead, stage, NAMED), passage="Klaas Jonkman")
    inside = Said(
        f"{INSIDE.text} kanarie-dorpshart-inbreng", INSIDE.channel, INSIDE.days, False, "kanarie-dorpshart-gever"
    )
    _enter(traject, lead, stage, inside)
    _load_set_aside(traject, lead, stage)


def _load_answered(traject: Traject, lead: User, stage: Stage) -> None:
    """One that is not for this traject, and one that says two things of which one is answered."""
    tourist = _enter(traject, lead, stage, TOURIST)
    beyond = {
        "outcome": ResponseOutcome.OUT_OF_SCOPE,
        "reason": "Dit traject gaat over de Brink en de Kerkstraat. Wij gaven uw idee door aan de haven.",
    }
    answer = save_response(user=lead, target=tourist, data=beyond)
    tell_givers(user=lead, response=answer, how="Per brief.", base_version=answer.version)
    parking = _enter(traject, lead, stage, PARKING)
    parts = ["Houd de parkeerplaatsen voor de winkels.", "Zet een fietsenrek bij de bakker."]
    first, _second = split_contribution(user=lead, contribution=parking, texts=parts)
    not_used = {
        "outcome": ResponseOutcome.NOT_USED,
        "reason": "De helft van de plaatsen maakt ruimte voor het plein. Achter de kerk komen er tien bij.",
    }
    save_response(user=lead, target=first, data=not_used)


def _load_set_aside(traject: Traject, lead: User, stage: Stage) -> None:
    """What gets no answer: a thank-you, a reproach and one that its giver took back."""
    thanks, shout = (_enter(traject, lead, stage, said) for said in (THANKS, SHOUT))
    skip_contributions(user=lead, traject=traject, ids=[thanks.pk], reason="Een bedankje vraagt geen antwoord.")
    moderate_contributions(
        user=lead,
        traject=traject,
        ids=[shout.pk],
        state=Moderation.REFUSED,
        reason="Hier staat geen inbreng in, alleen een verwijt.",
    )
    remove_contribution(
        user=lead, contribution=_enter(traject, lead, stage, OLD), reason="De gever vroeg ons dit te verwijderen."
    )


# Each day written as somebody would; the survey was held so many days before the story.
SURVEY_DAYS = (-298, -297, -296)
SURVEY = """Datum;Wat wilt u meegeven?;Onderwerp;Mag openbaar
{first.day}-{first.month}-{first.year};Zet de bushalte dichter bij het plein.;Verkeer;ja
{second};Laat kinderen het speelplein ontwerpen.;Spelen;ja
{third};De drempels in de Kerkstraat zijn te hoog voor mijn rollator.;Verkeer;nee
"""


def _load_survey(traject: Traject, lead: User, stage: Stage) -> None:
    """A sheet of a survey tool, read in; nobody judged it yet."""
    first, second, third = (stage.calendar.day(offset) for offset in SURVEY_DAYS)
    content = SURVEY.format(first=first, second=date_format(second, "j F Y"), third=third.isoformat())
    upload = receive_sheet(user=lead, traject=traject, name="enquete-dorpshart.csv", content=content.encode())
    columns = {
        "text": "Wat wilt u meegeven?",
        "received_on": "Datum",
        "subject": "Onderwerp",
        "publicity": "Mag openbaar",
    }
    choose_columns(user=lead, upload=upload, mapping=columns)
    check_sheet(upload.pk)
    start_writing(user=lead, upload=upload)
    write_sheet(upload.pk, lead.pk)


def _load_form(traject: Traject, lead: User, stage: Stage) -> None:
    """The form is open in the story; what came in by it still has to be judged."""
    data = {
        "opens_on": stage.calendar.day(-30),
        "closes_on": stage.calendar.day(60),
        "question": "Hoe ziet het hart van Lindedorp er voor u uit? Wat moet blijven, en wat moet anders?",
        "consent_text": "Wij gebruiken uw naam en e-mailadres alleen om u te antwoorden. Na een jaar wissen wij ze.",
        "max_per_address": 5,
        "retention_days": 365,
    }
    form: ContributionForm = save_contribution_form(user=lead, traject=traject, data=data, base_version=None)
    if policy.contribution_form_is_open(form):
        giver = GiverData("Marit de Graaf", "marit@bewoner.example")
        submit_contribution(form=form, text=SENT_IN, publicity=Publicity.PUBLIC, giver=giver, consented=True)
