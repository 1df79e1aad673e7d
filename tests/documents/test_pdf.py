"""The PDF of a paper: PDF/UA-1, tagged, in Dutch, with the words as they were typed and the proof at the end."""

import io
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from django.conf import settings
from pypdf import PdfReader

from participation.choices import Outcome, StukState
from participation.documents.pdf import stuk_pdf
from participation.models import Decision, Stuk
from participation.models.stuk import hash_content
from participation.selectors.papers import text_of
from tests.factories import DecisionFactory, StukFactory, TrajectFactory, UserFactory

pytestmark = pytest.mark.django_db

HOSTILE = [
    '#read("/etc/passwd")',
    '#panic[x] #import "@preview/x:1.0.0": *',
    "$x^2$ \\ *vet* _schuin_ `code` @ref // niets /* weg */",
    "= Kop\n- punt\n+ nummer",
    "{{ 1 + 1 }} {% now 'Y' %} ${x} <%= x %>",
    "“Aanhaling” ‘x’ – — … € ½ é ñ ß",
]
TABLE = (
    "<table><thead><tr><th>Partij</th><th>Rol</th></tr></thead>"
    "<tbody><tr><td rowspan='9'>Dorpsbelang</td><td>Coproducent</td></tr>"
    "<tr><td colspan='7'>Kerk</td></tr></tbody></table>"
)


def paper(body: str = "<p>Tekst.</p>", **traits: Any) -> Stuk:
    sections = [
        {"key": "a", "title": "Vraagstuk", "body": body, "missing": False},
        {"key": "b", "title": "Kosten", "body": "", "missing": True},
    ]
    return StukFactory(sections=sections, **traits)


def printed(stuk: Stuk, decisions: list[Decision] | None = None, **extra: str) -> bytes:
    return stuk_pdf(stuk, text_of(stuk, stuk.latest_revision), decisions or [], **extra)


def words(pdf: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).replace("\u200b", "").split())


def tags(pdf: bytes) -> list[str]:
    """The names of the structure elements, in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return list(_names(document.Root.StructTreeRoot.K))


def _names(node: Any) -> Any:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _names(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S)
        if "/K" in node:
            yield from _names(node.K)


def test_it_is_pdf_ua_with_title_and_language() -> None:
    with pikepdf.open(io.BytesIO(printed(paper(title="Startnotitie Brink")))) as document:
        assert document.Root.Lang == "nl-NL"
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        metadata = document.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Startnotitie Brink"


def test_structure_is_tagged() -> None:
    body = (
        "<p>Alinea <a href='https://voorbeeldpolder.example/'>link</a></p><h3>Kop</h3><h4>Onder</h4>"
        f"<ul><li>een</li></ul><ol><li>twee</li></ol><blockquote><p>Citaat</p></blockquote>{TABLE}"
    )
    found = tags(printed(paper(body)))
    for tag in ("/P", "/H1", "/H2", "/H3", "/L", "/LI", "/Link", "/Table", "/TH", "/TD"):
        assert tag in found, tag


@pytest.mark.parametrize(
    "body", ["<h4>Diep</h4><p>x</p>", "<h4>Diep</h4><h3>Hoog</h3><h4>Diep</h4>", "<ul><li><h4>In lijst</h4></li></ul>"]
)
def test_headings_never_skip_a_level(body: str) -> None:
    levels = [int(tag[2]) for tag in tags(printed(paper(body))) if tag[:2] == "/H" and tag[2:].isdigit()]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_section_is_there_and_an_empty_one_says_so() -> None:
    text = words(printed(paper("<p>Het plein loopt leeg.</p>")))
    for part in ("Vraagstuk", "Het plein loopt leeg.", "Kosten", "Dit onderdeel is nog leeg."):
        assert part in text, part


@pytest.mark.parametrize("typed", HOSTILE)
def test_typed_words_are_printed_and_never_run(typed: str) -> None:
    body = "<p>" + typed.replace("&", "&amp;").replace("<", "&lt;") + "</p>"
    text = words(printed(paper(body, title=typed.replace("\n", " "))))
    assert text.count(" ".join(typed.split())) >= 2
    assert "root:" not in text


@pytest.mark.parametrize(
    ("typed", "shown"), [("Blij 😀 in 日本", "Blij [U+1F600] in [U+65E5][U+672C]"), ("👍🏽", "[U+1F44D][U+1F3FD]")]
)
def test_what_no_font_has_is_printed_as_its_code(typed: str, shown: str) -> None:
    text = words(printed(paper(f"<p>{typed}</p>", title=typed)))
    assert shown in text
    assert "kan deze PDF niet tonen" in text


def test_text_from_right_to_left_is_kept() -> None:
    text = words(printed(paper("<p>Dag שלום en مرحبا.</p>")))
    assert "[U+" not in text


@pytest.mark.parametrize("body", ["<p>" + "Een woord en nog een. " * 4_500 + "</p>", "<p>" + "x" * 100_000 + "</p>"])
def test_a_hundred_thousand_characters_fit(body: str) -> None:
    assert len(PdfReader(io.BytesIO(printed(paper(body)))).pages) > 10


def test_a_large_table_fits() -> None:
    rows = "<tr>" + "<td>x</td>" * 25 + "</tr>" + "<tr><td>y</td></tr>" * 900
    assert printed(paper(f"<table>{rows}</table>")).startswith(b"%PDF")


def test_the_proof_is_at_the_end() -> None:
    stuk = paper(adopted=True)
    fingerprint = hash_content(stuk.latest_revision.content)
    same = DecisionFactory(stuk=stuk, number="C 2026-001", content_hash=fingerprint)
    other = DecisionFactory(
        stuk=stuk,
        number="R 2026-002",
        body="council",
        outcome=Outcome.DEFERRED,
        reason="Eerst tellen.",
        content_hash="0" * 64,
    )
    text = words(printed(stuk, [same, other]))
    for part in (
        "Besluiten",
        "C 2026-001",
        "2 maart 2026",
        "Vastgesteld",
        "R 2026-002",
        "Aangehouden",
        "Eerst tellen.",
    ):
        assert part in text, part
    assert fingerprint in text.replace(" ", "")
    assert text.count("andere versie, met vingerafdruk 000000000000") == 1


def test_a_published_paper_says_where_to_compare() -> None:
    stuk = paper(owner=TrajectFactory(published=True), published=True)
    assert f"{settings.WAGTAILADMIN_BASE_URL}/register/stukken/{stuk.slug}/" in words(printed(stuk)).replace(" ", "")
    assert "/register/" not in words(printed(paper(adopted=True)))


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        (StukState.DRAFT, "Concept"),
        (StukState.IN_REVIEW, "Concept"),
        (StukState.RETURNED, "Concept"),
        (StukState.DEFERRED, "Concept"),
        (StukState.REJECTED, "Verworpen"),
        (StukState.WITHDRAWN, "Ingetrokken"),
        (StukState.ADOPTED, ""),
        (StukState.ADOPTED_AMENDED, ""),
    ],
)
def test_a_loose_page_says_that_it_is_not_the_adopted_text(state: StukState, mark: str) -> None:
    """Each page carries the mark; a mark that is set slantwise comes out of the file in loose letters."""
    stuk = paper("<p>" + "Tekst. " * 2_000 + "</p>", state=state)
    pages = PdfReader(io.BytesIO(printed(stuk))).pages
    first_letters = ["".join(page.extract_text().split())[:400] for page in pages]
    for page in first_letters:
        assert (mark in page) if mark else not any(m in page for m in ("Concept", "Verworpen", "Ingetrokken"))


def test_an_earlier_text_of_an_adopted_paper_is_marked() -> None:
    stuk = paper(adopted=True)
    earlier = stuk.latest_revision
    stuk.title = "Anders"
    stuk.save_revision()
    stuk.refresh_from_db()
    text = words(stuk_pdf(stuk, text_of(stuk, earlier), [])).replace(" ", "")
    assert "Eerdereversie" in text


def test_a_copy_in_secrecy_names_its_reader() -> None:
    text = words(printed(paper(adopted=True), reader="Tom Dijkstra"))
    assert "Dit exemplaar is van Tom Dijkstra" in text


def test_the_same_text_gives_the_same_bytes() -> None:
    stuk = paper()
    assert printed(stuk, municipality="Voorbeeldpolder") == printed(stuk, municipality="Voorbeeldpolder")


def test_nothing_but_the_text_goes_in() -> None:
    stuk = paper(created_by=UserFactory(first_name="Verborgen", last_name="Schrijver"))
    text = words(printed(stuk))
    for hidden in ("kanarie", "Verborgen", "Schrijver", "persoon", stuk.opgave.title, stuk.traject.title):
        assert hidden not in text, hidden


def test_links_within_the_site_get_its_address_and_jumps_become_words() -> None:
    pdf = printed(
        paper('<p><a href="/register/">register</a> <a href="#kop">kop</a> <a href="mailto:a@b.example">post</a></p>')
    )
    found = {
        str(note.get_object()["/A"]["/URI"])
        for page in PdfReader(io.BytesIO(pdf)).pages
        for note in page.get("/Annots", [])
    }
    assert found == {f"{settings.WAGTAILADMIN_BASE_URL}/register/", "mailto:a@b.example"}
