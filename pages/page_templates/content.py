"""The templates themselves. Headings may stay as they are; what is marked as an example is to be replaced."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from pages.models import ExamplePage, GuidePage, InstrumentPage
from pages.page_templates.model import EXAMPLE_MARK, Block, PageTemplate


def _heading(words: str) -> Block:
    return {"type": "heading", "value": {"text": words, "level": "h2", "anchor": ""}}


def _example(*paragraphs: str) -> Block:
    return {"type": "rich_text", "value": "".join(f"<p>{EXAMPLE_MARK} {text}</p>" for text in paragraphs)}


def _steps(*rows: tuple[str, str]) -> Block:
    steps = [{"title": title, "text": f"<p>{EXAMPLE_MARK} {text}</p>"} for title, text in rows]
    return {"type": "steps", "value": {"steps": steps}}


def _box(title: str, text: str) -> Block:
    return {"type": "callout", "value": {"title": title, "text": f"<p>{EXAMPLE_MARK} {text}</p>", "anchor": ""}}


def _quote(text: str, source: str) -> Block:
    return {"type": "quote", "value": {"text": f"<p>{EXAMPLE_MARK} {text}</p>", "source": source}}


def _field(text: str) -> Any:
    return f"{EXAMPLE_MARK} {text}"


INSTRUMENT = PageTemplate(
    key="instrument",
    label=_("Een instrument"),
    description=_("Een manier van werken: wanneer past die, wat kost het en hoe gaat het?"),
    model=InstrumentPage,
    title="Nieuw instrument",
    summary=_field("Zeg in een of twee zinnen wat dit is en wat het oplevert."),
    fields={
        "fits_when": _field("U wilt weten wat mensen op een plek meemaken."),
        "fits_not": _field("De keuze is al gemaakt. Dan wekt u verwachtingen die u niet waarmaakt."),
        "duration": "",
        "people": "",
    },
    body=(
        _heading("Wat is het?"),
        _example("Vertel wat er gebeurt, alsof u het aan een buurvrouw uitlegt. Wie is erbij? Waar? Hoe lang?"),
        _heading("Zo doet u het"),
        _steps(
            ("Bereid het voor", "Spreek af wat u wilt weten en wie u daarvoor nodig hebt."),
            ("Nodig mensen uit", "Doe dat drie weken van tevoren. Zeg erbij waar ruimte voor is en wat vaststaat."),
            ("Doe het", "Luister eerst. Schrijf op wat mensen zeggen, in hun eigen woorden."),
            ("Geef antwoord", "Laat binnen twee weken weten wat u met de inbreng doet."),
        ),
        _heading("Wat hebt u nodig?"),
        _example("Noem mensen, ruimte, spullen en geld. Een schatting is goed genoeg."),
        _box("Let op", "Wat ging bij anderen mis? Noem een ding, en hoe u het voorkomt."),
    ),
)
EXAMPLE = PageTemplate(
    key="praktijkvoorbeeld",
    label=_("Een praktijkvoorbeeld"),
    description=_("Een verhaal uit de praktijk: wat speelde er, wat deden wij en wat leerden wij?"),
    model=ExamplePage,
    title="Nieuw praktijkvoorbeeld",
    summary=_field("Waar speelde dit, wie deden mee en wat kwam eruit?"),
    fields={"lessons": _field("Een les per regel. Schrijf haar zo, dat een ander er iets aan heeft.")},
    body=(
        _heading("Wat speelde er?"),
        _example("Begin bij wat mensen merkten. Waarom moest er iets gebeuren?"),
        _heading("Wat deden wij?"),
        _example("Vertel het in de volgorde waarin het ging. Noem ook wat niet lukte."),
        _quote("Laat iemand die erbij was zelf aan het woord.", "Bewoner"),
        _heading("Wat kwam eruit?"),
        _example("Wat is er nu anders? Wat is er besloten, en door wie?"),
    ),
)
STEP = PageTemplate(
    key="werkwijzestap",
    label=_("Een werkwijzestap"),
    description=_("Een stap uit de werkwijze: waarom, wie doet wat en wanneer is het klaar?"),
    model=GuidePage,
    title="Nieuwe stap",
    summary=_field("Wat doet u in deze stap, en wat hebt u daarna?"),
    body=(
        _heading("Waarom deze stap?"),
        _example("Wat gaat er mis als u deze stap overslaat?"),
        _heading("Wat doet u?"),
        _steps(
            ("Eerst", "Begin met een werkwoord: bel, vraag, teken, lees."),
            ("Daarna", "Zeg ook wie het doet."),
            ("Tot slot", "Zeg waar het resultaat komt te staan."),
        ),
        _heading("Wanneer is het klaar?"),
        _example("Noem iets wat u kunt zien: een stuk, een besluit, een afspraak."),
        _box("Wie beslist?", "Noem de rol, niet de naam: de opdrachtgever, het college of de raad."),
    ),
)
TEMPLATES = (INSTRUMENT, EXAMPLE, STEP)
