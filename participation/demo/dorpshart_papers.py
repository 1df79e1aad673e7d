"""One paper of the dorpshart in every state that a paper can have."""

from participation.choices import ReactionKind, StukKind, StukState
from participation.demo.specs import ProposalSpec, ReactionSpec, StukSpec

# Chances and barriers are not drawn into a paper that gets published: the team says in its own words what goes in.
PROSPECTS = {
    "prospects": (
        "<h3>Kansen</h3><p>Winkeliersvereniging en dorpsbelang willen samen optrekken, en de bibliotheek zoekt een "
        "nieuwe plek.</p><h3>Belemmeringen</h3><p>De doorgaande weg snijdt het dorp in tweeën. Over parkeren zijn de "
        "meningen verdeeld.</p>"
    )
}
PLAN_TEXTS = {
    **PROSPECTS,
    "answers": (
        "<p>Wij ontwerpen in drie rondes: eerst drie schetsen, dan één schets die deelnemers samen maken, en tot slot "
        "een inrichtingsplan met afspraken over beheer.</p>"
    ),
    "communication": (
        "<p>Wie meedeed, krijgt binnen twee weken het verslag en hoort wat er met de inbreng gebeurt. Elke maand staat "
        "de stand van zaken in de dorpskrant en op het register.</p>"
    ),
    "evaluation": (
        "<p>Na elke ronde bespreekt de begeleidingsgroep wat beter kan. Een jaar na de aanleg vragen wij raad, college, "
        "deelnemers en collega's wat het heeft opgeleverd.</p>"
    ),
}

DORPSHART_PAPERS = (
    StukSpec("dorpshart-draft", "Startnotitie tijdelijke inrichting van de Brink"),
    StukSpec("dorpshart-in-review", "Startnotitie verkeer rond de Brink", state=StukState.IN_REVIEW, texts=PROSPECTS),
    StukSpec(
        "dorpshart-returned",
        "Startnotitie markt en evenementen",
        state=StukState.RETURNED,
        texts=PROSPECTS,
        reason="Beschrijf ook wat de marktkooplieden zelf willen. Nu staat er alleen wat wij van hen vragen.",
    ),
    StukSpec(
        "dorpshart-adopted",
        "Startnotitie Dorpshart",
        state=StukState.ADOPTED,
        texts=PROSPECTS,
        decided=-30,
        reactions=(
            ReactionSpec(
                "raadslid",
                ReactionKind.QUESTION,
                "Hoe worden de bewoners van de Kerkstraat betrokken? Zij krijgen mogelijk meer verkeer.",
                "Zij krijgen een eigen avond, en een van hen zit in de begeleidingsgroep.",
            ),
            ReactionSpec(
                "raadslid2",
                ReactionKind.POLITICAL_POINT,
                "Onze fractie wil dat er plek blijft om dichtbij de winkels te parkeren.",
                "Dat is een van de punten waarop we de schetsen straks vergelijken.",
            ),
        ),
    ),
    StukSpec(
        "dorpshart-adopted-amended",
        "Plan van aanpak Dorpshart",
        kind=StukKind.PLAN_VAN_AANPAK,
        state=StukState.ADOPTED_AMENDED,
        texts=PLAN_TEXTS,
        decided=-6,
        reason="De raad voegt toe dat ook jongeren tot achttien jaar een eigen avond krijgen.",
        proposals=(
            ProposalSpec(
                "raadslid",
                ReactionKind.AMENDMENT,
                "Een eigen avond voor jongeren",
                "Jongeren komen niet naar een avond in het dorpshuis, en het plein is straks vooral van hen.",
                "De raad voegt toe dat ook jongeren tot achttien jaar een eigen avond krijgen.",
                ("Naima Haddad", "Klaas Jan Hofstra"),
                "A-2026-03",
                result="adopted",
                in_favour=("Dorpen Samen", "Groen en Water", "Polderpartij"),
            ),
            ProposalSpec(
                "raadslid2",
                ReactionKind.MOTION,
                "Eerst de auto’s tellen",
                "De Brink staat op zaterdag vol. Hoe vol, weet niemand.",
                "De raad vraagt het college een jaar lang elke maand de geparkeerde auto’s te tellen.",
                ("Sem Lagerwey",),
                "M-2026-07",
                result="rejected",
                in_favour=("Groen en Water", "Lijst Vooruit"),
            ),
            ProposalSpec(
                "raadslid",
                ReactionKind.MOTION,
                "Kermis op de Brink",
                "De kermis hoort in het dorp.",
                "De raad vraagt het college de kermis op de Brink te houden.",
                number="M-2026-08",
                withdrawn="De wethouder zegt toe dat de kermis blijft.",
            ),
        ),
    ),
    StukSpec(
        "dorpshart-deferred",
        "Startnotitie parkeren in het centrum",
        state=StukState.DEFERRED,
        texts=PROSPECTS,
        decided=-6,
        reason="De raad wil eerst de telling van de parkeerplaatsen zien.",
        proposals=(
            ProposalSpec(
                "raadslid",
                ReactionKind.AMENDMENT,
                "Parkeren voor wie slecht ter been is",
                "Wie slecht loopt, kan niet van de rand van het dorp komen.",
                "Naast elke winkelstraat blijven plaatsen voor mensen die slecht ter been zijn.",
                ("Wietske Bosma",),
            ),
        ),
        reactions=(
            ReactionSpec("raadslid2", ReactionKind.QUESTION, "Wanneer is de telling van de parkeerplaatsen klaar?"),
            ReactionSpec(
                "raadslid",
                ReactionKind.TECHNICAL,
                "Hoeveel plaatsen zijn er nu op de Brink?",
                "Er zijn 84 plaatsen, waarvan 4 voor mensen met een gehandicaptenparkeerkaart.",
            ),
            ReactionSpec("raadslid", ReactionKind.TECHNICAL, "Wat kost een telling van een jaar?"),
        ),
    ),
    StukSpec(
        "dorpshart-rejected",
        "Startnotitie parkeergarage onder de Brink",
        state=StukState.REJECTED,
        texts=PROSPECTS,
        decided=-20,
        reason="De raad vindt een garage te duur en te ingrijpend voor de bomen.",
    ),
    StukSpec(
        "dorpshart-withdrawn",
        "Startnotitie brug over de Lindevaart",
        state=StukState.WITHDRAWN,
        texts=PROSPECTS,
        reason="De provincie neemt de brug mee in het onderhoud van de vaart. Een eigen traject is niet meer nodig.",
    ),
)
