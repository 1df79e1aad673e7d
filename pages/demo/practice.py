"""Instruments and practice examples of the demo."""

from pages.choices import Process
from pages.demo.clickable import polder_from_above
from pages.demo.specs import PageSpec, callout, heading, questions, steps, text
from pages.models import ExamplePage, InstrumentPage
from pages.models.practice import Effort

WORKSHOP = PageSpec(
    slug="werkatelier",
    title="Werkatelier",
    summary="Een werksessie met mensen die er echt toe doen. Samen kijken, denken en maken.",
    model=InstrumentPage,
    fields={
        "fits_when": "Er iets te maken of te kiezen valt en de kennis bij verschillende mensen zit.",
        "fits_not": "Alles al vaststaat. Dan is een informatieavond eerlijker.",
        "duration": "Een avond of een dagdeel",
        "people": "12 tot 80",
        "effort": Effort.MEDIUM,
    },
    body=(
        heading("Zo gaat het"),
        steps(
            (
                "Bereid voor met drie bewoners",
                "<p>Zij zien wat u vergeet: een ander tijdstip, een andere zaal, een ander woord.</p>",
            ),
            ("Nodig uit", "<p>Minstens drie weken vooruit. Noem het onderwerp, wat vaststaat en waar ruimte is.</p>"),
            ("Begin buiten", "<p>Loop een kwartier over de plek waar het om gaat.</p>"),
            (
                "Werk in kleine groepen",
                "<p>Zes tot acht mensen, met iemand die schrijft en iemand die op de tijd let.</p>",
            ),
            ("Oogst samen", "<p>Elke groep noemt wat zij eens zijn, en wat niet.</p>"),
            ("Kom terug met een verslag", "<p>Binnen twee weken, met bij elk punt wat ermee gebeurt.</p>"),
        ),
        callout("Nodig", "<p>Grote kaarten, dikke stiften, koffie, en iemand bij de deur die mensen welkom heet.</p>"),
        # Two links that do not work, for the report of links in Beheer (pages/demo/worklists.py).
        text(
            "<p>Meer lezen? Kijk in [[https://oude-wijzer.voorbeeldpolder.example/handreiking|de handreiking van vroeger]] "
            "of bij [[https://dorpen.voorbeeldpolder.example/werkateliers|de dorpen die het al deden]].</p>"
        ),
    ),
)

WALK = PageSpec(
    slug="dorpswandeling",
    title="Dorpswandeling",
    summary="Samen lopen en aanwijzen. De snelste manier om te zien wat een kaart niet laat zien.",
    model=InstrumentPage,
    fields={
        "fits_when": "De opgave een plek heeft: een straat, een plein, een dijk.",
        "fits_not": "Het over regels of geld gaat, of de plek niet goed toegankelijk is.",
        "process": Process.EXPLORE,
        "duration": "Anderhalf uur",
        "people": "5 tot 15 per groep",
        "effort": Effort.LOW,
    },
    body=(
        heading("Zo gaat het"),
        steps(
            (
                "Kies een route van hoogstens een kilometer",
                "<p>Loop haar vooraf, ook met een rolstoel of kinderwagen.</p>",
            ),
            (
                "Geef iedereen een kaartje",
                "<p>Met drie vragen: waar bent u graag, waar niet, en wat zou u als eerste doen?</p>",
            ),
            ("Stop op vijf plekken", "<p>Op elke plek vertelt een bewoner. De gemeente luistert.</p>"),
            ("Eindig met een kop koffie", "<p>Leg de kaartjes op een grote plattegrond en maak een foto.</p>"),
        ),
        heading("Vragen om mee te nemen"),
        questions(Process.EXPLORE, "content"),
    ),
)

BUDGET = PageSpec(
    slug="buurtbudget",
    title="Buurtbudget",
    summary="Een klein bedrag waar een buurt zelf over beslist, met weinig regels en één verslag.",
    model=InstrumentPage,
    fields={
        "fits_when": "Er veel kleine wensen zijn en mensen zelf willen aanpakken.",
        "fits_not": "Het om groot onderhoud gaat of om iets wat wettelijk moet.",
        "process": Process.REALISE,
        "duration": "Een half jaar",
        "people": "Een straat of buurt",
        "effort": Effort.HIGH,
    },
    body=(
        heading("Zo gaat het"),
        steps(
            ("De raad stelt een bedrag vast", "<p>Met een of twee grenzen, niet meer.</p>"),
            ("De buurt dient plannen in", "<p>Op één bladzijde: wat, waar, wie en hoeveel.</p>"),
            ("De buurt kiest", "<p>Op papier en online. Wie in de buurt woont, doet mee vanaf twaalf jaar.</p>"),
            ("De buurt doet het", "<p>De gemeente helpt met vergunningen en gereedschap.</p>"),
        ),
    ),
)

SWAP = PageSpec(
    slug="omgekeerde-avond",
    title="Omgekeerde avond",
    summary="Bewoners presenteren, de gemeente luistert en stelt vragen. Handig als het vertrouwen laag is.",
    model=InstrumentPage,
    fields={
        "fits_when": "Er eerder beloften zijn gebroken, of als bewoners al een eigen plan hebben.",
        "fits_not": "Niemand tijd of zin heeft om voor te bereiden.",
        "duration": "Een avond",
        "people": "20 tot 60",
        "effort": Effort.LOW,
    },
    body=(
        heading("Zo gaat het"),
        steps(
            ("Draai de uitnodiging om", "<p>Bewoners nodigen de gemeente uit, op hun plek en hun tijd.</p>"),
            ("Laat drie bewoners vertellen", "<p>Tien minuten elk. Niemand onderbreekt.</p>"),
            ("Stel alleen open vragen", "<p>Uitleggen waarom iets niet kan, doet u een andere keer.</p>"),
            ("Vat samen wat u hoorde", "<p>De bewoners zeggen of het klopt.</p>"),
        ),
    ),
)

INSTRUMENTS = PageSpec(
    slug="instrumenten",
    title="Instrumenten",
    summary="Manieren om samen te werken, met wanneer ze passen en wat ze vragen.",
    in_menu=True,
    tags=("instrumenten",),
    body=(
        text(
            "<p>Kies een instrument bij de vraag, niet andersom. Bij elk instrument staat wanneer het past, wanneer niet, "
            "en hoeveel werk het is.</p>"
        ),
        callout(
            "Weet u nog niet wat past?",
            "<p>De [[/keuzehulp/|keuzehulp]] stelt vijf vragen en doet een voorstel, met de reden erbij.</p>",
        ),
    ),
    children=(WORKSHOP, WALK, BUDGET, SWAP),
)

SQUARE = PageSpec(
    slug="schoolplein-rietbeek",
    title="Het schoolplein dat een dorpsplein werd",
    summary="In Rietbeek wilde de school een hek. Na drie gesprekken kwam er een tuin.",
    model=ExamplePage,
    fields={
        "place": "Rietbeek",
        "year": 2024,
        "lessons": (
            "Vraag eerst waar mensen last van hebben, en pas daarna wat zij willen.\n"
            "Leg het beheer vast voordat de eerste schop de grond in gaat.\n"
            "Kinderen zijn goede opdrachtgevers: zij weten wat ze niet willen."
        ),
        "themes": ("jeugd-en-onderwijs", "ruimte-en-leefomgeving"),
        "areas": ("rietbeek",),
        "instruments": ("/instrumenten/dorpswandeling/", "/instrumenten/werkatelier/"),
    },
    body=(
        heading("Wat er speelde"),
        text(
            "<p>Na schooltijd hingen er jongeren op het plein. De school wilde een hek, de buurt wilde rust en de jongeren "
            "wilden een plek. Een eerder plan was na één avond van tafel gegaan.</p>"
        ),
        heading("Wat we deden"),
        text(
            "<p>We begonnen met een wandeling van een uur: leerlingen, buren en de agent samen. Iedereen wees plekken aan. "
            "Daarna maakten zij in twee werkateliers drie schetsen. De jongeren kozen als enige groep voor minder bankjes: "
            "zij wilden vooral een afdak.</p>"
        ),
        heading("Wat het opleverde"),
        text(
            "<p>Een open plein met een tuin, een afdak en een sleutel voor de buurt. De meldingen van overlast daalden met twee derde.</p>"
        ),
    ),
)

FERRY = PageSpec(
    slug="veer-waterkant",
    title="Een veer dat bleef varen",
    summary="Het fietsveer bij Waterkant dreigde te stoppen. Inwoners namen het over.",
    model=ExamplePage,
    fields={
        "place": "Waterkant",
        "year": 2023,
        "lessons": (
            "Een uitdaging heeft een vaste contactpersoon nodig, geen loket.\n"
            "Reken vooraf samen uit wat het kost, ook de uren van vrijwilligers."
        ),
        "themes": ("verkeer",),
        "areas": ("waterkant",),
        "instruments": ("/instrumenten/omgekeerde-avond/",),
    },
    body=(
        heading("Wat er speelde"),
        text(
            "<p>Het veer kostte elk jaar geld en er waren te weinig schippers. Op papier was stoppen logisch. In het dorp was het ondenkbaar.</p>"
        ),
        heading("Wat we deden"),
        text(
            "<p>Op een omgekeerde avond legden inwoners hun eigen begroting op tafel. De gemeente stelde vragen en rekende mee. Zij dienden daarna een uitdaging in.</p>"
        ),
        heading("Wat het opleverde"),
        text(
            "<p>Een stichting met tweeëntwintig schippers. De gemeente betaalt de helft van vroeger en het veer vaart een maand langer.</p>"
        ),
    ),
)

DIKE = PageSpec(
    slug="dijkpad-zuiderveen",
    title="Het dijkpad dat er niet kwam",
    summary="Niet elk traject lukt. Waarom wij stopten, en wat we daarvan leerden.",
    model=ExamplePage,
    fields={
        "place": "Zuiderveen",
        "year": 2025,
        "lessons": (
            "Vraag de eigenaar van de grond als eerste, niet als laatste.\nStoppen mag. Zeg het meteen, en zeg waarom."
        ),
        "themes": ("water-en-natuur",),
        "areas": ("zuiderveen",),
        "instruments": ("/instrumenten/werkatelier/",),
    },
    body=(
        heading("Wat er speelde"),
        text("<p>Wandelaars wilden een pad over de dijk. Er was geld en er lag een schets.</p>"),
        heading("Wat we deden"),
        text(
            "<p>Twee avonden met wandelaars en dorpsbelang. Pas daarna spraken we de drie boeren van wie de grond is. Twee van hen wilden niet, met goede redenen: in het voorjaar lopen daar lammeren.</p>"
        ),
        heading("Wat het opleverde"),
        text("<p>Geen pad. Wel een bord, een bankje en een afspraak over een open dijk in september.</p>"),
    ),
)

EXAMPLES = PageSpec(
    slug="praktijk",
    title="Praktijkvoorbeelden",
    summary="Hoe het ging, wat werkte en wat niet. Ook als het mislukte.",
    in_menu=True,
    tags=("praktijk",),
    body=(
        text("<p>Van een voorbeeld leert u het meest als ook de fouten erbij staan. Die staan er dus bij.</p>"),
        polder_from_above(),
    ),
    children=(SQUARE, FERRY, DIKE),
)
