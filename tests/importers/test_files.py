"""Files: drawings cleaned, photos upright, everything else refused or kept as it was; and who owns them."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow
from wagtail.documents import get_document_model

from pages.importers.mediawiki.notes import Notes
from pages.importers.mediawiki.read.export import Upload
from pages.importers.mediawiki.write.files import FileWriter, _prepare_image
from pages.importers.mediawiki.write.rights import read_rights
from pages.importers.mediawiki.write.svg import NotADrawing, clean_svg
from samenwerking.files import FileRefused
from tests.dossier_parts.clamd import fake_clamd
from tests.dossier_parts.uploads import docx, pdf, picture

from .wiki_text import make_wiki

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SVG = f'<svg {SPACES} viewBox="0 0 20 10">{{}}</svg>'
HOSTILE = [
    "<script>alert(1)</script>",
    '<rect onclick="alert(1)"/>',
    '<a xlink:href="javascript:alert(1)"><rect/></a>',
    '<a href="java&#10;script:alert(1)"><rect/></a>',
    "<foreignObject><body onload='x'/></foreignObject>",
    "<style>@import 'https://kwaad.example'</style>",
    '<image href="https://kwaad.example/x.png"/>',
    '<use href="https://kwaad.example/x.svg#a"/>',
    '<rect style="fill:url(https://kwaad.example)"/>',
    '<rect fill="url( javascript:alert(1) )"/>',
    '<animate attributeName="href" to="javascript:alert(1)"/>',
    '<set attributeName="onclick" to="alert(1)"/>',
    '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
    "<?xml-stylesheet href='https://kwaad.example'?>",
    "<style>rect { fill: url(https://kwaad.example) }</style>",
    "<style>rect { background: u\\72l(https://kwaad.example) }</style>",
    "<style>rect { behavior: url(#a); x: expression(alert(1)) }</style>",
    "<style><![CDATA[</style><script>alert(1)</script>]]></style>",
    '<image href="data:text/html;base64,PHNjcmlwdD5hbGVydDwvc2NyaXB0Pg=="/>',
    '<image href="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+"/>',
    '<use href="data:image/png;base64,AAAA#script"/>',
]


@pytest.mark.parametrize("content", HOSTILE)
def test_nothing_that_acts_survives_in_a_drawing(content: str) -> None:
    cleaned = clean_svg(SVG.format(content + '<path d="M0 0"/>').encode()).decode()
    for word in ("script", "onclick", "kwaad", "foreignObject", "import", "alert", "style"):
        assert word not in cleaned, content
    assert "path" in cleaned


def test_a_drawing_keeps_its_shapes_and_inner_references() -> None:
    content = '<defs><path id="a" d="M0 0"/></defs><use xlink:href="#a"/><text>é</text>'
    content += '<rect fill="url(#a)" style="fill:red"/>'
    cleaned = clean_svg(SVG.format(content).encode()).decode()
    for word in ('href="#a"', "url(#a)", "fill:red", "é", "viewBox"):
        assert word in cleaned


def test_a_drawing_keeps_looks_and_bitmaps_of_its_own() -> None:
    content = "<style>.a { fill: #fc0; stroke: url(#b) }</style><image href='data:image/png;base64,iVBORw0K'/>"
    cleaned = clean_svg(SVG.format(content).encode()).decode()
    assert "fill: #fc0" in cleaned
    assert "data:image/png;base64,iVBORw0K" in cleaned


@pytest.mark.parametrize(
    "data",
    [b"", b"<html/>", b"<svg", b'<!DOCTYPE s [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'],
)
def test_no_drawing(data: bytes) -> None:
    with pytest.raises(NotADrawing):
        clean_svg(data)


def _photo(orientation: int, kind: str = "JPEG") -> bytes:
    image = Pillow.new("RGB", (30, 10), "red")
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    out = BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def test_a_photo_is_turned_upright_once() -> None:
    notes = Notes()
    _ending, content, width, height = _prepare_image("a.jpg", _photo(6), notes)
    assert (width, height) == (10, 30)
    assert Pillow.open(BytesIO(content)).getexif().get(0x0112, 1) == 1
    assert [note.topic for note in notes.lines] == ["image"]
    assert _prepare_image("a.jpg", _photo(1), Notes())[1] == _photo(1)


def test_other_formats_become_png_and_wrong_names_are_set_right() -> None:
    out = BytesIO()
    Pillow.new("RGB", (3, 2)).save(out, "BMP")
    assert _prepare_image("a.bmp", out.getvalue(), Notes())[0] == "png"
    assert _prepare_image("a.png", _photo(1), Notes())[0] == "jpg"


@pytest.mark.parametrize(
    ("name", "data"), [("a.png", b"geen"), ("a.jpg", _photo(1)[:200]), ("a.svg", b"<svg"), ("a.gif", b"")]
)
def test_a_broken_image_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(FileRefused):
        _prepare_image(name, data, Notes())


RIGHTS = [
    ("== Rechten ==\n{{T|eigenaar=Bureau X}}\n© 2016 Bureau X. Alle rechten voorbehouden. De tekst is CC BY-SA 4.0.",
     ("Bureau X", "Alle rechten voorbehouden")),
    ("© 2018 J. Voorbeeld. Gebruik is toegestaan.", ("J. Voorbeeld", "Alle rechten voorbehouden")),
    ("Gemaakt voor de Wijzer. Vrij te gebruiken onder CC BY-SA 4.0.", ("Wijzer", "CC BY-SA 4.0")),
    ("{{Information|Author=[[Gebruiker:Ada|Ada]]|Permission=CC-BY-3.0}}", ("Ada", "CC BY 3.0")),
    ("cc-zero", ("", "CC0")),
    ("Publiek domein", ("", "Publiek domein")),
    ("Zomaar een foto.", ("", "")),
    ("", ("", "")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RIGHTS)
def test_rights(text: str, expected: tuple[str, str]) -> None:
    wiki = make_wiki({"Bestand:A.png": text})
    rights = read_rights(next(iter(wiki.export.pages.values())))
    assert (rights.holder, rights.licence) == expected


def _brought_in(settings: Any, tmp_path: Path, name: str, content: bytes, dry_run: bool = False) -> tuple[Any, str]:
    """The file of a wiki as it came into our libraries, and what the report says of it."""
    settings.MEDIA_ROOT = tmp_path
    wiki = make_wiki({f"Bestand:{name}": "cc-zero"})
    next(iter(wiki.export.pages.values())).upload = Upload(name, None, "Ada", contents=BytesIO(content))
    said: list[str] = []
    writer = FileWriter(
        wiki, dry_run, tell=lambda _name, _stored, notes, _changed: said.extend(note.message for note in notes.lines)
    )
    return writer.get(name), " ".join(said)


@pytest.mark.django_db
@pytest.mark.parametrize("dry_run", [False, True])
@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("Brief.pdf", b"MZ" + b"\0" * 60, "Dit is een programma"),
        ("Brief.pdf", picture(), "passen niet bij elkaar"),
        ("Brief.pdf", pdf(b" /OpenAction <</S /JavaScript>>"), "bevat een script"),
        ("Verslag.docx", docx({"word/vbaProject.bin": b"x"}), "zitten macro’s"),
        ("Lijst.csv", b"a;b\n1;=1+1\n", "bevat een formule"),
        ("Programma.exe", b"MZ", "van dit type"),
    ],
)
def test_a_document_of_the_wiki_passes_the_door_of_every_file(
    settings: Any, tmp_path: Path, name: str, content: bytes, why: str, dry_run: bool
) -> None:
    stored, said = _brought_in(settings, tmp_path, name, content, dry_run)
    assert stored is None
    assert why in said
    assert not get_document_model().objects.exists()


@pytest.mark.django_db
def test_a_good_document_of_the_wiki_comes_along(settings: Any, tmp_path: Path) -> None:
    stored, _said = _brought_in(settings, tmp_path, "Notitie.txt", "Café".encode("cp1252"))
    assert stored.document.file.open().read() == "Café".encode()


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "content"), [("Brief.pdf", pdf()), ("Foto.jpg", picture())])
@pytest.mark.parametrize(
    ("answer", "why"),
    [(b"stream: Eicar FOUND\0", "virusscanner vond iets"), (None, "antwoordt niet"), (b"stream: OK\0", "")],
)
def test_files_of_the_wiki_go_by_the_virus_scanner(
    settings: Any, tmp_path: Path, name: str, content: bytes, answer: bytes | None, why: str
) -> None:
    with fake_clamd(answer) as (address, _received):
        settings.CLAMD_ADDRESS = address
        stored, said = _brought_in(settings, tmp_path, name, content)
    assert (stored is None) == bool(why)
    assert why in said
