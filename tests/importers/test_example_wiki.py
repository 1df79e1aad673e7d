"""The example wiki end to end: what stands in the database and on the pages after the import."""

import re
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from PIL import Image as Pillow
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image

from pages.importers.mediawiki.document.anchors import section_anchor
from pages.models import WikiFile, WikiSource

from .conftest import Imported

pytestmark = pytest.mark.django_db


def _soup(imported: Imported, title: str) -> BeautifulSoup:
    return BeautifulSoup(imported.html(title), "html.parser")


def _blocks(imported: Imported, title: str, kind: str) -> list[Any]:
    """All blocks of a kind on a page, inside layers too."""

    def walk(stream: Any) -> Any:
        for block in stream:
            if block.block_type == kind:
                yield block.value
            if block.block_type == "collapsible":
                yield from walk(block.value["content"])

    return list(walk(imported.pages[title].body))


def _content_titles(imported: Imported) -> set[str]:
    redirects = {page.title for page in imported.report.pages if page.kind == "redirect"}
    return {title for title, facts in imported.facts["meta"].items() if facts["ns"] == 0 and title not in redirects}


def test_every_content_page_is_there(imported: Imported) -> None:
    assert _content_titles(imported) | {"Samenwerkingswijzer:Schrijfregels"} == set(imported.pages)


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("De werkwijze", "/de-werkwijze/"),
        ("De werkwijze/Inhoudelijke opgave", "/de-werkwijze/inhoudelijke-opgave/"),
        ("Privaat/publiek", "/privaat-publiek/"),
        ("Coöperatie & buurtfonds Lage Wiel", "/cooperatie-en-buurtfonds-lage-wiel/"),
        ("Praktijkvoorbeeld Dorpshuis 't Trefpunt", "/praktijkvoorbeeld-dorpshuis-t-trefpunt/"),
        ("Wie beslist er eigenlijk?", "/wie-beslist-er-eigenlijk/"),
    ],
)
def test_addresses_come_from_titles(imported: Imported, title: str, path: str) -> None:
    assert imported.pages[title].get_url_parts()[2] == path


def test_display_titles(imported: Imported) -> None:
    for title, facts in imported.facts["meta"].items():
        if title in imported.pages:
            shown = BeautifulSoup(facts["displaytitle"], "html.parser").get_text()
            assert imported.pages[title].title == shown


def test_headings_with_their_anchors(imported: Imported) -> None:
    for title, page in imported.pages.items():
        facts = imported.facts["meta"][title]["sections"]
        wanted = [(f"h{section['level']}", section["anchor"]) for section in facts]
        found = [(block["level"], block["anchor"]) for block in _blocks(imported, title, "heading")]
        assert found == wanted, page.title


def test_categories_are_tags(imported: Imported) -> None:
    for title, page in imported.pages.items():
        wanted = {category["category"].replace("_", " ") for category in imported.facts["meta"][title]["categories"]}
        wanted -= {"Pagina's met onjuiste bestandskoppelingen"}  # the wiki adds this one by itself
        assert set(page.tags.names()) == wanted, title


def test_links_to_existing_pages(imported: Imported) -> None:
    """Every link that was blue in the wiki still leads to that page, unless that page is a draft or not imported."""
    by_address = {page.get_url_parts()[2]: title for title, page in imported.pages.items()}
    for title in imported.pages:
        facts = imported.facts["meta"][title]["links"]
        live = {name for name, page in imported.pages.items() if page.live}
        wanted = {link["title"] for link in facts if link["ns"] == 0 and link["exists"] and link["title"] in live}
        links = {a["href"].split("#")[0] for a in _soup(imported, title).select("a[href^='/']")}
        found = {by_address.get(link) for link in links}
        found |= {title} if any(a["href"].startswith("#") for a in _soup(imported, title).select("a[href]")) else set()
        assert wanted - {title} <= found, title


def test_external_links(imported: Imported) -> None:
    for title in imported.pages:
        wanted = set(imported.facts["meta"][title]["externallinks"])
        found = {a["href"] for a in _soup(imported, title).select("a[href]")}
        assert wanted <= found | {"https:" + link for link in found if link.startswith("//")}, title


def test_section_links_have_their_target(imported: Imported) -> None:
    ids = {
        page.get_url_parts()[2]: {tag["id"] for tag in _soup(imported, title).select("[id]")}
        for title, page in imported.pages.items()
    }
    for title, page in imported.pages.items():
        for a in _soup(imported, title).select("a[href*='#']"):
            path, _hash, fragment = a["href"].partition("#")
            if path.startswith("/") or not path:
                assert unquote(fragment) in ids[path or page.get_url_parts()[2]], (title, a["href"])


def test_image_maps(imported: Imported) -> None:
    for facts in imported.facts["maps"]:
        value = _blocks(imported, facts["page"], "interactive_figure")[facts["index"] - 1]
        areas = [area for area in value["areas"] if area["shape"] != "default"]
        assert [(area["shape"], area["label"]) for area in areas] == [(a["shape"], a["label"]) for a in facts["areas"]]
        for area, fact in zip(areas, facts["areas"], strict=True):
            _check_area(imported, value, area, fact)


def _check_area(imported: Imported, value: Any, area: Any, fact: dict[str, Any]) -> None:
    width, height = value["image"].width, value["image"].height
    sizes = [width, height] if area["shape"] != "circle" else [width, height, width]
    pixels = [share * sizes[index % len(sizes)] for index, share in enumerate(area["coordinates"])]
    assert pixels == pytest.approx(fact["coords"], abs=0.05)
    if fact["kind"] == "external" or fact["target"].startswith("http"):
        assert area["url"] == fact["target"]
    elif fact["exists"]:
        assert area["page"] is None or area["page"].pk == imported.pages[fact["target"]].pk
        assert area["page"] is not None or area["anchor"]
        assert area["anchor"] == section_anchor(fact["fragment"] or "")
    else:
        assert (area["page"], area["url"]) == (None, "")


def test_layers_in_layers(imported: Imported) -> None:
    soup = _soup(imported, "De werkwijze/Inhoudelijke opgave")
    assert len(soup.select("details details details")) == 1
    assert soup.select_one("details > summary").get_text(strip=True) == "Verdieping: zo vraag je door"


def test_tables_keep_spans_captions_and_headers(imported: Imported) -> None:
    soup = _soup(imported, "Welkom bij de Samenwerkingswijzer Voorbeeldpolder!")
    table = soup.select_one("table")
    assert table.caption.get_text(strip=True) == "Waar vind je wat?"
    assert [th.get_text(strip=True) for th in table.select("thead th[scope=col]")] == [
        "Ik ben …",
        "Ik wil …",
        "Begin hier",
    ]
    assert len(table.select("th[scope=row][rowspan='2']")) == 2
    assert len(table.select("td[colspan='2']")) == 1


def test_footnotes_point_both_ways(imported: Imported) -> None:
    soup = _soup(imported, "De werkwijze")
    marks = soup.select("sup a[href='#noot-1']")
    assert [mark.get_text() for mark in marks] == ["[1]", "[1]"]
    assert soup.select_one("li#noot-1 a[href='#nootverwijzing-1']") is not None
    assert marks[0]["id"] == "nootverwijzing-1"


def test_pictures_have_text_and_rights(imported: Imported) -> None:
    figure = _blocks(imported, "Krachtenveldanalyse", "figure")[0]
    assert figure["rights_holder"] == "Bureau Lindehof"
    assert figure["licence"] == "Alle rechten voorbehouden"
    assert figure["alternative_text"] == "Voorbeeld van een krachtenveld met vijf actoren."
    figure = _blocks(imported, "Participatieladder", "figure")[0]
    assert figure["alternative_text"].startswith("Een ladder met vijf treden.")
    assert figure["licence"] == "CC BY-SA 4.0"


def test_a_photo_taken_sideways_stands_upright(imported: Imported) -> None:
    image = WikiFile.objects.get(name="Dorpshuis 't Trefpunt.jpg").image
    assert image is not None
    with image.open_file() as file, Pillow.open(file) as photo:
        assert photo.getexif().get(0x0112, 1) == 1
        assert photo.size == (image.width, image.height)
        assert photo.height > photo.width


def test_files_are_stored_once(imported: Imported) -> None:
    assert Image.objects.count() == 17
    assert [document.title for document in Document.objects.all()] == ["Startnotitie-invulblad"]
    link = _soup(imported, "Startnotitie").find("a", string="invulblad")
    assert link["href"].startswith("/documenten/")


def test_empty_and_unwanted_pages_are_drafts(imported: Imported) -> None:
    drafts = {title for title, page in imported.pages.items() if not page.live}
    assert drafts == {"Nog in te vullen", "Oud initiatief Bloemenveld", "Samenwerkingswijzer:Schrijfregels"}
    assert all(page.latest_revision_id for page in imported.pages.values())


def test_talk_and_user_pages_are_left_out_and_listed(imported: Imported) -> None:
    left_out = {page.title for page in imported.report.pages if page.status == "left_out" and page.kind == "other"}
    assert {"Overleg:De werkwijze", "Gebruiker:Tineke Waterman", "Overleg gebruiker:Joris85"} <= left_out
    assert not left_out & set(imported.pages)


def test_authors_and_dates_are_kept(imported: Imported) -> None:
    source = WikiSource.objects.get(title="De werkwijze")
    assert (source.author, str(source.changed_at)) == ("Redactie", "2019-01-28 11:11:00+00:00")


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Evalueren en bijsturen", ("leaked_parameter", "De cirkel van terugkijken en aanpassen afmetingen = 300px")),
        ("Smeden en formeren van samenwerking", ("broken_link", "Bemiddeling en buurtrechtspraak")),
        ("Startnotitie", ("broken_anchor", "De werkwijze/Inhoudelijke opgave#Een kop die niet bestaat")),
        ("Wie beslist er eigenlijk?", ("missing_template", "{{Verwijzing}}")),
        ("Welkom bij de Samenwerkingswijzer Voorbeeldpolder!", ("imagemap_target", "Agenda van bijeenkomsten")),
        ("Praktijkvoorbeeld Speelplein De Kikker", ("missing_image", "Kikker in de sloot.jpg")),
        ("Leer- en inspiratieomgeving", ("missing_image", "Icoon feesten.png")),
        ("Kapotte wegwijzer", ("broken_redirect", "Bladzijde die nooit geschreven is")),
        ("Privaat/publiek", ("address", "Privaat/publiek")),
        ("Overzicht over alle initiatieven", ("link_to_draft", "Oud initiatief Bloemenveld")),
        ("Icoon feesten.png", ("missing_file", "Icoon feesten.png")),
    ],
)
def test_the_report_names_what_is_wrong(imported: Imported, title: str, line: tuple[str, str]) -> None:
    assert line in imported.lines(title)


def test_nothing_executable_survives(imported: Imported) -> None:
    for title in imported.pages:
        html = imported.html(title)
        soup = BeautifulSoup(html, "html.parser")
        assert not soup.select("script, iframe, form, input, object, embed, style, meta, link"), title
        for tag in soup.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on") or name == "style"], title
            assert not re.match(r"\s*(?:javascript|data|vbscript):", str(tag.get("href", "")), re.I), title


def test_an_editor_can_save_every_page_as_it_came(imported: Imported) -> None:
    for page in imported.pages.values():
        page.body.stream_block.clean(page.body)
        page.full_clean()


def test_redirects_for_every_old_title(imported: Imported) -> None:
    paths = set(Redirect.objects.values_list("old_path", flat=True))
    assert {"/De_werkwijze", "/wiki/De_werkwijze", "/De_werkwijze/Actoren", "/Café_Zuiderwiel", "/Hoofdpagina"} <= paths
    assert Redirect.objects.get(old_path="/Speelveld").redirect_link == "/de-werkwijze/#Speelveld"
    assert Redirect.objects.get(old_path="/Methode").redirect_page_id == imported.pages["De werkwijze"].pk
