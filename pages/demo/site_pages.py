"""The pages about the site itself: glossary, news, colofon, accessibility, privacy."""

from datetime import date

from pages.demo.specs import PageSpec, heading, table, text
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

ACCESSIBILITY = PageSpec(
    slug="toegankelijkheid",
    title="Toegankelijkheid",
    summary="Iedereen moet deze site kunnen gebruiken. Hoe ver we zijn, en waar u terechtkunt als iets niet lukt.",
    body=(
        text(
            "<p>Wij bouwen deze site volgens WCAG 2.2, niveau AA. Dat is de norm die de wet voor overheden voorschrijft. "
            "Wij testen elke soort bladzijde met een programma, met alleen het toetsenbord en op een klein scherm.</p>"
        ),
        heading("Wat u kunt verwachten"),
        text(
            "<ul><li>Bij elke figuur staat dezelfde informatie als tekst, lijst of tabel.</li><li>Alles werkt met het "
            "toetsenbord en zonder JavaScript.</li><li>Tekst kan twee keer zo groot zonder dat er iets wegvalt.</li>"
            "<li>Stukken zijn er ook als toegankelijke pdf.</li></ul>"
        ),
        heading("Lukt er iets niet?"),
        text(
            '<p>Mail naar <a href="mailto:samenwerken@voorbeeldpolder.example">samenwerken@voorbeeldpolder.example</a>. '
            "U krijgt binnen twee weken antwoord. Bent u niet tevreden, dan kunt u terecht bij de Nationale ombudsman.</p>"
        ),
    ),
)

PRIVACY = PageSpec(
    slug="privacy",
    title="Privacy",
    summary="Welke gegevens wij vragen, waarom, en hoe lang wij ze bewaren.",
    body=(
        text("<p>U kunt deze wijzer en het register lezen zonder iets over uzelf te vertellen. Wij volgen u niet.</p>"),
        heading("Welke gegevens wij bewaren"),
        table(
            "Gegevens, doel en termijn",
            ("Wat", "Waarvoor", "Hoe lang"),
            (
                "Naam en e-mailadres van medewerkers en bestuurders",
                "Inloggen in de werkplaats",
                "Tot zij uit dienst gaan",
            ),
            ("Wie een stuk beoordeelde of vaststelde", "Verantwoording van besluiten", "Zo lang als het stuk"),
            ("Wie een vertrouwelijk dossier bekeek", "Toezicht", "Zo lang als het dossier"),
            ("Mislukte pogingen om in te loggen", "Beveiliging", "Een kwartier tot een dag"),
        ),
        heading("Uw rechten"),
        text(
            "<p>U kunt vragen welke gegevens wij van u hebben, ze laten verbeteren of laten verwijderen. Mail daarvoor het team Samen werken aan opgaven.</p>"
        ),
    ),
)

SITE_PAGES = (GLOSSARY, NEWS, COLOFON, ACCESSIBILITY, PRIVACY)
