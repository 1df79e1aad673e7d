"""A paper as ODT and as plain text: the same words, real structure, nothing of it read as markup."""

import io
import zipfile

import pytest
from odf import table, teletype, text
from odf.opendocument import load

from participation.documents.odt import stuk_odt
from participation.documents.plain_text import stuk_text
from participation.selectors.papers import StukText, text_of
from tests.documents.test_pdf import TABLE, paper

pytestmark = pytest.mark.django_db

BODY = (
    "<h3>Kop</h3><p>Een <strong>vet</strong> 😀 &lt;b&gt; {{ 1 }} <a href='/register/'>woord</a></p>"
    "<ul><li>punt<ol><li>binnen</li></ol></li></ul><ol><li>een</li><li>twee</li></ol>"
    f"<blockquote><p>Gezegd.</p></blockquote>{TABLE}"
)


def written(body: str = BODY) -> StukText:
    stuk = paper(body)
    return text_of(stuk, stuk.latest_revision)


def test_odt_has_structure_language_and_title() -> None:
    paper_text = written()
    content = stuk_odt(paper_text, municipality="Voorbeeldpolder", note="Concept")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.testzip() is None
        assert b"<dc:language>nl-NL</dc:language>" in archive.read("meta.xml")
        assert paper_text.title in archive.read("meta.xml").decode()
        assert b'fo:language="nl"' in archive.read("styles.xml")
    document = load(io.BytesIO(content)).text
    heads = [(head.getAttribute("outlinelevel"), str(head)) for head in document.getElementsByType(text.H)]
    assert heads == [("1", "Vraagstuk"), ("2", "Kop"), ("1", "Kosten")]
    (link,) = document.getElementsByType(text.A)
    assert link.getAttribute("href").endswith("/register/")
    assert link.getAttribute("href").startswith("http")
    assert len(document.getElementsByType(text.List)) == 3
    assert len(document.getElementsByType(table.TableHeaderRows)) == 1
    words = teletype.extractText(document)
    for expected in ("Een vet 😀 <b> {{ 1 }} woord", "Concept", "Gezegd.", "leeg", paper_text.content_hash):
        assert expected in words


def test_plain_text_keeps_words_lists_tables_and_addresses() -> None:
    plain = stuk_text(written())
    for expected in (
        "Vraagstuk\n\nKop\n\nEen vet 😀 <b> {{ 1 }} woord (http",
        "- punt\n  1. binnen",
        "1. een\n2. twee",
        "Partij\tRol",
        "Dit onderdeel is leeg.",
    ):
        assert expected in plain
