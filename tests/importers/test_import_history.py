"""The versions of the wiki as versions here, what the wiki kept from readers, and addresses of versions."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Revision, Site

from pages.importers.mediawiki.options import Protection
from pages.importers.mediawiki.run import run_import
from pages.models import GuidePage, SiteSettings, VersionNote, WikiSource
from pages.versions.access import version_url
from samenwerking.accounts.models import User

from .small_wikis import File, Page_, Version, write_export

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
HIDDEN = "geheim-verhaal"
BOOK = Page_(
    "Boek",
    [
        Version(11, "2019-01-01", "Het eerste woord.", "Ada", "Begin"),
        Version(12, "2020-02-02", "Het tweede woord.", "Bo", "Kleine fout", minor=True),
        Version(13, "2020-03-03", f"Iets {HIDDEN}", "Cas", HIDDEN, hidden={"text", "comment", "contributor"}),
        Version(14, "2021-04-04", "Het derde woord.", "Dina", "Nog eens"),
    ],
)


@pytest.fixture
def book(tmp_path: Path) -> GuidePage:
    run_import(write_export(tmp_path, [BOOK]))
    return page_named("Boek")


def page_named(title: str) -> GuidePage:
    return GuidePage.objects.get(pk=WikiSource.objects.get(title=title).page_id)


def number_of(wiki_number: int) -> int:
    return VersionNote.objects.get(wiki_revision_id=wiki_number).revision_id


def test_all_versions_become_the_history(book: GuidePage) -> None:
    versions = list(book.revisions.order_by("created_at").select_related("version_note"))
    notes = [version.version_note for version in versions]
    assert [(note.wiki_revision_id, note.author_name, note.summary, note.minor) for note in notes] == [
        (11, "Ada", "Begin", False),
        (12, "Bo", "Kleine fout", True),
        (14, "Dina", "Nog eens", False),
    ]
    assert [version.created_at for version in versions] == [
        datetime(2019, 1, 1, tzinfo=UTC), datetime(2020, 2, 2, tzinfo=UTC), datetime(2021, 4, 4, tzinfo=UTC)
    ]  # fmt: skip
    texts = [str(version.as_object().body.render_as_block()) for version in versions]
    assert ["eerste" in texts[0], "tweede" in texts[1], "derde" in texts[2]] == [True, True, True]
    assert (book.latest_revision_id, book.live_revision_id) == (versions[-1].pk, versions[-1].pk)
    assert book.first_published_at == datetime(2019, 1, 1, tzinfo=UTC)


def test_writers_stay_names_and_what_was_suppressed_never_enters(book: GuidePage) -> None:
    assert not User.objects.filter(email__icontains="ada").exists()
    assert not book.revisions.filter(user__isnull=False).exists()
    assert not Revision.objects.filter(content__icontains=HIDDEN).exists()
    assert not VersionNote.objects.filter(summary__icontains=HIDDEN).exists()
    assert not VersionNote.objects.filter(author_name="Cas").exists()


def test_any_two_versions_can_be_compared(book: GuidePage, admin_client: Client) -> None:
    path = f"/beheer/pages/{book.pk}/revisions/compare/{number_of(11)}...{number_of(14)}/"
    body = admin_client.get(path).content.decode()
    assert "eerste" in body
    assert "derde" in body


def test_a_second_run_adds_only_newer_versions(book: GuidePage, tmp_path: Path) -> None:
    newer = Page_("Boek", [*BOOK.versions, Version(15, "2022-05-05", "Het vierde woord.", "Eef", "Vier")])
    report = run_import(write_export(tmp_path, [newer]))
    assert report.statuses() == {"page updated": 1}
    assert sorted(VersionNote.objects.values_list("wiki_revision_id", flat=True)) == [11, 12, 14, 15]
    book.refresh_from_db()
    assert "vierde" in str(book.body.render_as_block())
    assert book.live_revision_id == number_of(15)


ADDRESSES = [
    ("title=Boek&oldid=11", (11,)),
    ("title=Elders&oldid=12", (12,)),
    ("oldid=14", (14,)),
    ("title=Boek&oldid=12&direction=prev", (11,)),
    ("title=Boek&diff=14&oldid=11", (11, 14)),
    ("title=Boek&diff=14", (12, 14)),
    ("title=Boek&diff=prev&oldid=12", (11, 12)),
    ("title=Boek&diff=next&oldid=11", (11, 12)),
    ("title=Boek&diff=cur&oldid=11", (11, 14)),
    ("title=Boek&diff=0&oldid=12", (12, 14)),
    ("title=Boek&diff=prev", (12, 14)),
    ("title=Speciaal:Verschil/11/14", (11, 14)),
    ("title=Special:Diff/12", (11, 12)),
    ("title=Special:PermanentLink/11", (11,)),
]


@pytest.mark.parametrize(("query", "versions"), ADDRESSES)
def test_old_addresses_of_versions(book: GuidePage, client: Client, query: str, versions: tuple[int, ...]) -> None:
    """410 with the page as it is now while old versions are not public; else 301 to the same version or comparison."""
    closed = client.get(f"/index.php?{query}")
    if versions == (14,):
        assert (closed.status_code, closed["Location"]) == (301, version_url(book.pk, number_of(14)))
    else:
        assert closed.status_code == 410
        assert book.get_url() in closed.content.decode()
    SiteSettings.objects.update_or_create(site=Site.objects.get(), defaults={"old_versions_public": True})
    answer = client.get(f"/index.php?{query}")
    assert answer.status_code == 301
    numbers = [number_of(number) for number in versions]
    wanted = version_url(book.pk, numbers[0])
    if len(numbers) == 2:
        wanted = f"/bladzijden/{book.pk}/versies/vergelijken/?van={numbers[0]}&naar={numbers[1]}"
    assert answer["Location"] == wanted
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("title=Boek&oldid=13", 410),
        ("title=Boek&oldid=999", 410),
        ("title=Boek&diff=onzin&oldid=11", 410),
        ("title=Boek&oldid=99999999999999999999", 410),
        ("title=Weg&oldid=999", 404),
        ("oldid=999", 404),
    ],
)
def test_a_version_that_is_not_here(book: GuidePage, client: Client, query: str, status: int) -> None:
    SiteSettings.objects.update_or_create(site=Site.objects.get(), defaults={"old_versions_public": True})
    assert client.get(f"/index.php?{query}").status_code == status


@pytest.mark.parametrize("close", ["restrict", "unpublish"])
def test_a_page_that_is_not_public_tells_nothing_of_its_versions(book: GuidePage, client: Client, close: str) -> None:
    if close == "restrict":
        PageViewRestriction.objects.create(page_id=book.pk, restriction_type=PageViewRestriction.LOGIN)
    else:
        book.unpublish()
    assert client.get("/index.php?title=Boek&oldid=11").status_code == 404


CHOICES: list[tuple[str, Protection, bool]] = [
    ("edit=sysop:move=sysop", Protection.RESTRICT, True),
    ("sysop", Protection.RESTRICT, True),
    ("read=lid", Protection.RESTRICT, True),
    ("move=sysop", Protection.RESTRICT, False),
    ("edit=sysop", Protection.REPORT, False),
    ("", Protection.RESTRICT, False),
]


@pytest.mark.parametrize(("protection", "choice", "restricted"), CHOICES)
def test_protection(tmp_path: Path, client: Client, protection: str, choice: Protection, restricted: bool) -> None:
    page = Page_("Beveiligd", [Version(1, "2020-01-01", "Tekst.")], restrictions=protection)
    report = run_import(write_export(tmp_path, [page]), protection=choice)
    assert PageViewRestriction.objects.exists() is restricted
    assert client.get("/beveiligd/").status_code == (302 if restricted else 200)
    assert report.topics()[("approximated", "protection")] == (1 if protection else 0)


def test_older_versions_of_a_file_are_facts_in_the_report(tmp_path: Path) -> None:
    files = [File("2019-01-01", "Ada", b"oud", "eerste scan", archived=True), File("2020-01-01", "Bo", b"nieuw", "")]
    page = Page_("Bestand:Plan.txt", [Version(1, "2020-01-01", "Een plan.")], files=files)
    report = run_import(write_export(tmp_path, [page]))
    lines = [note for each in report.pages for note in each.notes.lines if note.topic == "file_version"]
    assert len(lines) == 1
    assert all(fact in lines[0].fragment for fact in ("2019-01-01", "Ada", "3 bytes", "eerste scan"))


def test_a_moved_page_stays_and_both_old_addresses_lead_to_it(tmp_path: Path, client: Client) -> None:
    first = Page_("Oude naam", [Version(1, "2020-01-01", "Tekst.")])
    run_import(write_export(tmp_path, [first]))
    moved = Page_("Nieuwe naam", [*first.versions, Version(2, "2021-01-01", "Tekst.", comment="hernoemd")])
    left = Page_("Oude naam", [Version(3, "2021-01-01", "#REDIRECT [[Nieuwe naam]]")], number=2)
    report = run_import(write_export(tmp_path, [moved, left]))
    assert report.topics()[("approximated", "moved_page")] == 1
    for address in ("/Oude_naam", "/Nieuwe_naam", "/index.php?title=Nieuwe_naam"):
        assert client.get(address)["Location"] == "/oude-naam/"


def test_project_pages_are_public_on_request(tmp_path: Path) -> None:
    path = write_export(tmp_path, [Page_("Project:Regels", [Version(1, "2020-01-01", "Tekst.")])])
    assert run_import(path).statuses() == {"draft created": 1}
    assert run_import(path, project_pages=True).statuses() == {"page updated": 1}


def test_only_one_page(tmp_path: Path) -> None:
    """The others are not made; a link to one that is not here yet is words, and becomes a link in a full run."""
    pages = [
        Page_("Een", [Version(1, "2020-01-01", "Zie [[Twee]].")]),
        Page_("Twee", [Version(2, "2022-01-01", "Tekst.")]),
        Page_("Twee/Onder", [Version(3, "2022-01-01", "Tekst.")]),
    ]
    path = write_export(tmp_path, pages)
    report = run_import(path, only=("Een",))
    assert report.statuses() == {"page created": 1}
    assert report.topics()[("problem", "link_not_imported")] == 1
    assert run_import(path, only=("Twee/Onder",)).statuses() == {"page created": 1}
    assert page_named("Twee/Onder").get_parent().slug == "twee"
    assert not page_named("Twee").live
    assert run_import(path).statuses() == {"page updated": 1, "page created": 1, "page unchanged": 1}
    assert 'linktype="page"' in str(page_named("Een").body.raw_data[0])


def test_since_a_day(tmp_path: Path) -> None:
    pages = [
        Page_("Oud", [Version(1, "2020-01-01", "Tekst.")]),
        Page_("Nieuw", [Version(2, "2023-06-01", "Zie [[Oud]].")]),
    ]
    path = write_export(tmp_path, pages)
    report = run_import(path, since=datetime(2023, 1, 1, tzinfo=UTC))
    assert [page.title for page in report.pages] == ["Nieuw"]
    assert Page.objects.filter(slug="nieuw").exists()
    assert not Page.objects.filter(slug="oud").exists()
