"""Finds the templates: those of this municipality, and our own for every kind of paper that it has no file for."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participation.choices import SteeringPoint, StukKind
from participation.selectors.duties.table import sections_asked
from participation.services.composition.templates.grammar import PaperTemplate, Problem, read_template
from participation.services.composition.templates.section_names import NAMES

OURS = Path(settings.BASE_DIR) / "templates" / "stukken"
SUFFIX = ".txt"
MAX_BYTES = 100_000
Found = tuple[dict[StukKind, PaperTemplate], tuple[Problem, ...]]


def template_for(kind: StukKind) -> PaperTemplate:
    """The municipality's own template, or ours. Raises ValidationError when its file has a fault: better no paper
    than a broken one. The site says so at its start already (``participation.checks``)."""
    own, problems = own_templates()
    if any(problem.file in ("", file_name(kind)) for problem in problems):
        raise ValidationError(
            _("Het sjabloon voor dit soort stuk heeft een fout. Vraag de beheerder om het na te kijken.")
        )
    return own.get(kind) or our_templates()[kind]


def own_templates() -> Found:
    """What is in the folder of the setting; nothing, and no problems, without a setting."""
    folder: str = settings.PAPER_TEMPLATES_DIR
    return read_folder(folder) if folder else ({}, ())


@cache
def our_templates() -> dict[StukKind, PaperTemplate]:
    found, problems = read_folder(str(OURS))
    assert not problems, problems
    return found


@cache
def read_folder(folder: str) -> Found:
    """Read once: what was checked at the start is what is used until the next start."""
    return look_through(Path(folder))


def look_through(folder: Path) -> Found:
    """Every template in a folder, and everything that is wrong with them."""
    if not folder.is_dir():
        return {}, (Problem("", 0, _("De map %(folder)s met sjablonen bestaat niet.") % {"folder": folder}),)
    found, problems = {}, []
    for path in _files(folder):
        kind = _kind_of(path)
        if kind is None:
            problems.append(Problem(path.name, 0, _unknown_file(path)))
            continue
        template, faults = _read(kind, path)
        found[kind] = template
        problems += faults
    return found, tuple(problems)


def file_name(kind: StukKind) -> str:
    return f"{kind.value.replace('_', '-')}{SUFFIX}"


def _files(folder: Path) -> Iterator[Path]:
    """Text files; others, such as a README, are no business of ours."""
    return iter(sorted(path for path in folder.iterdir() if path.suffix.lower() == SUFFIX and path.is_file()))


def _kind_of(path: Path) -> StukKind | None:
    return next((kind for kind in StukKind if file_name(kind) == path.name.lower()), None)


def _unknown_file(path: Path) -> str:
    close = get_close_matches(path.name.lower(), [file_name(kind) for kind in StukKind], n=1, cutoff=0.5)
    hint = " " + _("Bedoelt u “%(name)s”?") % {"name": close[0]} if close else ""
    return _("Dit bestand hoort bij geen soort stuk.") + hint


def _read(kind: StukKind, path: Path) -> tuple[PaperTemplate, list[Problem]]:
    name = file_name(kind)
    try:
        content = path.read_bytes()
    except OSError as error:
        return PaperTemplate(kind), [
            Problem(name, 0, _("Het bestand kan niet worden gelezen: %(why)s.") % {"why": error.strerror})
        ]
    if len(content) > MAX_BYTES:
        return PaperTemplate(kind), [Problem(name, 0, _("Het bestand is te groot: ten hoogste 100 kB."))]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = _("Hier staat een teken dat geen UTF-8 is. Bewaar het bestand opnieuw en kies als codering UTF-8.")
        return PaperTemplate(kind), [Problem(name, line, message)]
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return PaperTemplate(kind), [Problem(name, line, _("Dit is geen gewone tekst."))]
    template, problems = read_template(kind, text, name)
    return template, [*problems, *_lacking(template, name)]


def _lacking(template: PaperTemplate, name: str) -> list[Problem]:
    """Sections that a law asks of this kind of paper cannot be left out; nor a point of the steering card."""
    there = {section.key for section in template.sections}
    message = _("Het onderdeel “%(name)s” ontbreekt. Dit stuk heeft het nodig: %(source)s.")
    return [
        Problem(name, 0, message % {"name": NAMES[key], "source": source})
        for key, source in _asked(template.kind).items()
        if key not in there
    ]


def _asked(kind: StukKind) -> Mapping[str, Any]:
    if kind == StukKind.STUURKAART:
        return {point.value: _("de raad stuurt op zeven punten") for point in SteeringPoint}
    return sections_asked(kind)
