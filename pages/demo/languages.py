"""A few pages of the demo guide in English and Polish, made as a translator makes them: as copies, then rewritten."""

import json
from dataclasses import dataclass

from wagtail.models import Locale, Page

from pages.demo.specs import Block, callout, heading, steps, text
from pages.demo.write import PageTree


@dataclass(frozen=True)
class Translation:
    """One page in another language; ``path`` is the address of the Dutch page."""

    path: str
    slug: str
    title: str
    summary: str
    body: tuple[Block, ...]


TRANSLATIONS: dict[str, tuple[Translation, ...]] = {
    "en": (
        Translation(
            "/",
            "en",
            "Working together on what matters",
            "This guide shows how the municipality of Voorbeeldpolder works with residents. Is a page not there in English? "
            "Then you see the Dutch text, with a note that says so.",
            (),
        ),
        Translation(
            "/zo-werken-wij-samen/",
            "how-we-work-together",
            "How we work together",
            "What you may expect from us, and what we ask of you.",
            (
                text(
                    "<p>A good plan for a village is not made behind a desk. People who live or work there know things "
                    "that the municipality does not know. So we listen first, and write later.</p>"
                ),
                heading("How much influence do you have?"),
                text(
                    "<p>We tell you before we start. Sometimes we only inform you. Sometimes you give advice, or you "
                    "decide with us. More influence is not always better. Being honest about it is.</p>"
                ),
                callout(
                    "Every contribution gets an answer",
                    "<p>You hear what we did with your idea: all of it, a part of it, or nothing. And you hear why.</p>",
                ),
            ),
        ),
        Translation(
            "/initiatiefnemers/",
            "i-have-a-plan",
            "I have a plan",
            "Do you want to start something in your street or village? This is how we help.",
            (
                steps(
                    ("Tell us your idea", "<p>Call or mail us. Half an idea is fine.</p>"),
                    ("Talk to your neighbours", "<p>Who will notice your plan? We help you to reach them.</p>"),
                    ("Make agreements", "<p>Who does what, who pays, and who takes care of it later?</p>"),
                    ("Start small", "<p>A trial of half a year teaches more than a thick report.</p>"),
                ),
            ),
        ),
    ),
    "pl": (
        Translation(
            "/",
            "pl",
            "Wspólna praca nad tym, co ważne",
            "Ten przewodnik pokazuje, jak gmina Voorbeeldpolder współpracuje z mieszkańcami. Jeśli strony nie ma po polsku, "
            "zobaczysz tekst niderlandzki z taką informacją.",
            (),
        ),
        Translation(
            "/zo-werken-wij-samen/",
            "jak-wspolpracujemy",
            "Jak współpracujemy",
            "Czego możesz od nas oczekiwać i o co prosimy Ciebie.",
            (
                text(
                    "<p>Dobrego planu dla wsi nie robi się przy biurku. Kto tam mieszka lub pracuje, wie rzeczy, których "
                    "gmina nie wie. Dlatego najpierw słuchamy, a dopiero potem piszemy.</p>"
                ),
                callout(
                    "Na każdy głos odpowiadamy",
                    "<p>Dowiesz się, co zrobiliśmy z Twoim pomysłem i dlaczego.</p>",
                ),
            ),
        ),
    ),
}


def load_languages(tree: PageTree) -> None:
    """After the Dutch guide. A page that is there already stays as it is."""
    for code, rows in TRANSLATIONS.items():
        locale, _created = Locale.objects.get_or_create(language_code=code)
        for row in rows:
            source = tree.page(row.path)
            if not source.has_translation(locale):
                _translate(source, locale, row)


def _translate(source: Page, locale: Locale, row: Translation) -> None:
    source.refresh_from_db()
    page = source.specific.copy_for_translation(locale, copy_parents=True)
    page.title = page.draft_title = row.title
    page.slug = f"voorpagina-{row.slug}" if row.path == "/" else row.slug
    page.search_description = row.summary
    page.body = json.dumps(list(row.body))
    page.full_clean()
    page.save_revision(clean=False).publish(skip_permission_checks=True)
