"""What the authors of the demo wrote where their dossier says nothing: a paper is handed in with every part filled."""

import re
from html import unescape

from participation.gaps import GAP

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
# And at places within a part that the dossier left open, by what stands there: words that fit within a line.
WHERE_A_PLACE_IS_OPEN: dict[str, str] = {
    "aanwezigen": "niet geteld",
    "Aanwezigen": "niet geteld",
    "Begin": "dit jaar",
    "begin en einde van het traject": "Het traject loopt dit jaar.",
    "Belemmeringen": "Er is weinig tijd: de meeste deelnemers doen dit naast hun werk.",
    "beoogde effecten": "Bewoners en ondernemers merken binnen een jaar dat er iets verandert.",
    "Beoogde effecten": "Bewoners en ondernemers merken binnen een jaar dat er iets verandert.",
    "door wie": "projectleider",
    "Einde": "nog niet bepaald",
    "Gebieden": "de hele gemeente",
    "Hoort er niet bij": "Plannen van andere gemeenten en van de provincie.",
    "Kansen": "Bewoners en verenigingen willen zelf meedoen.",
    "planning": "De planning staat bij het traject op het register.",
    "spelregels": "Iedere bijdrage krijgt een antwoord. De participatieverordening is van toepassing.",
    "Thema's": "leefomgeving",
    "Waarom deze vorm": "zo kunnen wie er belang bij hebben meepraten voordat er iets vastligt",
    "wanneer": "dit jaar",
    "Werkateliers": "Er waren geen werkateliers. Mensen gaven hun inbreng op het register, per brief en aan de telefoon.",
    "Wettelijke basis": "Participatieverordening Voorbeeldpolder 2026.",
}
OTHERWISE_WITHIN = "Hierover is in het dossier niets vastgelegd."


def written_body(key: str, drawn: str) -> str:
    """What was drawn from the dossier, or what the authors wrote instead."""
    return GAP.sub(_words, drawn) or WHEN_THE_DOSSIER_IS_SILENT.get(key, OTHERWISE)


def _words(found: re.Match[str]) -> str:
    return WHERE_A_PLACE_IS_OPEN.get(unescape(found[1]), OTHERWISE_WITHIN)
