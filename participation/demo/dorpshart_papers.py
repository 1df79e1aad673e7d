"""One paper of the dorpshart in every state that a paper can have."""

from participation.choices import ReactionKind, StukKind, StukState
from participation.demo.specs import ReactionSpec, StukSpec

DORPSHART_PAPERS = (
    StukSpec("dorpshart-draft", "Startnotitie tijdelijke inrichting van de Brink"),
    StukSpec("dorpshart-in-review", "Startnotitie verkeer rond de Brink", state=StukState.IN_REVIEW),
    StukSpec(
        "dorpshart-returned",
        "Startnotitie markt en evenementen",
        state=StukState.RETURNED,
        reason="Beschrijf ook wat de marktkooplieden zelf willen. Nu staat er alleen wat wij van hen vragen.",
    ),
    StukSpec(
        "dorpshart-adopted",
        "Startnotitie Dorpshart",
        state=StukState.ADOPTED,
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
        decided=-6,
        reason="De raad voegt toe dat ook jongeren tot achttien jaar een eigen avond krijgen.",
        reactions=(
            ReactionSpec(
                "raadslid",
                ReactionKind.AMENDMENT,
                "Voeg toe: er komt een avond speciaal voor jongeren tot achttien jaar.",
                "Een goed idee. De school wil die avond samen met ons maken.",
            ),
        ),
    ),
    StukSpec(
        "dorpshart-deferred",
        "Startnotitie parkeren in het centrum",
        state=StukState.DEFERRED,
        decided=-4,
        reason="De raad wil eerst de telling van de parkeerplaatsen zien.",
        reactions=(
            ReactionSpec("raadslid2", ReactionKind.QUESTION, "Wanneer is de telling van de parkeerplaatsen klaar?"),
        ),
    ),
    StukSpec(
        "dorpshart-rejected",
        "Startnotitie parkeergarage onder de Brink",
        state=StukState.REJECTED,
        decided=-20,
        reason="De raad vindt een garage te duur en te ingrijpend voor de bomen.",
    ),
    StukSpec(
        "dorpshart-withdrawn",
        "Startnotitie brug over de Lindevaart",
        state=StukState.WITHDRAWN,
        reason="De provincie neemt de brug mee in het onderhoud van de vaart. Een eigen traject is niet meer nodig.",
    ),
)
