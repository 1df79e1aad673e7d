"""What the authors of the demo wrote where their dossier says nothing: a paper is handed in with every part filled."""

WHEN_THE_DOSSIER_IS_SILENT: dict[str, str] = {
    "answers": "<p>De vragen zijn in het projectteam besproken. Er kwamen geen nieuwe knelpunten uit.</p>",
    "budget": "<p>De kosten blijven binnen het bestaande budget voor dit jaar. Extra geld is niet nodig.</p>",
    "cause": "<p>Inwoners en ondernemers vroegen de gemeente hier iets aan te doen. De raad nam dat over.</p>",
    "changed": "<p>Door de inbreng zijn de openingstijden verruimd en is de volgorde van het werk aangepast.</p>",
    "communication": "<p>Deelnemers krijgen na elke avond binnen twee weken bericht. Het nieuws staat ook in de krant.</p>",
    "evaluation": "<p>Na een jaar vragen we deelnemers en raad wat beter kan. De uitkomst komt op het register.</p>",
    "follow_up": "<p>Het projectteam werkt de uitkomsten uit en legt ze bij de volgende bijeenkomst voor.</p>",
    "legal_basis": "<p>De participatieverordening van Voorbeeldpolder is gevolgd.</p>",
    "participation": "<p>Wie er belang bij heeft, praat mee over de uitwerking. Het besluit zelf ligt bij het bestuur.</p>",
    "parties": "<p>Het projectteam spreekt met omwonenden, ondernemers en de betrokken instellingen.</p>",
    "programme": "<p>Inloop, een korte toelichting, gesprek in groepen en samen terugkijken.</p>",
    "prospects": "<p>Er is draagvlak om snel te beginnen. De tijd van vrijwilligers is beperkt.</p>",
    "response": "<p>De meeste voorstellen zijn overgenomen. Waar dat niet kon, is de reden aan de inbrenger gemeld.</p>",
    "results": "<p>Een voorstel dat het bestuur kan vaststellen, en afspraken over wie wat doet.</p>",
    "rules": "<p>Iedere bijdrage krijgt een antwoord. De participatieverordening is van toepassing.</p>",
    "scope": "<p>Het gaat om de plek zelf en de straten eromheen. De rest van het dorp hoort er niet bij.</p>",
}
OTHERWISE = "<p>Hierover is niets bijzonders te melden.</p>"


def written_body(key: str, drawn: str) -> str:
    """What was drawn from the dossier, or what the authors wrote instead."""
    return drawn or WHEN_THE_DOSSIER_IS_SILENT.get(key, OTHERWISE)
