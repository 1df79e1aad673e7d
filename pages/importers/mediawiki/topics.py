"""What the lines of a report are about: a name, whether a person must look, and what that person can do."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from .notes import Outcome


@dataclass(frozen=True)
class Topic:
    """One kind of line."""

    label: str
    needs_person: bool
    advice: str = ""


TOPICS: dict[str, Topic] = {
    "address": Topic(gettext_noop("Adres aangepast"), False),
    "address_clash": Topic(gettext_noop("Twee pagina's met hetzelfde adres"), False),
    "alternative_text": Topic(
        gettext_noop("Beschrijving van een afbeelding ontbreekt"), True, gettext_noop("Schrijf wat er te zien is.")
    ),
    "broken_anchor": Topic(
        gettext_noop("Link naar een kop die niet bestaat"), True, gettext_noop("Kies een kop die er wel is.")
    ),
    "broken_link": Topic(
        gettext_noop("Link naar iets dat niet bestaat"),
        True,
        gettext_noop("Kies een andere pagina, of laat de woorden zonder link staan."),
    ),
    "broken_redirect": Topic(
        gettext_noop("Doorverwijzing naar een pagina die niet bestaat"),
        True,
        gettext_noop("Maak bij Omleidingen een nieuw doel, of laat het oude adres vervallen."),
    ),
    "callout": Topic(gettext_noop("Kader zonder rand overgenomen"), False),
    "category_link": Topic(gettext_noop("Link naar een categorie werd een zoekvraag"), False),
    "code": Topic(gettext_noop("Programmatekst zonder kleuren"), False),
    "collapsible": Topic(gettext_noop("Uitklapbaar deel staat open"), False),
    "definition_list": Topic(gettext_noop("Lijst met uitleg opgedeeld"), False),
    "display_title": Topic(gettext_noop("Getoonde titel wijkt af"), False),
    "document": Topic(gettext_noop("Document werd een download"), False),
    "dynamic": Topic(
        gettext_noop("Onderdeel dat de wiki zelf samenstelde"),
        True,
        gettext_noop("Bepaal of de pagina dit nodig heeft en zet er zo nodig iets voor in de plaats."),
    ),
    "edited_here": Topic(
        gettext_noop("Hier en in de wiki gewijzigd"), True, gettext_noop("Vergelijk de twee teksten en voeg ze samen.")
    ),
    "file": Topic(gettext_noop("Bestand geweigerd"), True, gettext_noop("Zet het bestand om en voeg het zelf toe.")),
    "file_version": Topic(gettext_noop("Oudere versie van een bestand niet overgenomen"), False),
    "footnote": Topic(gettext_noop("Voetnoot zonder tekst"), True, gettext_noop("Schrijf de noot of haal hem weg.")),
    "formula": Topic(gettext_noop("Formule als tekst"), True, gettext_noop("Controleer of de formule zo te lezen is.")),
    "heading": Topic(gettext_noop("Kop aangepast"), False),
    "hidden": Topic(gettext_noop("Verborgen tekst weggelaten"), False),
    "image": Topic(gettext_noop("Afbeelding omgezet"), False),
    "imagemap": Topic(
        gettext_noop("Fout in een afbeeldingskaart"), True, gettext_noop("Teken het vlak opnieuw in de figuur.")
    ),
    "imagemap_target": Topic(
        gettext_noop("Vlak in een figuur leidt nergens heen"), True, gettext_noop("Kies een doel of haal het vlak weg.")
    ),
    "interwiki_link": Topic(
        gettext_noop("Link naar een onbekende andere wiki"), True, gettext_noop("Zoek het adres op en maak de link.")
    ),
    "language_link": Topic(gettext_noop("Link naar een wiki in een andere taal"), False),
    "leaked_parameter": Topic(
        gettext_noop("Wikicode zichtbaar: waarde van een sjabloon"), True, gettext_noop("Haal de code uit de tekst.")
    ),
    "leaked_template": Topic(
        gettext_noop("Wikicode zichtbaar: half sjabloon"), True, gettext_noop("Haal de code uit de tekst.")
    ),
    "limit": Topic(
        gettext_noop("Te diep of te groot; een deel ontbreekt"), True, gettext_noop("Vergelijk de pagina met de wiki.")
    ),
    "link_not_imported": Topic(
        gettext_noop("Link naar een pagina die nog niet is overgenomen"),
        True,
        gettext_noop("Importeer die pagina ook, of laat de woorden zonder link staan."),
    ),
    "link_outside": Topic(gettext_noop("Link naar een overleg- of gebruikerspagina"), False),
    "link_to_draft": Topic(
        gettext_noop("Link naar een concept"), True, gettext_noop("Publiceer dat concept, of laat de link weg.")
    ),
    "list": Topic(gettext_noop("Lijst opgedeeld"), False),
    "missing_file": Topic(
        gettext_noop("Bestand ontbreekt in de export"),
        True,
        gettext_noop("Haal het bestand uit de wiki en voeg het toe."),
    ),
    "missing_image": Topic(
        gettext_noop("Afbeelding ontbreekt op de pagina"),
        True,
        gettext_noop("Voeg de afbeelding toe of haal de naam weg."),
    ),
    "missing_parent": Topic(
        gettext_noop("Bovenliggende pagina ontbrak"), True, gettext_noop("Vul de lege pagina en publiceer haar.")
    ),
    "missing_template": Topic(
        gettext_noop("Sjabloon ontbreekt"), True, gettext_noop("Schrijf zelf wat het sjabloon liet zien.")
    ),
    "module": Topic(
        gettext_noop("Lua-module weggelaten"), True, gettext_noop("Neem uit de wiki over wat de module liet zien.")
    ),
    "moved_page": Topic(gettext_noop("Pagina heeft in de wiki een andere naam gekregen"), False),
    "old_address": Topic(
        gettext_noop("Oud adres niet bewaard"), True, gettext_noop("Maak zo nodig zelf een omleiding.")
    ),
    "protection": Topic(gettext_noop("Pagina was beveiligd"), True, gettext_noop("Kijk wie deze pagina mag lezen.")),
    "rights": Topic(
        gettext_noop("Rechten van een afbeelding onbekend"), True, gettext_noop("Zoek uit van wie de afbeelding is.")
    ),
    "table": Topic(gettext_noop("Tabel aangepast"), False),
    "tabs": Topic(gettext_noop("Tabbladen onder elkaar"), False),
    "template_loop": Topic(
        gettext_noop("Sjabloon dat zichzelf invoegt"), True, gettext_noop("Haal de foutmelding uit de tekst.")
    ),
    "transclusion": Topic(
        gettext_noop("Ingevoegd deel ontbreekt"), True, gettext_noop("Neem uit de wiki over wat hier stond.")
    ),
    "unsafe_link": Topic(
        gettext_noop("Link met een onveilig adres"), True, gettext_noop("Maak een gewone link of laat hem weg.")
    ),
    "variable": Topic(
        gettext_noop("Datum vastgezet"), True, gettext_noop("Kijk of de datum of het jaartal nog klopt.")
    ),
}


def label_of(topic: str) -> str:
    """The Dutch name of a kind; one without a name shows its own word."""
    known = TOPICS.get(topic)
    return str(_(known.label)) if known else topic.replace("_", " ").capitalize()


def advice_of(topic: str) -> str:
    known = TOPICS.get(topic)
    return str(_(known.advice)) if known and known.advice else ""


def needs_person(topic: str, outcome: Outcome) -> bool:
    """Whether somebody must look; of a kind that has no name here, only a real problem does."""
    known = TOPICS.get(topic)
    return known.needs_person if known else outcome is Outcome.PROBLEM
