"""More of Voorbeeldpolder: dossiers about people and how they live together."""

from participation.choices import (
    Attitude,
    Body,
    ImpactLevel,
    LegalInstrument,
    OpgaveKind,
    ParticipationChoice,
    ParticipationForm,
    PartyRole,
    PolicyPhase,
    Process,
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
    ResultSpec,
    StukSpec,
    TrajectSpec,
    WerkatelierSpec,
)

STARTERS = OpgaveSpec(
    address="wonen-voor-starters",
    title="Wonen voor starters in Zuiderveen",
    client="manager",
    holder="wethouder",
    themes=("Wonen",),
    areas=("Zuiderveen",),
    period=(-110, 800),
    participation=Participation(ParticipationChoice.YES, "Starters weten zelf wat zij kunnen betalen en missen.", -100),
    fields={
        "issue": "Wie in Zuiderveen opgroeit, vindt er geen huis. De wachttijd is negen jaar.",
        "ambition": "Veertig woningen waar jongeren uit het dorp voorrang krijgen.",
        "scope_in": "De oude veiling en het schoolplein.",
    },
    trajecten=(
        TrajectSpec(
            address="wonen-voor-starters",
            instruments=("werkatelier",),
            title="Starters tekenen hun eigen straat",
            fields={
                "impact_level": ImpactLevel.MEDIUM,
                "participation_form": ParticipationForm.COPRODUCE,
                "goals": "Weten wat voor woning starters zoeken en wat zij zelf kunnen doen.",
                "fixed": "Veertig woningen, betaalbaar voor een gewoon inkomen.",
                "open_space": "De straat, de tuinen en wat bewoners zelf afbouwen.",
            },
            parties=(
                PartySpec(
                    "Jongeren van Zuiderveen", PartyRole.TARGET_GROUP, Weight.HIGH, Weight.LOW, Attitude.SUPPORTIVE
                ),
                PartySpec("Woningstichting Veenwonen", PartyRole.PRODUCER, Weight.HIGH, Weight.HIGH),
            ),
            werkateliers=(
                WerkatelierSpec(
                    "starters-kroeggesprek",
                    "Kroeggesprek over wonen",
                    -32,
                    {
                        "location": "Café Het Veen, Zuiderveen",
                        "purpose": "Horen wat jongeren zoeken.",
                        "attendance": 35,
                        "report": "De meesten zoeken een klein huis met een eigen voordeur. Een auto hoeft niet voor de deur.",
                    },
                    hour=20,
                ),
                WerkatelierSpec(
                    "starters-tekenmiddag",
                    "Tekenmiddag in de oude veiling",
                    12,
                    {"location": "Oude veiling, Zuiderveen", "purpose": "De straat tekenen op schaal.", "capacity": 40},
                    hour=13,
                ),
            ),
            papers=(
                StukSpec(
                    "startnotitie-starters",
                    "Startnotitie wonen voor starters",
                    state=StukState.IN_REVIEW,
                    step=StepKind.COMMUNICATION,
                ),
            ),
        ),
    ),
)

ZWEMBAD = OpgaveSpec(
    address="zwembad-de-golfslag",
    title="Zwembad De Golfslag open houden",
    competent_body=Body.COUNCIL,
    themes=("Sport en cultuur",),
    areas=("Lindedorp",),
    period=(-820, -60),
    participation=Participation(
        ParticipationChoice.YES,
        "Zonder vrijwilligers gaat het bad dicht; zij moeten mee kunnen bepalen.",
        -800,
        Body.COUNCIL,
    ),
    fields={
        "issue": "Het bad kostte elk jaar vier ton meer dan begroot.",
        "ambition": "Een bad dat zonder extra geld openblijft.",
    },
    trajecten=(
        TrajectSpec(
            address="zwembad-de-golfslag",
            title="Het bad in handen van het dorp",
            period=(-780, -60),
            fields={
                "process": Process.EVALUATE,
                "policy_phase": PolicyPhase.EVALUATION,
                "impact_level": ImpactLevel.MEDIUM,
                "participation_form": ParticipationForm.CODECIDE,
                "goals": "Een vereniging die het bad zelf beheert.",
                "fixed": "De veiligheid van het water.",
                "open_space": "Openingstijden, tarieven en activiteiten.",
            },
            parties=(
                PartySpec(
                    "Vereniging Zwemmend Lindedorp", PartyRole.PRODUCER, Weight.HIGH, Weight.HIGH, Attitude.SUPPORTIVE
                ),
            ),
            results=(
                ResultSpec(ResultKind.COOPERATION, "Het bad is overgedragen aan de vereniging.", -120, True, True),
            ),
            lessons=(
                "Begin een jaar voor de overdracht met meelopen. Kennis overdragen kost meer tijd dan u denkt.",
                "Spreek vooraf af wie het aanspreekpunt blijft als het bad straks van de vereniging is.",
            ),
            werkateliers=(
                WerkatelierSpec(
                    "zwembad-terugblik",
                    "Terugblik met vrijwilligers",
                    -90,
                    {
                        "location": "Kantine van De Golfslag",
                        "purpose": "Leren van twee jaar samen beheren.",
                        "attendance": 29,
                        "report": "De overdracht van kennis had eerder moeten beginnen. De samenwerking zelf kreeg een acht.",
                        "outcomes": "Begin een jaar voor de overdracht met meelopen.",
                    },
                ),
            ),
            papers=(
                StukSpec("kennisgeving-zwembad", "Kennisgeving De Golfslag", StukKind.KENNISGEVING, StukState.ADOPTED),
                StukSpec("startnotitie-zwembad", "Startnotitie De Golfslag", state=StukState.ADOPTED, decided=-740),
                StukSpec(
                    "eindverslag-zwembad",
                    "Eindverslag De Golfslag",
                    StukKind.EINDVERSLAG,
                    StukState.ADOPTED,
                    decided=-70,
                ),
            ),
        ),
    ),
)

JONGEREN = OpgaveSpec(
    address="jongeren-rietbeek",
    title="Een eigen plek voor jongeren in Rietbeek",
    themes=("Jeugd en onderwijs",),
    areas=("Rietbeek",),
    period=(-40, 300),
    participation=Participation(ParticipationChoice.YES, "Een plek voor jongeren maak je met jongeren.", -30),
    contributes_to=("vitale-kernen",),
    fields={
        "issue": "Jongeren hangen bij de supermarkt. Omwonenden klagen, jongeren weten niet waarheen.",
        "ambition": "Een plek waar jongeren welkom zijn, ook in de winter.",
    },
    trajecten=(
        TrajectSpec(
            address="jongeren-rietbeek",
            instruments=("omgekeerde-avond", "buurtbudget"),
            title="Wat willen jongeren in Rietbeek?",
            period=(-20, 160),
            fields={
                "impact_level": ImpactLevel.SMALL,
                "participation_form": ParticipationForm.CONSULT,
                "legal_instrument": LegalInstrument.VISION,
                "goals": "Jongeren zelf laten vertellen wat zij nodig hebben.",
                "open_space": "De plek, de tijden en wie er toezicht houdt.",
            },
            werkateliers=(
                WerkatelierSpec(
                    "jongeren-pizza-avond",
                    "Pizza-avond: jouw plek",
                    5,
                    {"location": "Sporthal Rietbeek", "purpose": "Ideeën verzamelen.", "capacity": 30},
                    hour=18,
                ),
            ),
            papers=(
                StukSpec("startnotitie-jongeren", "Startnotitie jongeren in Rietbeek", state=StukState.IN_REVIEW),
                StukSpec("motivering-jongeren", "Motivering participatie jongeren in Rietbeek", StukKind.MOTIVERING),
            ),
        ),
    ),
)

MEEDOEN = OpgaveSpec(
    address="iedereen-doet-mee",
    title="Iedereen doet mee: minder armoede in Voorbeeldpolder",
    competent_body=Body.COUNCIL,
    themes=("Zorg en welzijn",),
    areas=("Hele gemeente",),
    period=(-300, 900),
    participation=Participation(
        ParticipationChoice.YES, "Mensen die het meemaken weten welke regels in de weg zitten.", -280, Body.COUNCIL
    ),
    fields={
        "kind": OpgaveKind.POLICY,
        "issue": "Een op de elf gezinnen komt aan het eind van de maand niet uit.",
        "ambition": "Elk kind kan meedoen met sport, school en feest.",
    },
    trajecten=(
        TrajectSpec(
            address="iedereen-doet-mee",
            title="Regels maken met mensen die ze kennen",
            period=(-240, 200),
            fields={
                "impact_level": ImpactLevel.LARGE,
                "participation_form": ParticipationForm.ADVISE,
                "goals": "Weten welke regelingen mensen missen of niet begrijpen.",
                "fixed": "De landelijke regels voor de bijstand.",
                "open_space": "De eigen regelingen van de gemeente en de formulieren.",
            },
            parties=(PartySpec("Cliëntenraad", PartyRole.COPRODUCER, Weight.HIGH, Weight.MEDIUM, Attitude.SUPPORTIVE),),
            werkateliers=(
                WerkatelierSpec(
                    "meedoen-formulierenmiddag",
                    "Formulierenmiddag: waar loop je vast?",
                    -130,
                    {
                        "location": "Bibliotheek Lindedorp",
                        "purpose": "Samen zes formulieren invullen en tellen waar het misgaat.",
                        "attendance": 19,
                        "report": "Vier van de zes formulieren vroegen dingen die de gemeente al weet.",
                    },
                    hour=13,
                ),
            ),
            papers=(
                StukSpec(
                    "startnotitie-meedoen",
                    "Startnotitie Iedereen doet mee",
                    state=StukState.IN_REVIEW,
                    step=StepKind.COUNCIL_DECISION,
                    decided=-12,
                ),
            ),
        ),
    ),
)

AFVAL = OpgaveSpec(
    address="afval-scheiden",
    title="Minder restafval per huis",
    client="manager",
    holder="wethouder",
    themes=("Duurzaamheid en energie",),
    areas=("Hele gemeente",),
    period=(-150, 400),
    participation=Participation(
        ParticipationChoice.YES, "De inzameling slaagt alleen als mensen het zelf willen.", -140
    ),
    fields={
        "issue": "Per inwoner gaat 142 kilo restafval de oven in. De helft daarvan kan opnieuw worden gebruikt.",
        "ambition": "In drie jaar naar 60 kilo.",
    },
    trajecten=(
        TrajectSpec(
            address="afval-scheiden",
            title="Proef met drie straten",
            fields={
                "process": Process.DESIGN,
                "participation_form": ParticipationForm.INFORM,
                "goals": "In drie straten uitproberen wat werkt.",
                "open_space": "De dagen en de bakken.",
            },
            papers=(
                StukSpec("startnotitie-afval", "Startnotitie proef afval", state=StukState.ADOPTED, decided=-90),
                StukSpec(
                    "paragraaf-afval",
                    "Participatieparagraaf proef afval",
                    StukKind.PARAGRAAF,
                    StukState.IN_REVIEW,
                    step=StepKind.COLLEGE_DECISION,
                ),
                StukSpec(
                    "plan-afval",
                    "Plan van aanpak proef afval",
                    StukKind.PLAN_VAN_AANPAK,
                    StukState.RETURNED,
                    reason="Noem ook wat de proef kost als alle straten meedoen.",
                ),
            ),
        ),
    ),
)

LEGES = OpgaveSpec(
    address="tarieven-2027",
    title="Tarieven voor vergunningen in het nieuwe jaar",
    competent_body=Body.COUNCIL,
    themes=("Bestuur en organisatie",),
    areas=("Hele gemeente",),
    period=(-80, 40),
    participation=Participation(
        ParticipationChoice.NO,
        "De tarieven volgen uit de kosten, en de wet verbiedt er winst op te maken. Wie bezwaar heeft, kan inspreken "
        "bij de behandeling in de raad.",
        -75,
        Body.COUNCIL,
    ),
    fields={
        "issue": "De kosten van vergunningen stijgen; de tarieven moeten elk jaar opnieuw worden vastgesteld.",
        "ambition": "Tarieven die de kosten dekken en die iedereen kan narekenen.",
        "ambition_fixed": True,
    },
)

PEOPLE_DOSSIERS = (STARTERS, ZWEMBAD, JONGEREN, MEEDOEN, AFVAL, LEGES)
