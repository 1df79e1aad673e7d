"""The questions of the demo method: per cell the core questions, then those that go deeper."""

from dataclasses import dataclass

from pages.choices import Element, Process


@dataclass(frozen=True)
class Asked:
    """A question with the reason why it is asked; ``layer`` 1 is core."""

    text: str
    reason: str
    layer: int = 1


Cells = dict[Element, tuple[Asked, ...]]


def _deeper(text: str, reason: str, layer: int = 2) -> Asked:
    return Asked(text, reason, layer)


EXPLORE: Cells = {
    Element.CONTENT: (
        Asked(
            "Wat is er aan de hand, en waaraan zien we dat?",
            "Wie het vraagstuk anders ziet, werkt straks aan iets anders. Noem feiten die iedereen kan nagaan.",
        ),
        Asked(
            "Hoe is dit zo gekomen?",
            "Wie de oorzaken niet kent, bestrijdt alleen wat er aan de buitenkant te zien is.",
        ),
        Asked(
            "Welke situatie willen we bereiken?",
            "Een gedeelde ambitie geeft richting en laat ruimte voor de weg ernaartoe.",
        ),
        Asked(
            "Wat hoort erbij en wat niet?",
            "Een grens die pas later blijkt, voelt als een belofte die is gebroken.",
        ),
        _deeper(
            "Wie vindt dat dit een probleem is, en wie niet?",
            "Een probleem voor de een is soms de oplossing van de ander.",
        ),
        _deeper(
            "Staat de ambitie vast of mag die nog veranderen?",
            "Deelnemers willen vooraf weten waarover zij echt meepraten.",
        ),
        _deeper(
            "Wat is er eerder geprobeerd, en waarom hielp dat niet?",
            "Oude teleurstelling zit mee aan tafel, ook als niemand haar noemt.",
            3,
        ),
        _deeper(
            "Wat gebeurt er als we niets doen?",
            "Niets doen is ook een keuze. Het helpt om die eerlijk naast de andere te leggen.",
            3,
        ),
    ),
    Element.ACTORS: (
        Asked(
            "Wie heeft hiermee te maken, en wat kan ieder bijdragen?",
            "Kennis, grond, geld en tijd liggen zelden in één hand.",
        ),
        Asked(
            "Wie krijgt last van wat we gaan doen?",
            "Mensen die nadeel hebben, horen dat het liefst van ons en het liefst vroeg.",
        ),
        Asked(
            "Wie beslist waarover?",
            "Meepraten zonder te weten wie beslist, leidt tot teleurstelling.",
        ),
        _deeper(
            "Wie horen we bijna nooit, en hoe bereiken we die toch?", "Wie niet komt, heeft niet altijd geen mening."
        ),
        _deeper("Welke verhoudingen van vroeger spelen mee?", "Vertrouwen en ruzie werken jaren door."),
        _deeper(
            "Welke rol past de gemeente hier: trekken, meedoen of ruimte geven?",
            "Niet elk initiatief wordt beter als de gemeente vooroploopt.",
            3,
        ),
    ),
    Element.PROCESS: (
        Asked(
            "Is er genoeg basis om samen te werken?",
            "Zonder tijd, vertrouwen en een gedeeld belang is informeren eerlijker dan samenwerken.",
        ),
        Asked(
            "Wat staat vast en waar is ruimte?",
            "Speelruimte die vooraf helder is, voorkomt een gesprek over wat al besloten was.",
        ),
        Asked(
            "Hoeveel tijd en geld is er voor de verkenning zelf?",
            "Rust aan het begin kost minder dan onrust aan het eind.",
        ),
        _deeper(
            "Welke besluiten lopen er al, en wanneer vallen die?",
            "Een traject dat achter een besluit aan loopt, is er voor de vorm.",
        ),
        _deeper("Welke afspraken over omgang met elkaar zijn nodig?", "Spelregels maak je voordat je ze nodig hebt."),
    ),
}

DESIGN: Cells = {
    Element.CONTENT: (
        Asked("Welke oplossingen zijn er, en wat leveren ze op?", "Met één oplossing valt er niets te kiezen."),
        Asked(
            "Waaraan toetsen we de oplossingen?",
            "Wie de maatstaf samen kiest, wordt het sneller eens over de uitkomst.",
        ),
        _deeper("Wat is het kleinste begin dat al verschil maakt?", "Een kleine proef leert meer dan een groot plan."),
        _deeper(
            "Welke wensen zijn tegenstrijdig, en hoe wegen we die?",
            "Een tegenstelling die niet op tafel komt, komt later bij de rechter.",
        ),
    ),
    Element.ACTORS: (
        Asked("Wie doet wat in de uitvoering?", "Een plan zonder mensen die het doen, blijft een plan."),
        Asked(
            "Wie praat mee over het ontwerp, en hoe zwaar telt dat?",
            "Adviseren is iets anders dan meebeslissen. Zeg vooraf wat het is.",
        ),
        _deeper(
            "Wat hebben bewoners en organisaties nodig om mee te kunnen doen?",
            "Tijd, ruimte, een klein budget of gewoon iemand om te bellen.",
        ),
        _deeper("Wie bewaakt het belang van wie er niet bij is?", "Denk aan jongeren, nieuwe bewoners en de natuur."),
    ),
    Element.PROCESS: (
        Asked(
            "Welke stappen zetten we, en wanneer ligt wat vast?",
            "Iedereen moet kunnen zien wanneer meepraten nog zin heeft.",
        ),
        Asked(
            "Hoe horen deelnemers wat er met hun inbreng is gedaan?", "Zonder antwoord komt niemand een tweede keer."
        ),
        _deeper(
            "Wat doen we als we er samen niet uit komen?",
            "Een afspraak over verschil van mening maak je als het nog rustig is.",
        ),
        _deeper("Op welke momenten komt de raad in beeld?", "De raad kan alleen sturen als die er op tijd bij is."),
    ),
}

REALISE: Cells = {
    Element.CONTENT: (
        Asked("Doen we wat we hebben afgesproken?", "Wie meedacht, kijkt mee of het ook gebeurt."),
        Asked(
            "Wat verandert er onderweg, en wat betekent dat voor het doel?",
            "Een plan verandert altijd. Stilzwijgend veranderen kost vertrouwen.",
        ),
        _deeper("Welke eerste resultaten kunnen we laten zien?", "Een zichtbaar begin houdt mensen betrokken."),
        _deeper(
            "Welke kansen zien we nu die er bij de start niet waren?", "Tijdens het doen ontstaan de beste ideeën."
        ),
    ),
    Element.ACTORS: (
        Asked("Wie is nog aan boord, en wie is afgehaakt?", "Afhaken gaat stil. Vraag ernaar."),
        Asked("Wie is aanspreekpunt voor wie?", "Een naam en een nummer lossen meer op dan een nieuwsbrief."),
        _deeper("Welke nieuwe mensen zijn erbij gekomen?", "Nieuwkomers kennen de afspraken nog niet."),
        _deeper("Wat kunnen bewoners zelf overnemen?", "Wat van mensen zelf is, blijft langer goed."),
    ),
    Element.PROCESS: (
        Asked("Hoe houden we elkaar op de hoogte?", "Stilte wordt gelezen als slecht nieuws."),
        Asked("Wie beslist als het anders moet?", "Bijsturen moet sneller kunnen dan een nieuw plan maken."),
        _deeper("Welke toezeggingen staan open?", "Een toezegging zonder naam en datum raakt zoek."),
        _deeper("Wanneer kijken we samen terug, ook halverwege?", "Leren aan het eind is te laat voor dit project."),
    ),
}

EVALUATE: Cells = {
    Element.CONTENT: (
        Asked(
            "Wat is er bereikt, en waaraan zien we dat?",
            "Vergelijk met de ambitie van het begin, niet met het laatste plan.",
        ),
        Asked("Wat is er niet gelukt, en waarom?", "Juist daarvan leert de volgende."),
        _deeper("Welke gevolgen had niemand verwacht?", "Goede en slechte gevolgen zeggen iets over de verkenning."),
        _deeper(
            "Wat is er nodig om het resultaat in stand te houden?",
            "Onderhoud is zelden een agendapunt, en altijd een kostenpost.",
        ),
    ),
    Element.ACTORS: (
        Asked(
            "Wat vinden deelnemers van de samenwerking?", "Vraag het aan alle kanten van de tafel, met dezelfde vragen."
        ),
        Asked("Wie bedanken we, en hoe?", "Dank is het begin van de volgende samenwerking."),
        _deeper("Hoe zijn de verhoudingen veranderd?", "Samenwerken levert ook iets op dat niet in het plan stond."),
        _deeper("Wie neemt het stokje over?", "Na het project gaat het leven in de straat door."),
    ),
    Element.PROCESS: (
        Asked("Welke les geven we door aan de volgende?", "Een les is pas geleerd als een ander er iets aan heeft."),
        Asked("Paste deze manier van samenwerken bij deze opgave?", "Te zwaar is ook een fout, net als te licht."),
        _deeper(
            "Welke stap zouden we een volgende keer overslaan of juist toevoegen?",
            "Zo blijft de werkwijze in beweging.",
        ),
        _deeper("Hebben de afspraken aan het begin geholpen?", "Spelregels die niemand miste, mogen weg."),
    ),
}

QUESTIONS: dict[Process, Cells] = {
    Process.EXPLORE: EXPLORE,
    Process.DESIGN: DESIGN,
    Process.REALISE: REALISE,
    Process.EVALUATE: EVALUATE,
}
