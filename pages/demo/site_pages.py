"""The pages about the site itself: glossary, news, colofon. What it says of accessibility and privacy is a setting."""

from datetime import date

from pages.demo.specs import PageSpec, text
from pages.models import ColofonPage, GlossaryPage, NewsIndexPage, NewsPage

GLOSSARY = PageSpec(
    slug="begrippen",
    title="Begrippen",
    summary="Woorden die wij vaak gebruiken, en wat wij ermee bedoelen.",
    model=GlossaryPage,
)

NEWS = PageSpec(
    slug="nieuws",
    title="Nieuws",
    summary="Wat er veranderde in deze wijzer en in onze manier van werken.",
    model=NewsIndexPage,
    children=(
        PageSpec(
            slug="wijzer-vernieuwd",
            title="De samenwerkingswijzer is vernieuwd",
            summary="Gids en register staan nu op één plek, ook op uw telefoon goed te lezen.",
            model=NewsPage,
            fields={"date": date(2026, 9, 14)},
            body=(
                text(
                    "<p>De uitleg over samenwerken en het overzicht van alle opgaven staan voortaan bij elkaar. Zo ziet u "
                    "bij elke stap wat er van u en van ons wordt verwacht.</p><p>Ontbreekt er iets? Laat het ons weten: "
                    "deze wijzer is nooit af.</p>"
                ),
            ),
        ),
        PageSpec(
            slug="eerste-lessen",
            title="De eerste lessen uit de praktijk",
            summary="Drie trajecten zijn afgerond. Dit geven zij door.",
            model=NewsPage,
            fields={"date": date(2026, 10, 19)},
            body=(
                text(
                    "<p>Drie teams keken terug met bewoners, raad en college. Hun lessen staan bij de "
                    "[[/praktijk/|praktijkvoorbeelden]]. De les die het vaakst terugkwam: leg het beheer vast voordat "
                    "de uitvoering begint.</p>"
                ),
            ),
        ),
    ),
)

COLOFON = PageSpec(
    slug="colofon",
    title="Colofon",
    summary="Van wie deze wijzer is, wie hem maakte en hoe u eruit mag overnemen.",
    model=ColofonPage,
    fields={
        "origin": (
            "De gemeenteraad vroeg om een manier van samenwerken die niet in een la verdwijnt. In werkateliers maakten "
            "bewoners, raadsleden, college en medewerkers deze wijzer. Hij wordt bijgewerkt met wat wij leren."
        ),
        "client": "Gemeenteraad van Voorbeeldpolder",
        "builder": "Team Samen werken aan opgaven",
        "contact": "samenwerken@voorbeeldpolder.example",
        "copyright": (
            "Tekst en beeld zijn van de gemeente Voorbeeldpolder en vrij te gebruiken (CC0), tenzij er iets anders bij staat."
        ),
        "author_in_citation": "Gemeente Voorbeeldpolder",
    },
)

SITE_PAGES = (GLOSSARY, NEWS, COLOFON)
