"""The command: both exports, twice, half, under another page, on trial, and with files that are no export."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page, Revision

from pages.importers.mediawiki import steps
from pages.importers.mediawiki.run import run_import
from pages.importers.mediawiki.write import pages as page_writer
from pages.models import GuidePage, WikiFile, WikiMerge, WikiSource

from .conftest import WITH_FILES, WITHOUT_FILES, run_command

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="nl"><siteinfo>
<sitename>Klein</sitename><dbname>klein</dbname><base>https://k.example/wiki/Start</base>
<namespaces><namespace key="0"/>
<namespace key="2">Gebruiker</namespace><namespace key="6">Bestand</namespace></namespaces></siteinfo>"""


def _counts() -> dict[str, int]:
    models = (Page, Revision, Image, Document, Redirect, WikiSource, WikiFile)
    return {model.__name__: model.objects.count() for model in models}


def _export(folder: Path, pages: dict[str, str], first: int = 1) -> Path:
    """A small export; pages are numbered in order."""
    text = HEAD
    for number, (title, body) in enumerate(pages.items(), start=first):
        text += f"<page><title>{title}</title><id>{number}</id><revision><id>{number}</id>"
        text += "<timestamp>2024-01-01T00:00:00Z</timestamp><contributor><username>Ada</username></contributor>"
        text += f"<text>{body}</text></revision></page>"
    path = folder / "klein.xml"
    path.write_text(text + "</mediawiki>", encoding="utf-8")
    return path


def _page(title: str) -> GuidePage:
    return GuidePage.objects.get(pk=WikiSource.objects.get(title=title).page_id)


def test_a_second_run_changes_nothing() -> None:
    run_command(WITH_FILES)
    before = _counts()
    out = run_command(WITH_FILES)
    assert _counts() == before
    assert "unchanged" in out
    assert "created" not in out
    assert "updated" not in out


def test_a_dry_run_writes_nothing_and_reports_the_same(tmp_path: Path) -> None:
    before = _counts()
    run_command(WITH_FILES, "--dry-run", "--report", tmp_path / "proef.json")
    assert _counts() == before
    run_command(WITH_FILES, "--report", tmp_path / "echt.json")
    trial, real = (json.loads((tmp_path / name).read_text()) for name in ("proef.json", "echt.json"))
    assert trial["dry_run"]
    assert trial["lines"] == real["lines"]
    assert [(page["title"], page["address"]) for page in trial["pages"] if page["kind"] == "page"] == [
        (page["title"], page["address"]) for page in real["pages"] if page["kind"] == "page"
    ]


def test_the_export_without_files_takes_them_from_a_folder(wiki_files: Path) -> None:
    report = run_import(WITHOUT_FILES, folder=wiki_files)
    assert (Image.objects.count(), Document.objects.count()) == (17, 1)
    assert report.statuses()["page created"] == 30


def test_the_export_without_files_and_without_a_folder_names_each_missing_file() -> None:
    report = run_import(WITHOUT_FILES)
    assert Image.objects.count() == 0
    assert report.topics()[("problem", "missing_file")] == 20
    assert "Bestand:Krachtenveld.png" in str(_page("Krachtenveldanalyse").body.render_as_block())


def test_files_that_come_later_fill_the_gaps(wiki_files: Path) -> None:
    run_import(WITHOUT_FILES)
    report = run_import(WITHOUT_FILES, folder=wiki_files)
    assert report.statuses()["page updated"] > 10
    assert report.statuses()["page created"] == 0
    assert "<img" in _page("Krachtenveldanalyse").body.render_as_block()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "leeg"),
        ("tekst", "geen geldige XML"),
        (HEAD + "<page>", "afgekapt"),
        (HEAD + "</mediawiki>", "geen bladzijden"),
    ],
)
def test_a_bad_file_gives_one_sentence_and_writes_nothing(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "slecht.xml"
    path.write_text(content)
    before = _counts()
    with pytest.raises(CommandError, match=words):
        run_command(path)
    assert _counts() == before


def test_wrong_options_give_one_sentence(tmp_path: Path) -> None:
    path = _export(tmp_path, {"A": "a"})
    for arguments, words in (
        (["--files", tmp_path / "weg"], "map"),
        (["--under", "/bestaat/niet/"], "geen bladzijde"),
        (["--report", tmp_path / "weg" / "r.json"], "verslag"),
    ):
        with pytest.raises(CommandError, match=words):
            run_command(path, *arguments)
    assert not WikiSource.objects.exists()


def test_under_another_page(tmp_path: Path) -> None:
    run_command(_export(tmp_path, {"Basis": "a"}))
    second = tmp_path / "twee"
    second.mkdir()
    path = _export(second, {"Eronder": "b [[Basis]]"}, first=7)
    run_command(path, "--under", "/basis/")
    assert _page("Eronder").get_url_parts()[2] == "/basis/eronder/"


def test_a_run_that_was_cut_off_is_completed_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each batch is one transaction; what was done is not done again, and the report is that of one run."""
    path = _export(tmp_path, {"A": "een [[C]]", "B": "twee", "C": "drie"})
    write = page_writer.PageWriter.write

    def stop_at_second(self: page_writer.PageWriter, drafts: list[page_writer.Draft], *more: Any) -> None:
        if drafts[0].title == "B":
            raise KeyboardInterrupt
        write(self, drafts, *more)

    monkeypatch.setattr(steps, "BATCH", 1)
    monkeypatch.setattr(page_writer.PageWriter, "write", stop_at_second)
    with pytest.raises(KeyboardInterrupt):
        run_import(path)
    assert [page.live for page in (_page("A"), _page("B"), _page("C"))] == [True, False, False]
    monkeypatch.setattr(page_writer.PageWriter, "write", write)
    report = run_import(path)
    assert report.statuses() == {"page created": 3}
    assert GuidePage.objects.live().count() == 3
    assert run_import(path).statuses() == {"page unchanged": 3}


def test_two_titles_with_one_address(tmp_path: Path) -> None:
    report = run_import(_export(tmp_path, {"Café": "een", "Cafe": "twee [[Café]]", "Cafe!": "drie"}))
    paths = [page.address for page in report.pages]
    assert paths == ["/cafe/", "/cafe-2/", "/cafe-3/"]
    assert report.topics()[("approximated", "address_clash")] == 2
    assert run_import(tmp_path / "klein.xml").statuses() == {"page unchanged": 3}


def test_an_address_that_was_taken_here(tmp_path: Path) -> None:
    run_import(_export(tmp_path, {"Nieuws": "x"}))
    WikiSource.objects.all().delete()
    report = run_import(tmp_path / "klein.xml")
    assert [page.address for page in report.pages] == ["/nieuws-2/"]


def test_missing_parents_become_drafts_and_later_the_page_itself(tmp_path: Path) -> None:
    run_import(
        _export(tmp_path, {"Boek/Een": "a", "Boek/Twee": "b", "Los/streepje": "c", "Diep": "d", "Diep/x/y": "e"})
    )
    parent = _page("Boek")
    assert not parent.live
    assert _page("Boek/Een").get_url_parts()[2] == "/boek/een/"
    assert _page("Los/streepje").get_url_parts()[2] == "/los-streepje/"
    assert _page("Diep/x/y").get_url_parts()[2] == "/diep/x/y/"
    run_import(_export(tmp_path, {"Boek": "nu echt", "Boek/Een": "a", "Boek/Twee": "b"}, first=20))
    assert _page("Boek").pk == parent.pk
    assert _page("Boek").live


def test_changed_text_becomes_a_new_revision(tmp_path: Path) -> None:
    run_import(_export(tmp_path, {"A": "oud"}))
    run_import(_export(tmp_path, {"A": "nieuw"}))
    page = _page("A")
    assert "nieuw" in page.body.render_as_block()
    assert page.revisions.count() == 2


def test_an_edit_made_here_stays_public_when_the_wiki_changes(tmp_path: Path) -> None:
    run_import(_export(tmp_path, {"A": "oud"}))
    page = _page("A")
    page.title = "Hier veranderd"
    page.save_revision().publish()
    assert run_import(tmp_path / "klein.xml").statuses() == {"page unchanged": 1}
    report = run_import(_export(tmp_path, {"A": "nieuw"}))
    assert report.topics()[("problem", "edited_here")] == 1
    page = _page("A")
    assert (page.title, page.has_unpublished_changes) == ("Hier veranderd", False)
    assert "oud" in page.get_latest_revision_as_object().body.render_as_block()
    assert "nieuw" in WikiMerge.objects.get(page=page).theirs.as_object().body.render_as_block()


def test_a_page_that_became_empty_is_no_longer_public(tmp_path: Path) -> None:
    run_import(_export(tmp_path, {"A": "tekst"}))
    run_import(_export(tmp_path, {"A": ""}))
    assert not _page("A").live


def test_a_renamed_page_is_the_same_page(tmp_path: Path) -> None:
    run_import(_export(tmp_path, {"Oud": "tekst"}))
    first = WikiSource.objects.get().page_id
    run_import(_export(tmp_path, {"Nieuw": "tekst"}))
    assert WikiSource.objects.get().page_id == first
    assert _page("Nieuw").title == "Nieuw"


def test_files_that_were_lost_on_disk_come_back(media: Path) -> None:
    run_import(WITH_FILES)
    image = WikiFile.objects.get(name="Krachtenveld.png").image
    assert image is not None
    Path(image.file.path).unlink()
    report = run_import(WITH_FILES)
    assert report.statuses()["image written"] == 1
    image.refresh_from_db()
    assert Path(image.file.path).exists()


def test_a_second_wiki_leaves_the_addresses_of_the_first_alone(tmp_path: Path) -> None:
    path = _export(tmp_path, {"A": "a"})
    run_import(path)
    path.write_text(path.read_text().replace("<dbname>klein", "<dbname>ander"))
    report = run_import(path)
    assert [page.address for page in report.pages] == ["/a-2/"]
    assert report.topics()[("problem", "old_address")] == 2
    first = WikiSource.objects.get(wiki="klein").page_id
    assert Redirect.objects.get(old_path="/A").redirect_page_id == first


def test_deleting_an_imported_page_and_importing_again(tmp_path: Path) -> None:
    path = _export(tmp_path, {"A": "a", "A/B": "b"})
    run_import(path)
    _page("A").delete()
    assert not WikiSource.objects.exists()
    assert run_import(path).statuses() == {"page created": 2}
