"""More of Voorbeeldpolder: dossiers about places, so that register and werkplaats look lived in."""

from participation.choices import (
    Attitude,
    Body,
    GoverningStyle,
    ImpactLevel,
    LegalInstrument,
    OpgaveKind,
    ParticipationChoice,
    ParticipationForm,
    PartyRole,
    PolicyPhase,
    Process,
    ReactionKind,
    ResultKind,
    StepKind,
    StukKind,
    StukState,
    Weight,
)
from participation.demo.specs import (
    OpgaveSpec,
    Participation,
    PartySpec,
    ReactionSpec,
    ResultSpec,
    StukSpec,
    TrajectSpec,
    WerkatelierSpec,
)

KERNEN = OpgaveSpec(
    address="vitale-kernen",
    title="Vitale kernen: elk dorp een plek om elkaar te treffen",
    competent_body=Body.COUNCIL,
    themes=("Ruimte en leefomgeving", "Zorg en welzijn"),
    areas=("Hele gemeente",),
    period=(-900, 900),
    participation=Participation(
        ParticipationChoice.YES, "Wat een dorp levend houdt, weten de dorpen zelf het best.", -880, Body.COUNCIL
    ),
    fields={
        "kind": OpgaveKind.POLICY,
        "issue": "In vier van de zeven dorpen sloot in tien jaar de laatste winkel of het laatste café.",
        "ambition": "Elk dorp heeft over vijf jaar een plek die van de bewoners zelf is.",
        "scope_in": "Dorpshuizen, pleinen en plekken die bewoners zelf beheren.",
        "scope_out": "Winkels: daar gaat de gemeente niet over.",
    },
    papers=(
        StukSpec("opgavekaart-vitale-kernen", "Opgavekaart Vitale kernen", StukKind.OPGAVEKAART, StukState.ADOPTED),
    ),
)

FIETSROUTE = OpgaveSpec(
    address="fietsroute-oosterhaven",
    title="Veilig fietsen tussen Oosterhaven en Kleiwijk",
    client="manager",
    holder="wethouder",
    members=("teamlid",),
    competent_body=Body.COUNCIL,
    themes=("Verkeer",),
    areas=("Oosterhaven", "Kleiwijk"),
    period=(-420, 500),
    participation=Participation(
        ParticipationChoice.YES, "Wie de weg elke dag rijdt, weet waar het misgaat.", -400, Body.COUNCIL
    ),
    fields={
        "issue": "Op de Kleiweg vielen in drie jaar elf gewonden. Scholieren rijden er in het donker langs vrachtverkeer.",
        "ambition": "Een route waar ouders hun kind van twaalf alleen laten fietsen.",
        "ambition_fixed": True,
        "scope_in": "De Kleiweg en de kruising bij de haven.",
        "scope_out": "De provinciale weg.",
    },
    trajecten=(
        TrajectSpec(
            address="fietsroute-oosterhaven",
            instruments=("dorpswandeling",),
            title="Route kiezen met scholieren en boeren",
            period=(-380, 200),
            fields={
                "process": Process.DESIGN,
                "impact_level": ImpactLevel.MEDIUM,
                "participation_form": ParticipationForm.ADVISE,
                "goals": "Eén route kiezen die veilig is en die de boeren hun land laat bereiken.",
                "fixed": "Er komt een vrij fietspad.",
                "open_space": "Aan welke kant van de vaart het pad komt en waar de verlichting staat.",
                "legal_basis": "Omgevingswet, artikel 16.29.",
                "legal_instrument": LegalInstrument.PLAN,
                "budget": 12000,
            },
            parties=(
                PartySpec("Scholieren van het Polderlyceum", PartyRole.TARGET_GROUP, Weight.HIGH, Weight.LOW),
                PartySpec(
                    "Boeren langs de Kleiweg",
                    PartyRole.HARMED,
                    Weight.HIGH,
                    Weight.MEDIUM,
                    Attitude.CRITICAL,
                    "Geven grond af als de uitritten breed genoeg blijven.",
                ),
            ),
            results=(ResultSpec(ResultKind.CONTENT, "Een gekozen route met tekening.", 60),),
            werkateliers=(
                WerkatelierSpec(
                    "fietsroute-schouw",
                    "Schouw op de fiets",
                    -250,
                    {
                        "location": "Verzamelen bij het Polderlyceum",
                        "purpose": "Samen de gevaarlijke plekken zien.",
                        "attendance": 41,
                        "report": "De groep wees zeven plekken aan. Bij de haven is het zicht het slechtst.",
                        "outcomes": "Twee plekken zijn meteen verbeterd met spiegels.",
                    },
                    hour=15,
                    papers=(
                        StukSpec(
                            "verslag-fietsschouw",
                            "Verslag van de schouw op de fiets",
                            StukKind.WERKATELIERVERSLAG,
                            StukState.ADOPTED,
                        ),
                    ),
                ),
                WerkatelierSpec(
                    "fietsroute-tekenavond",
                    "Tekenavond: welke kant van de vaart?",
                    26,
                    {"location": "Havenkantine, Oosterhaven", "purpose": "Twee routes vergelijken.", "capacity": 50},
                ),
            ),
            papers=(
                StukSpec("startnotitie-fietsroute", "Startnotitie fietsroute", state=StukState.ADOPTED, decided=-300),
                StukSpec(
                    "plan-fietsroute",
                    "Plan van aanpak fietsroute",
                    StukKind.PLAN_VAN_AANPAK,
                    StukState.IN_REVIEW,
                    StepKind.COUNCIL_PICTURE,
                    decided=-5,
                    reactions=(
                        ReactionSpec(
                            "raadslid",
                            ReactionKind.QUESTION,
                            "Is er met de huisartsenpost gesproken over de omleiding?",
                            "Ja, zij kunnen er tijdens de bouw altijd langs.",
                        ),
                        ReactionSpec("raadslid2", ReactionKind.QUESTION, "Waarom begint de bouw pas na de oogst?"),
                    ),
                ),
            ),
            answers=(
                "In drie jaar elf gewonden op vier kilometer weg; landelijk is dat er gemiddeld één.",
                "Zwaarder vrachtverkeer, geen verlichting en een smalle berm.",
            ),
        ),
    ),
)

DIJK = OpgaveSpec(
    address="energie-noorderdijk",
    title="Energie van de Noorderdijk",
    client="manager",
    holder="wethouder",
    competent_body=Body.COUNCIL,
    themes=("Duurzaamheid en energie",),
    areas=("Waterkant",),
    period=(-260, 1200),
    participation=Participation(
        ParticipationChoice.YES,
        "Wie naar de molens kijkt, moet ook over de opbrengst kunnen meepraten.",
        -230,
        Body.COUNCIL,
    ),
    fields={
        "issue": "De gemeente wil in 2030 de helft van haar stroom zelf opwekken. Nu is dat een tiende.",
        "ambition": "Wind en zon op de dijk, waarvan de helft eigendom is van bewoners.",
        "scope_in": "De dijk tussen Waterkant en de sluis.",
        "scope_out": "Zonneparken op landbouwgrond.",
    },
    trajecten=(
        TrajectSpec(
            address="energie-noorderdijk",
            title="Meedoen en meeverdienen met de dijk",
            period=(-200, 420),
            fields={
                "impact_level": ImpactLevel.LARGE,
                "participation_form": ParticipationForm.COPRODUCE,
                "governing_style": GoverningStyle.RESPONSIVE,
                "goals": "Weten onder welke voorwaarden omwonenden mee willen doen.",
                "fixed": "De afstand tot woningen volgt uit de wet.",
                "open_space": "Het aantal molens, hun hoogte en wie de eigenaar wordt.",
            },
            parties=(
                PartySpec(
                    "Energiecoöperatie De Dijkstroom", PartyRole.PRODUCER, Weight.HIGH, Weight.HIGH, Attitude.SUPPORTIVE
                ),
                PartySpec("Omwonenden van de sluis", PartyRole.HARMED, Weight.HIGH, Weight.LOW, Attitude.OPPOSED),
                PartySpec("Waterschap", PartyRole.DECIDER, Weight.MEDIUM, Weight.HIGH),
            ),
            werkateliers=(
                WerkatelierSpec(
                    "dijk-keukentafel",
                    "Keukentafelgesprekken bij de sluis",
                    -75,
                    {
                        "location": "Sluishuis, Waterkant",
                        "purpose": "Zorgen en wensen van de naaste buren horen.",
                        "attendance": 22,
                        "report": "Geluid en slagschaduw zijn de grootste zorgen. Een deel van de buren wil mede-eigenaar worden.",
                    },
                ),
                WerkatelierSpec(
                    "dijk-ontwerpavond",
                    "Ontwerpavond: drie opstellingen",
                    40,
                    {"location": "Sluishuis, Waterkant", "purpose": "Drie opstellingen beoordelen.", "capacity": 60},
                ),
            ),
            papers=(
                StukSpec(
                    "startnotitie-dijk",
                    "Startnotitie Energie van de Noorderdijk",
                    state=StukState.IN_REVIEW,
                    step=StepKind.COLLEGE_DECISION,
                    reactions=(
                        ReactionSpec(
                            "burgemeester",
                            ReactionKind.ADVICE,
                            "Neem ook de veiligheid van de dijk tijdens de bouw mee.",
                        ),
                    ),
                ),
            ),
        ),
    ),
)

RIOOL = OpgaveSpec(
    address="riool-kerkstraat",
    title="Nieuw riool in de Kerkstraat van Molenhoek",
    lead="teamlid",
    client="manager",
    holder="wethouder",
    themes=("Water en natuur",),
    areas=("Molenhoek",),
    period=(-60, 90),
    participation=Participation(
        ParticipationChoice.NO,
        "De buis is gebroken en moet voor de winter vervangen zijn. De straat komt terug zoals die was: er valt niets "
        "te kiezen. Bewoners krijgen wel een brief en een vast aanspreekpunt.",
        -50,
    ),
    fields={
        "issue": "Het riool uit 1961 is op drie plaatsen gebroken. Bij regen staat het water in de kelders.",
        "ambition": "Voor de winter een riool dat zeventig jaar meegaat.",
        "ambition_fixed": True,
    },
)

SPEELPLEK = OpgaveSpec(
    address="speelplek-molenhoek",
    title="Een speelplek die de buurt zelf maakt",
    lead="projectleider2",
    client="manager",
    holder="wethouder",
    themes=("Jeugd en onderwijs", "Ruimte en leefomgeving"),
    areas=("Molenhoek",),
    period=(-500, 30),
    contributes_to=("vitale-kernen",),
    participation=Participation(ParticipationChoice.YES, "De buurt vroeg er zelf om en wil de plek beheren.", -490),
    fields={
        "issue": "De speeltuin is afgekeurd en de buurt wil meer dan een nieuwe wip.",
        "ambition": "Een plek voor alle leeftijden, onderhouden door de buurt.",
    },
    trajecten=(
        TrajectSpec(
            address="speelplek-molenhoek",
            instruments=("buurtbudget",),
            title="De buurt beslist over de speelplek",
            period=(-450, 20),
            fields={
                "process": Process.REALISE,
                "policy_phase": PolicyPhase.EXECUTION,
                "impact_level": ImpactLevel.SMALL,
                "participation_form": ParticipationForm.CODECIDE,
                "governing_style": GoverningStyle.RESPONSIVE,
                "goals": "Een ontwerp dat de buurt zelf kiest en bouwt.",
                "fixed": "Het bedrag van 60.000 euro en de regels voor veilige toestellen.",
                "open_space": "Al het andere.",
                "budget": 60000,
            },
            parties=(
                PartySpec(
                    "Buurtvereniging De Wieken",
                    PartyRole.PRODUCER,
                    Weight.HIGH,
                    Weight.HIGH,
                    Attitude.SUPPORTIVE,
                    "Bouwt mee en doet vijf jaar het onderhoud.",
                ),
            ),
            results=(
                ResultSpec(ResultKind.CONTENT, "Een speelplek met natuurlijke toestellen.", -20, True, True),
                ResultSpec(ResultKind.COOPERATION, "Een afspraak over onderhoud voor vijf jaar.", 15),
            ),
            werkateliers=(
                WerkatelierSpec(
                    "speelplek-stemmiddag",
                    "Stemmiddag: welk ontwerp wordt het?",
                    -200,
                    {
                        "location": "Buurthuis De Wieken",
                        "purpose": "Kiezen uit twee ontwerpen van kinderen.",
                        "attendance": 118,
                        "report": "118 buurtgenoten stemden, van wie 47 kinderen. Het ontwerp met de waterpomp won.",
                    },
                    hour=14,
                ),
            ),
            papers=(
                StukSpec("startnotitie-speelplek", "Startnotitie speelplek", state=StukState.ADOPTED, decided=-430),
                StukSpec(
                    "plan-speelplek",
                    "Plan van aanpak speelplek",
                    StukKind.PLAN_VAN_AANPAK,
                    StukState.ADOPTED,
                    decided=-260,
                ),
            ),
        ),
    ),
)

PLACES = (KERNEN, FIETSROUTE, DIJK, RIOOL, SPEELPLEK)
