"""The method in the demo: the way of working, the grid and a page for each of its twelve cells."""

from pages.choices import Element, Process
from pages.demo.specs import Block, PageSpec, callout, cards, figure, heading, layer, steps, text
from pages.models import MethodCellPage, MethodGridPage

E, P = Element, Process


def _cell(process: Process, element: Element, topic: str, title: str, summary: str, *body: Block) -> PageSpec:
    return PageSpec(
        slug=f"{process.label}-{element.label}".lower().replace(" ", "-"),
        title=title,
        summary=summary,
        body=body,
        model=MethodCellPage,
        fields={"process": process, "element": element, "topic": topic},
    )


EXPLORE = (
    _cell(
        P.EXPLORE,
        E.CONTENT,
        "Wat is er aan de hand?",
        "Verkennen: de inhoudelijke opgave",
        "Voordat iemand een oplossing noemt: wat is er aan de hand, voor wie, en wat willen we bereiken?",
        text(
            "<p>Verkennen vraagt de meeste tijd, en rust. De verleiding is groot om snel naar een oplossing te gaan. Doe "
            "het niet. Wie het vraagstuk scherp heeft, maakt later minder fouten die geld kosten.</p>"
            "<p>Schrijf op wat u weet, wat u denkt en wat u nog niet weet. Laat die drie naast elkaar staan.</p>"
        ),
        callout(
            "Let op",
            "<p>Schrijf het vraagstuk zo op dat ook iemand die het er niet mee eens is, zegt: ja, dat is de vraag.</p>",
        ),
    ),
    _cell(
        P.EXPLORE,
        E.ACTORS,
        "Wie doet ertoe?",
        "Verkennen: de actoren",
        "Wie kan bijdragen, wie heeft er baat bij, wie krijgt last en wie beslist?",
        text(
            "<p>Zet iedereen die ertoe doet op een rij. Kijk niet alleen naar wie altijd komt. Bewoners van een straat "
            "zijn geen groep: er zijn huurders en eigenaren, jong en oud, voor en tegen.</p>"
            "<p>Vier rollen helpen bij het kijken: wie maakt het, wie maakt mee, voor wie is het en wie heeft er last van?</p>"
        ),
    ),
    _cell(
        P.EXPLORE,
        E.PROCESS,
        "Is er basis om samen te werken?",
        "Verkennen: het proces",
        "Is er genoeg tijd, vertrouwen en ruimte om echt samen te werken?",
        text(
            "<p>Samenwerken is een middel. Soms is er geen basis voor: geen tijd, geen ruimte, geen vertrouwen. Dan is een "
            "eerlijk verhaal beter dan een mooi proces.</p>"
        ),
    ),
)

DESIGN = (
    _cell(
        P.DESIGN,
        E.CONTENT,
        "Welke oplossingen zijn er?",
        "Ontwerpen: de inhoudelijke opgave",
        "Meer dan één oplossing, en een eerlijke manier om te kiezen.",
        text(
            "<p>Maak minstens drie schetsen die echt verschillen. Een keuze tussen een plan en een iets groter plan is geen keuze.</p>"
        ),
    ),
    _cell(
        P.DESIGN,
        E.ACTORS,
        "Wie gaat wat doen?",
        "Ontwerpen: de actoren",
        "Van meepraten naar meedoen: wie neemt wat voor zijn rekening?",
        text(
            "<p>Leg naast elke schets wie haar kan uitvoeren. Een oplossing waar niemand de handen voor heeft, valt af.</p>"
        ),
    ),
    _cell(
        P.DESIGN,
        E.PROCESS,
        "Welke stappen zetten we?",
        "Ontwerpen: het proces",
        "Een tijdlijn waarop iedereen ziet wanneer meepraten zin heeft.",
        text("<p>Teken de stappen op één blad: wat is wanneer klaar, wie kijkt ernaar en wat ligt daarna vast?</p>"),
    ),
)

REALISE = (
    _cell(
        P.REALISE,
        E.CONTENT,
        "Doen we wat we afspraken?",
        "Realiseren: de inhoudelijke opgave",
        "Uitvoeren, kijken, bijsturen: zonder het doel kwijt te raken.",
        text(
            "<p>Vergelijk elke maand wat er gebeurt met wat is afgesproken. Een afwijking is geen fout, verzwijgen wel.</p>"
        ),
    ),
    _cell(
        P.REALISE,
        E.ACTORS,
        "Wie is nog aan boord?",
        "Realiseren: de actoren",
        "Mensen vasthouden tijdens de uitvoering, en nieuwe erbij halen.",
        text(
            "<p>De uitvoering duurt vaak langer dan het plannen maken. Vier kleine stappen, en noem wie ze mogelijk maakte.</p>"
        ),
    ),
    _cell(
        P.REALISE,
        E.PROCESS,
        "Hoe sturen we bij?",
        "Realiseren: het proces",
        "Korte lijnen, open toezeggingen en een duidelijke plek om te beslissen.",
        text(
            "<p>Spreek af wie mag bijsturen en hoe ver. Zet toezeggingen op één lijst, met een naam en een datum.</p>"
        ),
    ),
)

EVALUATE = (
    _cell(
        P.EVALUATE,
        E.CONTENT,
        "Wat is er bereikt?",
        "Evalueren: de inhoudelijke opgave",
        "Resultaten naast de ambitie van het begin leggen.",
        text(
            "<p>Pak de startnotitie erbij. Wat schreven we toen op, en wat staat er nu? Vraag het ook aan mensen die er niet bij waren.</p>"
        ),
    ),
    _cell(
        P.EVALUATE,
        E.ACTORS,
        "Hoe was het voor de mensen?",
        "Evalueren: de actoren",
        "Dezelfde vragen aan bewoners, raad, college en medewerkers.",
        text("<p>Stel iedereen dezelfde vijf vragen. Verschil in antwoord zegt meer dan een gemiddeld cijfer.</p>"),
    ),
    _cell(
        P.EVALUATE,
        E.PROCESS,
        "Wat geven we door?",
        "Evalueren: het proces",
        "Eén les die een ander morgen kan gebruiken.",
        text(
            "<p>Schrijf een les op als advies aan een collega: doe dit, want dat gebeurde er. Goede lessen komen in deze wijzer.</p>"
        ),
    ),
)

GRID = PageSpec(
    slug="speelveld",
    title="Het speelveld",
    summary="Vier processen en drie elementen: twaalf vakken met vragen die een team zich stelt.",
    model=MethodGridPage,
    body=(
        heading("Zo gebruikt u het speelveld"),
        steps(
            ("Begin bij verkennen", "<p>Beantwoord de kernvragen van de drie vakken. In het groot is goed genoeg.</p>"),
            (
                "Ga dieper waar dat nodig is",
                "<p>Bij een zware opgave, een lange geschiedenis of veel tegenstellingen.</p>",
            ),
            ("Bewaar uw antwoorden", "<p>Teams van de gemeente doen dat in de werkplaats, bij hun traject.</p>"),
            ("Kom terug", "<p>Antwoorden veranderen. Elk nieuw antwoord komt naast het oude te staan.</p>"),
        ),
    ),
    children=(*EXPLORE, *DESIGN, *REALISE, *EVALUATE),
)

METHOD = PageSpec(
    slug="werkwijze",
    title="De werkwijze",
    summary="Vier processen die in elkaar grijpen: verkennen, ontwerpen, realiseren en evalueren.",
    in_menu=True,
    tags=("werkwijze",),
    body=(
        text(
            "<p>Onze werkwijze is geen stappenplan dat u afvinkt. Het zijn vier processen die op elkaar volgen en die soms "
            "door elkaar lopen. In elk proces kijken wij naar drie dingen: de <b>inhoudelijke opgave</b>, de "
            "<b>actoren</b> en het <b>proces</b> zelf.</p>"
        ),
        figure(
            "rondgang",
            "Vier woorden in een kring, met pijlen ertussen: verkennen, ontwerpen, realiseren, evalueren, en dan weer "
            "verkennen.",
            "De vier processen vormen een rondgang: wie evalueert, begint wijzer opnieuw.",
        ),
        heading("Verkennen"),
        text(
            "<p>Wat is er aan de hand en met wie? Dit proces krijgt de meeste aandacht, want hier ontstaat of verdwijnt het vertrouwen.</p>"
        ),
        heading("Ontwerpen"),
        text("<p>Hoe pakken we het aan? Oplossingen, taken en stappen komen samen in een plan van aanpak.</p>"),
        heading("Realiseren"),
        text("<p>Doen wat is afgesproken, en op tijd bijsturen.</p>"),
        heading("Evalueren"),
        text("<p>Terugkijken, leren en doorgeven. Een traject sluit pas als er minstens één les is opgeschreven.</p>"),
        heading("Mag u een stap overslaan?"),
        text(
            "<p>Ja. Wie een stap overslaat, schrijft op waarom en zet zijn naam erbij. Zo blijft het eerlijk en leren we ervan.</p>"
        ),
        layer(
            "Welke stukken horen bij welk proces?",
            text(
                "<ul><li>Verkennen eindigt met een vastgestelde <b>startnotitie</b>.</li><li>Ontwerpen eindigt met een "
                "vastgesteld <b>plan van aanpak</b>.</li><li>Realiseren eindigt met een vastgesteld <b>eindverslag</b>, "
                "als elke inbreng antwoord heeft.</li><li>Evalueren eindigt met een <b>evaluatie</b> en ten minste één "
                "les.</li></ul>"
            ),
        ),
        cards(
            ("/werkwijze/speelveld/", "Naar het speelveld", "Alle vragen op een rij."),
            ("/instrumenten/", "Instrumenten", "Manieren om het gesprek te voeren."),
        ),
    ),
    children=(GRID,),
)
