"""Templates of papers as files: what they can hold, what is refused with its line, and that ours hold all they must."""

import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.management import CommandError, call_command
from pytest_django import Settings

from participation.checks import check_paper_templates, refuse_broken_templates
from participation.choices import StukKind
from participation.gaps import gap, open_places
from participation.selectors.duties.table import sections_asked
from participation.services.composition.compose import compose, compose_again
from participation.services.composition.templates.folder import OURS, file_name, look_through, our_templates
from participation.services.composition.templates.placeholders import BLOCKS, WORDS
from participation.services.composition.templates.section_names import KEYS
from tests.factories import OpgaveFactory, PartyFactory, TrajectFactory

MANUAL = Path(__file__).parents[2] / "docs" / "sjablonen.md"
KENNISGEVING = (OURS / file_name(StukKind.KENNISGEVING)).read_text(encoding="utf-8")
Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path, settings: Settings) -> Put:
    """Puts a template in the folder of the setting, which is a new one for each test."""
    settings.PAPER_TEMPLATES_DIR = str(tmp_path)

    def write(content: str | bytes, name: str = "startnotitie.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def faults(folder: Path) -> list[str]:
    return [str(problem) for problem in look_through(folder)[1]]


# --- ours ------------------------------------------------------------------------------------------


def test_every_kind_of_paper_has_a_template_of_ours() -> None:
    assert set(our_templates()) == set(StukKind)
    assert faults(OURS) == []


def test_every_placeholder_and_section_is_in_the_manual() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    assert [name for name in (*BLOCKS, *WORDS) if f"`{{{name}}}`" not in manual] == []
    assert [name for name in KEYS if f"`{name}`" not in manual] == []


@pytest.mark.django_db
def test_the_example_of_the_manual_works(put: Put) -> None:
    example = re.search(r"```text\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    path = put(example[1])
    assert faults(path.parent) == []
    traject = TrajectFactory(title="Samen naar een nieuw plein", opgave__with_participation=True, goals="")
    PartyFactory(traject=traject, name="Dorpsbelang")
    first, *_rest = sections = compose(StukKind.STARTNOTITIE, traject)
    assert "Samen naar een nieuw plein" in first["body"]
    assert "Dorpsbelang" in str(sections)
    assert "Duurzaamheid" in [section["title"] for section in sections]
    assert any("doel" in place.lower() for place in open_places(sections))


# --- faults ----------------------------------------------------------------------------------------

FAULTS = {
    "text before a section": ("Zomaar tekst\n# vraagstuk: V\n{vraagstuk}", "startnotitie.txt, regel 1: Zet boven"),
    "unknown section": ("\n\n# vraagstukken: V\nx", "regel 3: Het onderdeel “vraagstukken” bestaat niet. Be"),
    "double section": ("# doel: A\nx\n# doel: B\ny", "regel 3: Het onderdeel “doel” staat er al"),
    "no title": ("# vraagstuk\n{vraagstuk}", "regel 1: Schrijf een onderdeel als"),
    "deeper heading": ("# doel: A\n### Te diep\nx", "regel 2: Schrijf een onderdeel als"),
    "unknown placeholder": ("# doel: A\n// nota\n{doelen}", "regel 3: De invulplek {doelen} bestaat niet. Bedoelt u"),
    "code": ("# doel: A\n{{ settings.SECRET_KEY }}", "regel 2: Een accolade staat alleen"),
    "code with a name": ("# doel: A\n{settings.SECRET_KEY}", "regel 2: De invulplek {settings.SECRET_KEY} bes"),
    "open brace": ("# doel: A\nHet {doel is\n", "regel 2: Een accolade staat alleen"),
    "closing brace": ("# doel: A\n- Het doel} is\n", "regel 2: Een accolade staat alleen"),
    "block in a line": ("# doel: A\nOns doel is {doel}.", "regel 2: De invulplek {doel} geeft een heel blok"),
    "other record": ("# doel: A\n{programma}", "regel 2: De invulplek {programma} kan niet in dit soort stuk"),
    "empty heading": ("# doel: A\nx\n## Kop\n\n# budget: B\n{budget}", "regel 3: Onder de kop “Kop” staat niets"),
    "placeholder in a heading": ("# doel: A\n## {traject}\nx", "regel 2: In een kop staat geen invulplek"),
    "html": ("# doel: A\n<b>vet</b>", "regel 2: Opmaak tussen < en > werkt hier niet"),
    "empty": ("// alleen een nota\n", "Er staat geen onderdeel in"),
    "encoding": (b"# doel: A\nRegel twee\nCaf\xe9 {doel}\n", "regel 3: Hier staat een teken dat geen UTF-8 is"),
    "binary": (b"# doel: A\nx\x00y", "regel 2: Dit is geen gewone tekst"),
    "too large": (b"x" * 100_001, "Het bestand is te groot"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_line(name: str, put: Put) -> None:
    content, expected = FAULTS[name]
    path = put(content)
    found = faults(path.parent)
    assert len(found) == 1, found
    assert expected in found[0]
    assert [error.id for error in check_paper_templates(None)] == ["participation.E001"]
    with pytest.raises(ImproperlyConfigured, match=re.escape(found[0])):
        refuse_broken_templates()
    with pytest.raises(CommandError, match="1 fout"):
        call_command("paper_templates", "check", str(path.parent), stderr=StringIO())


def test_what_a_law_asks_cannot_be_left_out(put: Put) -> None:
    path = put(KENNISGEVING.replace("# wanneer: Wanneer", "# planning: Wanneer"), "kennisgeving.txt")
    (found,) = faults(path.parent)
    assert found.startswith("kennisgeving.txt: Het onderdeel “wanneer” ontbreekt.")
    assert "Omgevingsbesluit" in found


def test_files_of_nothing_and_folders_that_are_not_there(put: Put, tmp_path: Path) -> None:
    put("lees mij", "README.md")
    put("# doel: A\n{doel}", "startnotities.txt")
    assert faults(tmp_path) == [
        "startnotities.txt: Dit bestand hoort bij geen soort stuk. Bedoelt u “startnotitie.txt”?"
    ]
    assert faults(tmp_path / "nergens")[0].endswith("met sjablonen bestaat niet.")


@pytest.mark.django_db
def test_a_faulty_template_makes_no_paper_and_the_other_kinds_go_on(put: Put) -> None:
    put("# doel: A\n{doelen}")
    traject = TrajectFactory()
    with pytest.raises(ValidationError, match="Vraag de beheerder"):
        compose(StukKind.STARTNOTITIE, traject)
    assert compose(StukKind.KENNISGEVING, traject)


# --- filling ---------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_template_of_the_municipality_is_used_and_ours_for_the_rest(put: Put) -> None:
    put(
        "\ufeff# vraagstuk: Waarom nu?\r\nHet gaat om {opgave} & < meer.\r\n{vraagstuk}\r\n\r\n"
        "# eigen-klimaat: Klimaat\r\n\r\n# ruimte: Ruimte\r\n## Vast\r\n{vaststaat}\r\n- een\r\n- twee {begin}\r\n"
    )
    opgave = OpgaveFactory(title="Het <plein> {doel}", issue="{traject} en <b>meer</b>")
    traject = TrajectFactory(opgave=opgave, fixed="")
    issue, own, room = compose(StukKind.STARTNOTITIE, traject)
    assert issue["key"] == "issue"
    assert issue["body"] == (
        "<p>Het gaat om Het &lt;plein&gt; {doel} &amp; &lt; meer.</p><p>{traject} en &lt;b&gt;meer&lt;/b&gt;</p>"
    )
    assert (own["key"], own["missing"]) == ("own_klimaat", True)
    assert room["body"] == (
        f"<h3>Vast</h3><p>{gap('Vast')}</p><ul><li>een</li><li>twee {gap('begin van het traject')}</li></ul>"
    )
    assert len(compose(StukKind.OPGAVEKAART, opgave)) == len(our_templates()[StukKind.OPGAVEKAART].sections)
    traject.fixed, traject.start_date = "De bomen.", "2026-05-01"
    traject.save()
    traject.refresh_from_db()
    again = compose_again(StukKind.STARTNOTITIE, traject, [issue, own, room])[2]["body"]
    assert again == "<h3>Vast</h3><p>De bomen.</p><ul><li>een</li><li>twee 1 mei 2026</li></ul>"


def test_the_command_copies_ours_and_keeps_what_is_there(put: Put, tmp_path: Path) -> None:
    mine = put("# doel: A\n{doel}\n")
    said = StringIO()
    call_command("paper_templates", "copy", str(tmp_path), stdout=said)
    assert mine.read_text() == "# doel: A\n{doel}\n"
    assert {path.name for path in tmp_path.glob("*.txt")} == {file_name(kind) for kind in StukKind}
    call_command("paper_templates", "check", str(tmp_path), stdout=said)
    call_command("paper_templates", "list", "opgavekaart", stdout=said)
    assert "Alles in orde." in said.getvalue()
    assert "{rolverdeling}" in said.getvalue()
    assert "{doel}" not in said.getvalue()


@pytest.mark.parametrize("kind", list(StukKind))
def test_ours_hold_every_section_that_a_duty_looks_for(kind: StukKind) -> None:
    assert set(sections_asked(kind)) <= {section.key for section in our_templates()[kind].sections}
