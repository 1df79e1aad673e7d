"""The choice aid of the demo: five questions on the way to a form of participation."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from pages.choices import Impact, Influence
from pages.demo.specs import PageSpec, text
from pages.models import ChoiceAidPage

WALK, SESSION = "/instrumenten/dorpswandeling/", "/instrumenten/werkatelier/"
BUDGET, SWAP = "/instrumenten/buurtbudget/", "/instrumenten/omgekeerde-avond/"
Fits = dict[str, int]
Stored = dict[str, Any]


def _item(value: Stored, name: str) -> Stored:
    """An item of a list block; its identity follows from its name, so that the demo is the same every time."""
    return {"type": "item", "value": value, "id": str(uuid5(NAMESPACE_URL, f"keuzehulp-{name}"))}


def _fits(fits: Fits, name: str) -> list[Stored]:
    return [_item({"page": page, "points": points}, f"{name}-{page}") for page, points in fits.items()]


def _answer(
    words: str, because: str, *, note: str = "", impact: int = 0, influence: int = 0, at_most: str = "",
    open_space: str = "", fits: Fits | None = None,
) -> Stored:  # fmt: skip
    return {
        "text": words,
        "help": note,
        "because": because,
        "impact": impact,
        "influence": influence,
        "at_most": at_most,
        "open_space": open_space,
        "instruments": _fits(fits or {}, words),
    }


def _question(words: str, note: str, *answers: Stored) -> Stored:
    items = [_item(answer, f"{words}-{answer['text']}") for answer in answers]
    return {"type": "question", "value": {"text": words, "help": note, "answers": items}}


def _level(level: Impact, from_points: int, words: str) -> Stored:
    return {"type": "level", "value": {"level": level.value, "from_points": from_points, "text": words}}


def _form(form: Influence, from_points: int, words: str, fits: Fits) -> Stored:
    value = {"form": form.value, "from_points": from_points, "text": words, "instruments": _fits(fits, form.value)}
    return {"type": "form", "value": value}


DECIDES = _question(
    "Wie beslist?",
    "Kijk wie aan het einde een handtekening zet, niet wie het voorbereidt.",
    _answer(
        "Er is al besloten, of de wet schrijft het voor",
        "Waar het besluit al ligt, kan niemand nog invloed krijgen. Uitleggen kan wel.",
        influence=-3,
        at_most=Influence.INFORM,
    ),
    _answer("Het college", "Het college kan inbreng snel meenemen in zijn besluit.", influence=1),
    _answer(
        "De gemeenteraad",
        "De raad weegt voor de hele gemeente. Wat mensen inbrengen, moet daar leesbaar op tafel komen.",
        impact=1,
        influence=1,
    ),
    _answer(
        "De gemeente samen met anderen",
        "Wie mee beslist, moet ook mee kunnen denken. Spreek vooraf af wie waarover gaat.",
        note="Bijvoorbeeld een dorpsraad, een school of een corporatie.",
        influence=3,
    ),
)
CONSEQUENCES = _question(
    "Hoe groot zijn de gevolgen?",
    "Denk aan wie er het meest van merkt, niet aan het gemiddelde.",
    _answer("Bijna niemand merkt er iets van", "Bij kleine gevolgen is een groot traject te veel gevraagd."),
    _answer("Even wennen", "De gevolgen gaan voorbij. Wie het aangaat, wil het wel op tijd weten.", impact=2),
    _answer(
        "Het verandert iets in het dagelijks leven",
        "Mensen merken dit elke week. Zij weten het best wat er in de praktijk gebeurt.",
        note="Zoals een andere route naar school, of minder parkeerplekken.",
        impact=4,
        influence=1,
    ),
    _answer(
        "Het raakt wonen, werk, gezondheid of geld",
        "Wie zo veel op het spel heeft staan, mag verwachten dat de gemeente niet alleen beslist.",
        impact=7,
        influence=2,
    ),
)
OPEN = _question(
    "Wat ligt nog open?",
    "Alleen wat echt nog kan veranderen, telt mee.",
    _answer(
        "Niets meer",
        "Vraag niemand om een mening waar niets mee gebeurt.",
        at_most=Influence.INFORM,
        open_space="Er valt niets meer te kiezen. Wij leggen uit wat er gaat gebeuren, en waarom.",
    ),
    _answer(
        "Alleen de uitvoering",
        "Over moment, volgorde en vorm valt te praten. Over het plan zelf niet meer.",
        influence=1,
        at_most=Influence.CONSULT,
        open_space="Open zijn het moment, de volgorde en de vorm van de uitvoering.",
    ),
    _answer(
        "De oplossing: het doel staat vast, de weg nog niet",
        "Voor de weg naar een doel hebben mensen kennis die de gemeente mist.",
        influence=3,
        open_space="Het doel staat vast. Open is hoe wij daar komen.",
        fits={SESSION: 1},
    ),
    _answer(
        "Bijna alles, ook het doel",
        "Als ook het doel nog open is, kunnen anderen vanaf het begin meedoen.",
        influence=5,
        open_space="Open zijn het doel en de weg ernaartoe.",
        fits={SESSION: 1},
    ),
)
AFFECTED = _question(
    "Wie gaat het aan?",
    "",
    _answer(
        "Een kleine groep die wij kennen",
        "Met een kleine groep kunt u aan één tafel.",
        influence=1,
        fits={SESSION: 2},
    ),
    _answer(
        "Een straat of buurt",
        "Buren kennen de plek. Ga erheen in plaats van mensen te laten komen.",
        impact=1,
        influence=1,
        fits={WALK: 3, BUDGET: 1},
    ),
    _answer(
        "Een heel dorp, of de hele gemeente",
        "Een grote groep bereikt u niet met één avond. Zorg voor meer manieren om iets te zeggen.",
        impact=2,
        fits={WALK: 1},
    ),
    _answer(
        "Groepen die tegenover elkaar staan",
        "Waar het vertrouwen laag is, werkt zenden niet. Laat mensen eerst zelf vertellen.",
        impact=2,
        influence=1,
        fits={SWAP: 3},
    ),
)
TIME = _question(
    "Hoeveel tijd is er?",
    "Tel van nu tot het besluit.",
    _answer(
        "Minder dan een maand",
        "In een paar weken kunt u luisteren, maar niet samen iets maken.",
        at_most=Influence.CONSULT,
    ),
    _answer("Een paar maanden", "Er is tijd voor een paar bijeenkomsten en een eerlijk antwoord.", influence=1),
    _answer(
        "Een half jaar of langer",
        "Er is tijd om samen te onderzoeken, te maken en bij te stellen.",
        influence=2,
    ),
)
LEVELS = (
    _level(Impact.NONE, 0, "Niemand merkt er veel van. Een bericht op de site en in de krant is genoeg."),
    _level(Impact.SMALL, 2, "Een kleine groep merkt er iets van. Zorg dat zij het op tijd horen van u zelf."),
    _level(
        Impact.MEDIUM, 5, "Mensen merken dit in hun dagelijks leven. Reken op vragen, en plan tijd om te antwoorden."
    ),
    _level(Impact.LARGE, 8, "Er staat voor mensen veel op het spel. Begin vroeg en betrek ook wie niet vanzelf komt."),
)
FORMS = (
    _form(
        Influence.INFORM, -3, "Leg uit wat er gaat gebeuren, waarom, en waar mensen terechtkunnen.", {SWAP: 1, WALK: 1}
    ),
    _form(
        Influence.CONSULT,
        2,
        "Vraag wat mensen ervan vinden, en laat daarna weten wat u ermee deed.",
        {WALK: 2, SWAP: 1},
    ),
    _form(Influence.ADVISE, 5, "Vraag een advies. Wie ervan afwijkt, legt uit waarom.", {SESSION: 1, SWAP: 1, WALK: 1}),
    _form(Influence.COPRODUCE, 8, "Maak het plan samen, vanaf het begin, met wie het aangaat.", {SESSION: 3, WALK: 1}),
    _form(
        Influence.CODECIDE,
        11,
        "Laat anderen mee beslissen, binnen grenzen die vooraf op papier staan.",
        {BUDGET: 3, SESSION: 2},
    ),
)

CHOICE_AID = PageSpec(
    slug="keuzehulp",
    title="Keuzehulp: welke vorm past?",
    summary="Vijf vragen naar een passende vorm van participatie, met instrumenten en de reden erbij.",
    model=ChoiceAidPage,
    body=(
        text(
            "<p>Niet elke opgave vraagt om een groot traject, en niet elk gesprek mag vrijblijvend zijn. Deze keuzehulp "
            "helpt u kiezen. U krijgt een voorstel, met bij elk antwoord waarom het telt. Wijk er gerust van af, als u "
            "kunt uitleggen waarom.</p>"
        ),
    ),
    fields={
        "next_steps": (
            "Bespreek de uitkomst met uw opdrachtgever.\n"
            "Schrijf op wat vaststaat en waarover te praten valt.\n"
            "Kies samen met een paar deelnemers een instrument."
        ),
        "questions": (DECIDES, CONSEQUENCES, OPEN, AFFECTED, TIME),
        "levels": LEVELS,
        "forms": FORMS,
    },
)
STREAMS = ("questions", "levels", "forms")
