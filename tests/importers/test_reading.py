"""The file itself: what is read from it, and which files are refused with which words."""

import base64
import gzip
from pathlib import Path

import pytest

from pages.importers.mediawiki.read import xml_stream
from pages.importers.mediawiki.read.errors import ImportRefused
from pages.importers.mediawiki.read.export import read_export
from pages.importers.mediawiki.read.files import FileStore, sha1_base36
from pages.importers.mediawiki.read.namespaces import Namespaces
from pages.importers.mediawiki.read.titles import Title, parse_title

HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="nl">
<siteinfo><sitename>W</sitename><dbname>w</dbname><base>https://w.example/wiki/Start</base><case>first-letter</case>
<namespaces><namespace key="0" case="first-letter"/><namespace key="6">Bestand</namespace></namespaces></siteinfo>"""
REVISION = """<revision><id>{id}</id><timestamp>{time}</timestamp><contributor><username>{author}</username>
</contributor><text>{text}</text></revision>"""
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    + HEAD
    + "<page>&b;</page></mediawiki>"
)


def _write(folder: Path, content: str | bytes) -> Path:
    path = folder / "export.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is leeg"),
        ("geen xml", "geen geldige XML"),
        ('{"a": 1}', "geen geldige XML"),
        ("<html><body/></html>", "geen MediaWiki-export"),
        (HEAD + "<page><title>A</title>", "afgekapt"),
        (HEAD + "<page><tit", "afgekapt"),
        (HEAD + "<page></title></page></mediawiki>", "geen geldige XML"),
        (HEAD + "</mediawiki>rest", "geen geldige XML"),
        (BOMB, "entiteiten"),
        ('<!DOCTYPE m SYSTEM "file:///etc/passwd">' + HEAD + "</mediawiki>", "entiteiten"),
        (b"\x1f\x8b\x08\x00rommel", "geen geldige XML"),
        (b"\xff\xfe\x00", "geen geldige XML"),
    ],
)
def test_a_file_that_is_no_export_is_refused_in_one_sentence(tmp_path: Path, content: str | bytes, words: str) -> None:
    with pytest.raises(ImportRefused) as caught:
        read_export(_write(tmp_path, content))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "weg.xml", tmp_path):
        with pytest.raises(ImportRefused, match="bestaat niet"):
            read_export(path)


def test_the_newest_revision_counts_whatever_its_place(tmp_path: Path) -> None:
    revisions = REVISION.format(id=9, time="2024-01-02T00:00:00Z", author="Bo", text="nieuw")
    revisions += REVISION.format(id=3, time="2023-01-02T00:00:00Z", author="Ada", text="oud")
    export = read_export(_write(tmp_path, f"{HEAD}<page><title>A</title><id>4</id>{revisions}</page></mediawiki>"))
    page = export.pages[Title(0, "A")]
    assert (page.number, page.revision.text, page.revision.author, page.authors) == (4, "nieuw", "Bo", ["Bo", "Ada"])
    assert page.revision.timestamp is not None
    assert page.revision.timestamp.isoformat() == "2024-01-02T00:00:00+00:00"
    assert export.site.wiki_id == "w"
    assert export.site.article_prefix == "/wiki/"


def test_a_packed_file_that_grows_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_stream, "SUSPECT_SIZE", 1_000_000)
    packed = gzip.compress(f"{HEAD}<page>{' ' * 8_000_000}</page></mediawiki>".encode())
    monkeypatch.setattr(xml_stream, "MOST_GROWTH", 500)
    with pytest.raises(ImportRefused, match="ongewoon groot"):
        read_export(_write(tmp_path, packed))


def test_one_text_that_fills_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_stream, "LARGEST_TEXT", 1_000_000)
    revision = REVISION.format(id=1, time="", author="A", text="x" * 1_000_001)
    with pytest.raises(ImportRefused, match="bladzijde van meer dan 1 MB"):
        read_export(_write(tmp_path, f"{HEAD}<page><title>A</title>{revision}</page></mediawiki>"))


@pytest.mark.parametrize("number", ["²", "-1", "9" * 30, "een", "1.5"])
def test_a_number_that_is_none_is_nought(tmp_path: Path, number: str) -> None:
    revision = REVISION.format(id=number, time="", author="A", text="x")
    export = read_export(
        _write(tmp_path, f"{HEAD}<page><title>A</title><id>{number}</id>{revision}</page></mediawiki>")
    )
    assert export.pages[Title(0, "A")].number == 0


def test_an_anonymous_writer_and_a_hidden_text(tmp_path: Path) -> None:
    page = "<page><title>A</title><id>1</id><revision><id>1</id><timestamp>onzin</timestamp>"
    page += '<contributor><ip>10.0.0.1</ip></contributor><text deleted="deleted"/></revision></page>'
    revision = read_export(_write(tmp_path, HEAD + page + "</mediawiki>")).pages[Title(0, "A")].revision
    assert (revision.author, revision.timestamp, revision.deleted) == ("Anoniem", None, True)


def test_embedded_files_win_over_the_folder_and_old_versions_are_ignored(tmp_path: Path) -> None:
    folder = tmp_path / "images" / "a" / "ab"
    folder.mkdir(parents=True)
    (folder / "Los_plaatje.png").write_bytes(b"los")
    (tmp_path / "images" / "thumb").mkdir()
    (tmp_path / "images" / "thumb" / "Los_plaatje.png").write_bytes(b"klein")
    data = base64.b64encode(b"echt").decode()
    uploads = f"<upload><timestamp>2024</timestamp><filename>In.png</filename><contents>{data}</contents></upload>"
    uploads += "<upload><timestamp>2025</timestamp><filename>In.png</filename><archivename>x</archivename></upload>"
    revision = REVISION.format(id=1, time="", author="", text="")
    page = f"<page><title>Bestand:In.png</title><id>1</id>{revision}{uploads}</page>"
    store = FileStore(read_export(_write(tmp_path, HEAD + page + "</mediawiki>")), tmp_path / "images")
    assert store.read("In.png") == b"echt"
    assert store.read("Los plaatje.png") == b"los"
    assert store.read("Weg.png") is None
    assert store.exists("los_plaatje.png")


def test_checksum_is_written_as_mediawiki_does() -> None:
    assert sha1_base36(b"") == "phoiac9h4m842xq45sp7s6u21eteeq1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a_b", (0, "A b", "")),
        (" :A ", (0, "A", "")),
        ("bestand: x.png", (6, "X.png", "")),
        ("Image:x.png", (6, "X.png", "")),
        ("Afbeelding:x.png", (6, "X.png", "")),
        ("A#b_c", (0, "A", "b c")),
        ("#b", (0, "", "b")),
        ("Wat: nu", (0, "Wat: nu", "")),
        ("éen", (0, "Éen", "")),
        ("ßa", (0, "ßa", "")),
    ],
)
def test_titles(text: str, expected: tuple[int, str, str]) -> None:
    title = parse_title(text, Namespaces({0: "", 6: "Bestand"}))
    assert title is not None
    assert (title.namespace, title.text, title.fragment) == expected


@pytest.mark.parametrize(
    "text", ["", " ", "a<b", "a|b", "a{b", "a%41", "../a", "a/../b", "a~~~b", "Bestand:", "x" * 256, "&#65;[", "::a"]
)
def test_no_title(text: str) -> None:
    assert parse_title(text, Namespaces({0: "", 6: "Bestand"})) is None
