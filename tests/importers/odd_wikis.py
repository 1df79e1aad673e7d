"""Two small exports, as wikis that nobody here has seen: one Dutch and old, one German, full of what editors do."""

from xml.sax.saxutils import escape

PAGES_NL = {
    "Hoofdpagina": (
        "__GEENINHOUD__\n{{DISPLAYTITLE:''Hoofdpagina''}}<!-- niet weghalen -->\n"
        "Welkom bij '''{{SITENAAM}}''', {{Begroeting|naam=bewoner}}.\n\n"
        "== Wat vind je hier? == <!-- kop -->\n"
        "<!-- deze regel verdwijnt -->\n"
        "* [[Werkwijze]]n en [[werkwijze#Stap 2|stap twee]]\n"
        "*: {{Klein|met een toelichting}}\n"
        "* [[Is: een werkwoord]], [[Weg (straat)|]] en [[Nergens]]\n"
        "{|\n! Wie !! Wat\n|-\n| {{Begroeting}} || a {{!}} b\n"
        "[[Categorie:Begin]]"
    ),
    "Sjabloon:Begroeting": "<noinclude>Uitleg voor schrijvers. [[Categorie:Sjablonen]]</noinclude><includeonly>"
    "{{#if:{{{naam|}}}|beste {{{naam}}}|beste lezer}}</includeonly>[[Categorie:Begroet]]",
    "Sjabloon:Klein": "<small>{{{1|}}}</small>",
    "Sjabloon:Vak": '{| class="wikitable" style="border:1px solid"\n! colspan="2" | {{{kop|{{PAGINANAAM}}}}}\n'
    "{{#if:{{{wie|}}}|\n{{!}}-\n{{!}} Wie {{!}}{{!}} {{{wie}}}\n}}\n|}",
    "Werkwijze": (
        "{{Vak|wie=[[Gebruiker:Ada|Ada]]}}\n"
        "== Stap 1 ==\n"
        "# Vraag<ref name=\"a\">Eerste '''noot'''.</ref>\n"
        "# Luister<ref name=a />\n"
        "#* naar {{#schakelen:{{lc:JONG}}|oud=ouderen|jong=jongeren|#standaard=iedereen}}\n"
        "=== Stap 2 ===\n"
        "; Begrip : uitleg in een regel\n"
        "; Ander\n: met twee\n: uitleggen\n"
        " vaste    tekst\n"
        "<poem>\nregel een\nregel twee\n</poem>\n"
        "Formule <math>a^2 < b</math>, jaar {{#tijd:Y|2019-05-06}}, {{#als:x|ja|nee}}.\n"
        "{{#lst:Bron|kern}}\n"
        "----\n<references />\n{{STANDAARDSORTERING:Aanpak}}[[Categorie:Methode|Werk]]"
    ),
    "Bron": "Vooraf.\n<section begin=kern />De ''kern'' van de zaak.<section end=kern />\nDaarna. "
    "&euro;&nbsp;5 &lt;b&gt; &#8211; \u200f\u05d0\u200e <b>vet zonder einde\n\nNieuwe alinea ~~~~",
    "Is: een werkwoord": "#DOORVERWIJZING [[Werkwijze#Stap 1]]",
    "Dubbel": "#redirect:[[Is: een werkwoord]]",
    "Boek/Deel": "Terug naar [[../]] en [[/Sub/]]. {{:Bron}}",
    "Boek": "[[/Deel]] <translate><!--T:1--> Vertaald <tvar|x>woord</></translate>",
    "Weg (straat)": "<gallery>\nAfbeelding:Weg.jpg|De ''weg''\n</gallery>\n"
    "[[Bestand:Weg.jpg|miniatuur|rechts|Een weg]]",
}
WORDS_NL = {
    "Hoofdpagina": "Welkom bij Dorpswiki, beste bewoner. Wat vind je hier? Werkwijzen en stap twee met een toelichting "
    "Is: een werkwoord, [[Weg (straat)|]] en Nergens Wie Wat beste lezer b",
    "Werkwijze": "Werkwijze Wie Ada Stap 1 Vraag [1] Luister [1] naar jongeren Stap 2 Begrip uitleg in een regel Ander "
    "met twee uitleggen vaste tekst regel een regel twee Formule a^2 < b , jaar 2019, ja. De kern van de zaak. "
    "[1] Eerste noot .",
    "Bron": "Vooraf. De kern van de zaak. Daarna. €\xa05 <b> – \u200f\u05d0\u200e vet zonder einde Nieuwe alinea ~~~~",
    "Boek/Deel": "Terug naar ../ en Sub . Vooraf. De kern van de zaak. Daarna. €\xa05 <b> – \u200f\u05d0\u200e "
    "vet zonder einde Nieuwe alinea ~~~~",
    "Boek": "/Deel Vertaald woord",
    "Weg (straat)": "De weg Een weg",
}
CATEGORIES_NL = {"Hoofdpagina": {"Begin", "Begroet"}, "Werkwijze": {"Methode"}}

PAGES_DE = {
    "Startseite": (
        "__KEIN_INHALTSVERZEICHNIS__{{SEITENTITEL:Startseite}}Willkommen im '''{{SITENAME}}'''!\r\n\r\n"
        "{{Hinweis|Text mit = Zeichen|1=\r\n== Überschrift ==\r\nDer Inhalt}}\r\n"
        "{{#wenn:|nein|{{#wenngleich:1|01|gleich|ungleich}}}} am {{#zeit:j. F Y|2020-03-01}}\r\n"
        "[[Datei:Karte.png|mini|hochkant=1.5|links|alternativtext=Eine Karte|Die [[Straße]]nkarte]]\r\n"
        "[[Kategorie:Anfang]]"
    ),
    "Vorlage:Hinweis": "<onlyinclude>{{{1}}}</onlyinclude>\nDokumentation, die nicht erscheint: {{{zwei}}}",
    "Straße": (
        "'''Straße''' ist ''ein '''Weg''' für alle''.<ref>Quelle:\n* eins\n* zwei\n</ref>\n"
        "{{#tag:ref|Gruppe {{uc:ä}}|group=Anm}}\n"
        "<table><tr><td>innen<table><tr><td>tiefer</table>\n<tr><td>ohne Ende\n"
        "</table>\n"
        "<syntaxhighlight lang=python>if a < b: {{print}}</syntaxhighlight>\n"
        "[https://example.org Verweis] https://example.org/a_(b). [[:en:Street]] [[en:Street]]\n"
        '{{Unbekannt|x}} {{#invoke:Modul|lauf}}<span style="display:none">versteckt</span>\n'
        "<script>alert(1)</script> <nowiki>[[kein Link]]</nowiki> {{subst:Hinweis}}\n"
        "== Einzelnachweise ==\n<references/>\n<references group=Anm/>"
    ),
    "Hilfe:Ablauf": "Nur für Schreibende.",
    "Weg": "#WEITERLEITUNG [[Straße]]",
    "Pfad": "#OHJAUS [[Weg%20]]",
}
WORDS_DE = {
    "Startseite": "Willkommen im Wegewiki! Überschrift Der Inhalt gleich am 1. März 2020 Die Straßenkarte",
    "Straße": "Straße ist ein Weg für alle .[1] [Anm 1] innen tiefer ohne Ende if a < b: {{print}} "
    "Verweis https://example.org/a_(b) . en:Street Vorlage:Unbekannt <script>alert(1)</script> [[kein Link]] "
    "{{subst:Hinweis}} Einzelnachweise [1] Quelle: eins zwei [Anm 1] Gruppe Ä",
}


def export(pages: dict[str, str], head: str) -> str:
    """The XML of a wiki; pages are numbered in order."""
    text = head
    for number, (title, body) in enumerate(pages.items(), start=1):
        redirect = '<redirect title="x" />' if body.startswith("#") else ""
        text += f"<page><title>{escape(title)}</title><id>{number}</id>{redirect}<revision><id>{number}</id>"
        text += "<timestamp>2019-05-06T07:08:09Z</timestamp><contributor><username>Ada</username></contributor>"
        text += f'<text xml:space="preserve">{escape(body)}</text></revision></page>\r\n'
    return text + "</mediawiki>\n"


def dutch() -> bytes:
    """Schema 0.3, which names no database, and namespaces that were left out; with a byte order mark and CRLF."""
    head = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.3/" version="0.3" xml:lang="nl">\r\n'
    head += "<siteinfo><sitename>Dorpswiki</sitename><base>http://dorp.example/index.php/Hoofdpagina</base>"
    head += "<generator>MediaWiki 1.12.0</generator><case>first-letter</case></siteinfo>\r\n"
    return b"\xef\xbb\xbf" + export(PAGES_NL, head).encode()


def german() -> bytes:
    """Schema 0.11 with its namespaces, one of the wiki's own among them."""
    head = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="de"><siteinfo>'
    head += "<sitename>Wegewiki</sitename><dbname>wege</dbname><base>https://wege.example/wiki/Startseite</base>"
    head += "<generator>MediaWiki 1.39.5</generator><case>first-letter</case><namespaces>"
    names = {-2: "Medium", -1: "Spezial", 0: "", 1: "Diskussion", 2: "Benutzer", 4: "Wegewiki", 6: "Datei",
             8: "MediaWiki", 10: "Vorlage", 12: "Hilfe", 14: "Kategorie", 3000: "Projekt"}  # fmt: skip
    head += "".join(
        f'<namespace key="{number}" case="first-letter">{name}</namespace>' for number, name in names.items()
    )
    return export(PAGES_DE, head + "</namespaces></siteinfo>").encode()
