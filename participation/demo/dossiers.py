"""The three dossiers that the contract names: one public, one internal, one confidential."""

from participation.choices import (
    Attitude,
    Body,
    Confidentiality,
    GoverningStyle,
    ImpactLevel,
    LegalInstrument,
    OpgaveKind,
    ParticipationChoice,
    ParticipationForm,
    PartyRole,
    ResultKind,
    StukState,
    Weight,
)
from participation.demo.dorpshart_papers import DORPSHART_PAPERS
from participation.demo.specs import (
    OpgaveSpec,
    Participation,
    PartySpec,
    ResultSpec,
    StukSpec,
    TrajectSpec,
    WerkatelierSpec,
)

DORPSHART_TRAJECT = TrajectSpec(
    address="dorpshart",
    instruments=("dorpswandeling", "werkatelier"),
    title="Samen naar een nieuw dorpshart",
    period=(-150, 300),
    fields={
        "impact_level": ImpactLevel.LARGE,
        "participation_form": ParticipationForm.COPRODUCE,
        "governing_style": GoverningStyle.NETWORKING,
        "goals": "Met bewoners en ondernemers bepalen waar het dorpshart voor is en wie wat doet.",
        "fixed": "Het bedrag van 1,8 miljoen euro, de monumentale bomen en de doorgang voor hulpdiensten.",
        "open_space": "De inrichting van de Brink, de plek van de markt en wat bewoners zelf beheren.",
        "rules_of_play": (
            "Iedere bijdrage krijgt een antwoord. Wat op een avond is gezegd, staat binnen twee weken in het verslag. "
            "Wie niet kan komen, mag ook schrijven of bellen."
        ),
        "legal_basis": "Participatieverordening Voorbeeldpolder 2026, artikel 4; Omgevingswet, artikel 16.29.",
        "legal_instrument": LegalInstrument.PLAN,
        "form_reason": "Bewoners en ondernemers beheren de Brink straks mee. Wie mee beheert, ontwerpt ook mee.",
        "planning": "Verkennen tot de zomer, ontwerpen in het najaar, daarna besluit van de raad.",
        "budget": 45000,
    },
    parties=(
        PartySpec(
            "Dorpsbelang Lindedorp",
            PartyRole.COPRODUCER,
            Weight.HIGH,
            Weight.MEDIUM,
            Attitude.SUPPORTIVE,
            "Organiseert de dorpswandeling en houdt de Brink mee schoon.",
        ),
        PartySpec(
            "Winkeliersvereniging De Brink",
            PartyRole.COPRODUCER,
            Weight.HIGH,
            Weight.HIGH,
            Attitude.CRITICAL,
            "Betaalt mee aan verlichting, als er genoeg plek om te parkeren blijft.",
        ),
        PartySpec("Bewoners van de Kerkstraat", PartyRole.HARMED, Weight.HIGH, Weight.LOW, Attitude.OPPOSED),
        PartySpec("Leerlingen van De Waterlelie", PartyRole.TARGET_GROUP, Weight.MEDIUM, Weight.LOW),
        PartySpec("Provincie", PartyRole.DECIDER, Weight.LOW, Weight.HIGH, Attitude.UNKNOWN),
    ),
    results=(
        ResultSpec(ResultKind.PROCESS, "Een verkenning waarin alle partijen hun verhaal herkennen.", -40, False, True),
        ResultSpec(ResultKind.CONTENT, "Een inrichtingsplan voor de Brink.", 160),
        ResultSpec(ResultKind.COOPERATION, "Een beheergroep van bewoners en winkeliers.", 220),
    ),
    werkateliers=(
        WerkatelierSpec(
            "dorpshart-avond-1",
            "Avond 1: wat is er aan de hand op de Brink?",
            -60,
            {
                "location": "Dorpshuis De Linde, grote zaal",
                "address": "Brink 4, Lindedorp",
                "purpose": "Horen wat bewoners en ondernemers merken en wat zij willen behouden.",
                "programme": "19.00 inloop\n19.15 korte wandeling over de Brink\n20.00 gesprek in groepen\n20.45 oogst",
                "capacity": 80,
                "attendance": 63,
                "report": (
                    "Zes groepen spraken over de Brink. Bijna iedereen noemde het verkeer en de lege winkels. "
                    "Over parkeren zijn de meningen verdeeld: winkeliers willen plek voor de deur, bewoners willen "
                    "juist ruimte om te zitten en te spelen."
                ),
                "outcomes": (
                    "De bomen blijven staan.\nDe gemeente zoekt uit of de bus anders kan rijden.\n"
                    "Dorpsbelang en winkeliers maken samen een voorstel voor de markt."
                ),
            },
        ),
        WerkatelierSpec(
            "dorpshart-avond-2",
            "Avond 2: schetsen voor de Brink",
            18,
            {
                "location": "Dorpshuis De Linde, grote zaal",
                "address": "Brink 4, Lindedorp",
                "purpose": "Drie schetsen vergelijken en er samen één kiezen of maken.",
                "programme": "19.00 inloop\n19.15 drie schetsen\n19.45 verbeteren aan tafels\n20.45 kiezen",
                "capacity": 80,
            },
        ),
    ),
    papers=DORPSHART_PAPERS,
    answers=(
        "De Brink verloor in vijf jaar acht van de eenentwintig winkels. Wie er komt, blijft kort.",
        "De weg erlangs werd drukker, winkelen ging naar de stad en internet, en niemand voelde zich aan zet.",
        "Een plein waar mensen van alle leeftijden elkaar treffen, ook na zes uur.",
        None,
        "Bewoners, winkeliers, de kerk, de school en de vervoerder. De gemeente beheert de grond.",
        "De mensen aan de Kerkstraat: zij krijgen het verkeer als wij de Brink sluiten.",
    ),
)

DORPSHART = OpgaveSpec(
    address="dorpshart",
    title="Een levend dorpshart voor Lindedorp",
    lead="projectleider",
    client="manager",
    holder="wethouder",
    members=("teamlid",),
    competent_body=Body.COUNCIL,
    themes=("Ruimte en leefomgeving", "Economie", "Verkeer"),
    areas=("Lindedorp",),
    period=(-170, 700),
    participation=Participation(
        ParticipationChoice.YES,
        "Het dorpshart is van iedereen. Bewoners en ondernemers kennen de plek en gaan er straks zelf mee aan de slag.",
        -160,
        Body.COUNCIL,
    ),
    contributes_to=("vitale-kernen",),
    fields={
        "kind": OpgaveKind.CONCRETE,
        "issue": (
            "Het hart van Lindedorp loopt leeg. Acht van de eenentwintig winkels staan leeg en de markt wordt elk jaar "
            "kleiner. Ouderen missen een plek om elkaar te treffen, jongeren zoeken hun heil elders."
        ),
        "ambition": "Een dorpshart waar mensen graag komen, ook als ze niets hoeven te kopen.",
        "cause": "Drukke doorgaande weg, andere manier van winkelen en een plein dat vooral parkeerplaats is geworden.",
        "scope_in": "De Brink, de Kerkstraat en de gebouwen die daaraan liggen.",
        "scope_out": "De rondweg: daarover beslist de provincie in een eigen traject.",
        "intended_effects": "Minder leegstand, meer ontmoeting en een veilige oversteek.",
    },
    trajecten=(DORPSHART_TRAJECT,),
)

VASTGOED = OpgaveSpec(
    address="vastgoed",
    title="Minder en beter gemeentelijk vastgoed",
    lead="projectleider",
    client="manager",
    holder="wethouder",
    members=("teamlid",),
    confidentiality=Confidentiality.INTERNAL,
    themes=("Bestuur en organisatie",),
    areas=("Hele gemeente",),
    period=(-90, 400),
    participation=Participation(
        ParticipationChoice.YES, "Huurders en verenigingen weten hoe hun gebouw echt wordt gebruikt.", -85
    ),
    fields={
        "kind": OpgaveKind.POLICY,
        "issue": "De gemeente heeft 74 gebouwen. Een derde staat meer dan de helft van de tijd leeg en kost wel onderhoud.",
        "ambition": "Over vier jaar alleen nog gebouwen die een maatschappelijk doel dienen.",
        "cause": "Gebouwen zijn in de loop der jaren erbij gekomen zonder plan voor het einde.",
        "scope_in": "Alle gebouwen in eigendom van de gemeente.",
        "scope_out": "Scholen: die vallen onder het plan voor onderwijshuisvesting.",
        "intended_effects": "Lagere kosten, betere gebouwen voor verenigingen.",
    },
    trajecten=(
        TrajectSpec(
            address="vastgoed",
            instruments=("werkatelier",),
            title="Verkenning gemeentelijk vastgoed",
            fields={
                "impact_level": ImpactLevel.MEDIUM,
                "participation_form": ParticipationForm.CONSULT,
                "goals": "Weten welke gebouwen er zijn, wie ze gebruikt en wat ze kosten.",
                "fixed": "De begroting en de lopende huurcontracten.",
                "open_space": "Welke gebouwen we behouden en onder welke voorwaarden.",
                "rules_of_play": "Geen huurder hoort een besluit over het eigen gebouw uit de krant.",
                "legal_basis": "Participatieverordening Voorbeeldpolder 2026, artikel 4.",
                "legal_instrument": LegalInstrument.POLICY,
                "budget": 18000,
            },
            results=(
                ResultSpec(ResultKind.CONTENT, "Een lijst van alle gebouwen met gebruik en kosten.", 30, False),
                ResultSpec(ResultKind.CONTENT, "Een voorstel welke gebouwen de gemeente houdt.", 120),
            ),
            answers=(
                "Van 74 gebouwen staan er 25 meer dan de helft van de tijd leeg.",
                "Elk gebouw kreeg een eigen afspraak; niemand keek naar het geheel.",
            ),
            parties=(
                PartySpec("Huurders van gemeentelijke gebouwen", PartyRole.TARGET_GROUP, Weight.HIGH, Weight.LOW),
            ),
            werkateliers=(
                WerkatelierSpec(
                    "vastgoed-avond-1",
                    "Werkatelier met de afdelingen",
                    -20,
                    {
                        "location": "Gemeentehuis, kamer 2.14",
                        "purpose": "Per afdeling horen welke gebouwen echt nodig zijn.",
                        "attendance": 17,
                        "report": "Elke afdeling noemde gebouwen die kunnen worden gedeeld.",
                    },
                    hour=13,
                ),
            ),
            papers=(
                StukSpec("vastgoed-draft", "Startnotitie vastgoed (tweede fase)"),
                StukSpec("vastgoed-in-review", "Startnotitie vastgoed (eerste fase)", state=StukState.IN_REVIEW),
            ),
        ),
    ),
)

LOCATIEKEUZE = OpgaveSpec(
    address="locatiekeuze",
    title="Locatiekeuze voor een opvanghuis",
    lead="projectleider",
    client="manager",
    holder="wethouder",
    members=("teamlid",),
    confidentiality=Confidentiality.CONFIDENTIAL,
    themes=("Zorg en welzijn",),
    areas=("Kleiwijk",),
    period=(-45, 200),
    participation=Participation(
        ParticipationChoice.NO,
        "Wie meepraat over de plek, kent het adres. Dat is gevaarlijk voor de mensen om wie het gaat. De buurt wordt "
        "ingelicht zodra dat veilig kan.",
        -40,
    ),
    fields={
        "kind": OpgaveKind.CONCRETE,
        "issue": "Er is geen veilige plek voor mensen die thuis gevaar lopen. Het adres moet geheim blijven.",
        "ambition": "Binnen een jaar een plek voor twaalf mensen.",
        "cause": "Het regionale huis zit vol en sluit over twee jaar.",
        "scope_in": "Drie gebouwen die de gemeente kan kopen.",
        "scope_out": "De zorg zelf: die regelt de regio.",
        "intended_effects": "Mensen in nood vinden binnen een dag een veilige plek.",
    },
    trajecten=(
        TrajectSpec(
            address="locatiekeuze",
            title="Afweging van drie locaties",
            fields={
                "impact_level": ImpactLevel.MEDIUM,
                "participation_form": ParticipationForm.INFORM,
                "goals": "Een keuze die veilig is en die de buurt kan dragen.",
                "fixed": "Het adres wordt niet bekendgemaakt.",
                "open_space": "Hoe en wanneer de buurt wordt ingelicht.",
                "rules_of_play": "Niemand noemt een adres in post, agenda of gesprek buiten deze kring.",
                "legal_basis": "Gemeentewet, artikel 87: geheimhouding voor het college.",
                "planning": "Vergelijken in het voorjaar, kiezen voor de zomer, daarna aankoop.",
                "budget": 9500,
            },
            parties=(
                PartySpec("Politie", PartyRole.COPRODUCER, Weight.HIGH, Weight.HIGH, Attitude.SUPPORTIVE),
                PartySpec("Regionale opvang", PartyRole.PRODUCER, Weight.HIGH, Weight.HIGH, Attitude.SUPPORTIVE),
            ),
            results=(ResultSpec(ResultKind.CONTENT, "Een keuze uit drie plekken, met redenen.", 60),),
            answers=("Vorig jaar kon voor 41 mensen niet binnen een dag een veilige plek worden gevonden.",),
            period=(-45, 120),
            werkateliers=(
                WerkatelierSpec(
                    "locatiekeuze-avond-1",
                    "Besloten sessie met politie en zorg",
                    9,
                    {
                        "location": "Gemeentehuis, besloten zaal",
                        "purpose": "De drie plekken vergelijken op veiligheid.",
                        "capacity": 10,
                    },
                    hour=10,
                ),
            ),
            papers=(
                StukSpec("locatiekeuze-draft", "Startnotitie opvanghuis: omgang met de buurt"),
                StukSpec("locatiekeuze-in-review", "Startnotitie opvanghuis", state=StukState.IN_REVIEW),
            ),
        ),
    ),
)

CONTRACT_DOSSIERS = (DORPSHART, VASTGOED, LOCATIEKEUZE)
