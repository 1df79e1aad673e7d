"""The pages of the demo guide, in the order of the tree."""

from pages.demo.choice_aid import CHOICE_AID
from pages.demo.clickable import ladder_with_lists
from pages.demo.figures import way_areas
from pages.demo.method import METHOD
from pages.demo.practice import EXAMPLES, INSTRUMENTS
from pages.demo.site_pages import SITE_PAGES
from pages.demo.specs import PageSpec, callout, cards, heading, layer, quote, steps, table, text, way_in
from pages.models import HomePage

WAY_PATHS = (
    ("/zo-werken-wij-samen/", "Zo werken wij samen: uitgangspunten en spelregels"),
    ("/werkwijze/", "De werkwijze: vier processen, twaalf vakken"),
    ("/instrumenten/", "Instrumenten: van dorpswandeling tot werkatelier"),
    ("/praktijk/", "Praktijk: wat werkte, en wat niet"),
    ("/raad-en-college/", "Raad en college: sturen op hoofdlijnen"),
    ("/initiatiefnemers/", "Ik heb een plan: voor inwoners en ondernemers"),
)

TOGETHER = PageSpec(
    slug="zo-werken-wij-samen",
    title="Zo werken wij samen",
    summary="Wat u van ons mag verwachten, en wat wij van u vragen, als we samen aan een opgave werken.",
    in_menu=True,
    tags=("participatie", "spelregels"),
    body=(
        text(
            "<p>Een goed plan voor een dorp maak je niet achter een bureau. Wie er woont, werkt of onderneemt, weet "
            "dingen die de gemeente niet weet. Daarom beginnen wij met luisteren, en schrijven wij pas daarna.</p>"
            "<p>Dat lukt niet altijd. Soms laat de wet geen ruimte, soms is er haast. Dan zeggen wij dat, met de reden "
            'erbij. Bij elke opgave staat op het <a href="/register/">register</a> of er participatie is, waarom, en '
            "wie dat heeft besloten.</p>"
        ),
        heading("Onze uitgangspunten"),
        text(
            "<ul><li><b>Van buiten naar binnen.</b> We beginnen bij wat mensen merken, niet bij hoe de gemeente is "
            "ingedeeld.</li><li><b>Ruimte voor initiatief.</b> Wie zelf iets begint, krijgt geen nee omdat het niet in "
            "een hokje past.</li><li><b>Snel en soepel.</b> Wat de gemeente kan bijdragen, staat klaar als het nodig is."
            "</li><li><b>Het moet blijven werken.</b> Een mooi begin is pas goed als het over vijf jaar nog draait.</li>"
            "</ul>"
        ),
        heading("Hoeveel invloed heeft u?"),
        text(
            "<p>Vooraf zeggen wij hoeveel invloed deelnemers hebben. Er zijn vijf vormen. Meer invloed is niet altijd "
            "beter; eerlijk zijn is dat wel.</p>"
        ),
        ladder_with_lists(),
        table(
            "De vijf vormen van participatie",
            ("Vorm", "Wat u doet", "Wat wij doen"),
            ("Informeren", "U hoort wat er gaat gebeuren.", "Wij zorgen dat u het op tijd en begrijpelijk hoort."),
            ("Raadplegen", "U zegt wat u ervan vindt.", "Wij laten zien wat wij met uw mening doen."),
            ("Adviseren", "U brengt een advies uit.", "Wij volgen het, of leggen uit waarom niet."),
            ("Coproduceren", "U maakt en doet het samen met ons.", "Wij delen kennis, geld en verantwoordelijkheid."),
            ("Meebeslissen", "U beslist mee.", "Wij voeren uit wat samen is besloten."),
        ),
        callout(
            "Elke inbreng krijgt antwoord",
            "<p>Wie iets inbrengt, hoort wat ermee is gedaan: overgenomen, voor een deel, of niet. En altijd waarom.</p>",
        ),
        quote(
            "<p>Ik was het niet eens met het besluit. Maar ik kon precies zien waarom het zo was gegaan.</p>",
            "Bewoner van Lindedorp, na afloop van een traject",
        ),
    ),
    children=(
        PageSpec(
            slug="spelregels",
            title="Spelregels voor een goed gesprek",
            summary="Acht afspraken die wij maken aan het begin van elk traject.",
            tags=("spelregels",),
            body=(
                text(
                    "<p>Deze afspraken hangen wij op bij elk werkatelier. Wie ze wil aanpassen, mag dat voorstellen.</p>"
                ),
                steps(
                    (
                        "Iedereen weet waarover het gaat",
                        "<p>De uitnodiging noemt het onderwerp, wat vaststaat en waar ruimte is.</p>",
                    ),
                    ("Iedereen weet wie beslist", "<p>College of raad: dat staat er vanaf de eerste dag bij.</p>"),
                    ("Eerst vragen, dan vinden", "<p>Wij luisteren uit voordat wij reageren.</p>"),
                    ("Belangen mogen botsen", "<p>Een tegenstelling benoemen is geen ruzie maken.</p>"),
                    ("Wie er niet is, telt mee", "<p>Aan elke tafel let iemand op wie er ontbreekt.</p>"),
                    (
                        "Wat is gezegd, staat op papier",
                        "<p>Binnen twee weken is het verslag er, voor iedereen te lezen.</p>",
                    ),
                    ("Elke toezegging heeft een naam en een datum", "<p>Zo weet u wie u erop mag aanspreken.</p>"),
                    ("We kijken terug", "<p>Aan het eind vragen wij iedereen hetzelfde: hoe ging het?</p>"),
                ),
            ),
        ),
        PageSpec(
            slug="wie-doet-wat",
            title="Wie doet wat?",
            summary="Projectleider, opdrachtgever, college, raad en griffie: wie u waarvoor kunt aanspreken.",
            body=(
                table(
                    "Rollen bij een opgave",
                    ("Wie", "Waarvoor", "Te vinden"),
                    (
                        "Projectleider",
                        "Trekt het traject en is uw eerste aanspreekpunt.",
                        "Bij elk traject op het register",
                    ),
                    (
                        "Opdrachtgever",
                        "De manager die de opdracht geeft en stukken als eerste beoordeelt.",
                        "Via de projectleider",
                    ),
                    (
                        "College",
                        "Bestuurt de gemeente en beslist over de meeste stukken.",
                        "Via het bestuurssecretariaat",
                    ),
                    ("Gemeenteraad", "Stelt de grenzen en beslist over de grote keuzes.", "Via de griffie"),
                    ("Griffie", "Helpt de raad en helpt u als u wilt inspreken.", "Griffie, gemeentehuis"),
                ),
                text("<p>Woorden die u niet kent, staan in de [[/begrippen/|begrippenlijst]].</p>"),
            ),
        ),
    ),
)

COUNCIL = PageSpec(
    slug="raad-en-college",
    title="Voor raad en college",
    summary="Hoe bestuurders sturen op samenwerking, zonder de uitkomst vooraf vast te leggen.",
    in_menu=True,
    tags=("raad", "college"),
    body=(
        text(
            "<p>Wie samenwerking serieus neemt, legt de uitkomst niet vooraf vast. Dat vraagt iets van bestuurders: "
            "sturen aan het begin, ruimte geven in het midden en wegen aan het eind.</p>"
        ),
        heading("Zeven punten om op te sturen"),
        steps(
            ("Het onderwerp", "<p>Is dit de vraag die beantwoord moet worden?</p>"),
            ("De grenzen en de grote keuzes", "<p>Wat staat vast, en welke keuze houdt de raad aan zichzelf?</p>"),
            ("Wie er aan tafel moeten zitten", "<p>Zonder wie is het gesprek niet compleet?</p>"),
            ("De vorm van participatie", "<p>Hoeveel invloed is eerlijk om te beloven?</p>"),
            ("De stappen die ertoe doen", "<p>Wanneer wil de raad iets zien of horen?</p>"),
            ("De eigen rol van de raad", "<p>Luisteren, kaders stellen, meedoen aan een avond, besluiten?</p>"),
            ("Leren en verantwoorden", "<p>Waaraan lezen we straks af of het goed ging?</p>"),
        ),
        heading("De weg van een stuk"),
        text(
            "<p>Een stuk gaat van de projectleider naar de opdrachtgever, dan langs communicatie naar het college. Is de "
            "raad bevoegd, dan volgen <b>beeldvorming</b>, <b>oordeelsvorming</b> en <b>besluitvorming</b>. Is het college "
            "bevoegd, dan krijgt de raad het stuk ter kennisname. Elk besluit staat op het "
            '<a href="/register/stukken/">register</a>, met datum, nummer en reden.</p>'
        ),
        heading("Vragen, moties en amendementen"),
        text(
            "<p>Raads- en collegeleden kunnen in de werkplaats reageren op een onderdeel van een stuk dat aan hen is "
            "aangeboden. De projectleider geeft antwoord. Een amendement verandert de tekst; een motie spreekt een wens "
            "uit.</p>"
        ),
        cards(("/werkwijze/speelveld/", "Het speelveld", "Alle vragen die een team zich stelt, in één overzicht.")),
    ),
)

INITIATIVES = PageSpec(
    slug="initiatiefnemers",
    title="Ik heb een plan",
    summary="U wilt iets beginnen in uw straat, dorp of buurt. Zo helpen wij u verder.",
    in_menu=True,
    tags=("initiatief", "uitdaagrecht"),
    body=(
        text("<p>Een speelplek, een dorpstuin, een buurtbatterij: veel goede dingen beginnen bij inwoners zelf.</p>"),
        heading("In vier stappen"),
        steps(
            ("Vertel uw idee", "<p>Bel of mail het team Samen werken aan opgaven. Een half idee is ook goed.</p>"),
            ("Praat met uw omgeving", "<p>Wie merkt iets van uw plan? Wij denken mee over hoe u hen bereikt.</p>"),
            ("Maak afspraken", "<p>Wie doet wat, wie betaalt wat, en wie zorgt ervoor als het er eenmaal is?</p>"),
            ("Begin klein", "<p>Een proef van een half jaar leert meer dan een plan van honderd bladzijden.</p>"),
        ),
        heading("Kan ik een taak van de gemeente overnemen?"),
        text(
            "<p>Ja, dat mag u voorstellen. Dat heet het uitdaagrecht. U laat zien dat het beter, slimmer of goedkoper "
            "kan; wij zeggen binnen acht weken ja of nee, met de reden erbij.</p>"
        ),
        layer(
            "Wat zet u in een uitdaging?",
            text(
                "<ul><li>welke taak u wilt overnemen en waar</li><li>waarom u denkt dat het beter kan</li><li>wie er "
                "meedoen en wie ervan weten</li><li>wat u van de gemeente nodig heeft</li></ul>"
            ),
        ),
        cards(
            ("/instrumenten/buurtbudget/", "Buurtbudget", "Een klein bedrag waar een buurt zelf over beslist."),
            ("/praktijk/", "Praktijkvoorbeelden", "Hoe anderen het aanpakten."),
        ),
    ),
)

HOME = PageSpec(
    slug="",
    title="Samen werken aan wat ertoe doet",
    summary=(
        "Deze wijzer laat zien hoe de gemeente Voorbeeldpolder samenwerkt met inwoners, ondernemers en organisaties: "
        "van de eerste vraag tot het besluit, en wat we ervan leerden."
    ),
    model=HomePage,
    body=(
        heading("Waar wilt u heen?"),
        way_in(
            "wegen-in-de-wijzer",
            "Een polder van boven: zes akkers met de ingangen van deze wijzer. Dezelfde ingangen staan erbij als lijst.",
            "",
            tuple((path, label, place) for (path, label), place in zip(WAY_PATHS, way_areas(), strict=True)),
        ),
        callout(
            "Wat speelt er nu?",
            '<p>Op het <a href="/register/">register</a> staan alle openbare opgaven, trajecten, werkateliers en stukken. '
            "U ziet er wat er is besloten, door wie en waarom.</p>",
        ),
    ),
    children=(TOGETHER, METHOD, INSTRUMENTS, CHOICE_AID, EXAMPLES, COUNCIL, INITIATIVES, *SITE_PAGES),
)
