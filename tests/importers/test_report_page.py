"""The report as a page in Beheer: kept between imports, filtered, ticked off, with a way to the spot."""

import ast
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from pages.import_report.spots import candidates
from pages.importers.mediawiki.findings import store_findings
from pages.importers.mediawiki.notes import Note, Notes, Outcome
from pages.importers.mediawiki.report import PageReport
from pages.importers.mediawiki.topics import TOPICS
from pages.models import GuidePage, ImportFinding, ImportRun, WikiSource
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles

pytestmark = pytest.mark.django_db
REPORT = "/beheer/wiki-import/"
BROKEN = Note(Outcome.PROBLEM, "broken_link", "Link naar niets.", "Ergens anders")
FROZEN = Note(Outcome.APPROXIMATED, "variable", "Vastgezet.", "{{CURRENTYEAR}}")
FOR_INFORMATION = Note(Outcome.APPROXIMATED, "heading", "Kop.", "Diep")


@dataclass
class Told:
    """A report as an import hands it over."""

    pages: Iterable[PageReport]
    wiki: str = "Testwiki"
    source: str = "test.xml"
    dry_run: bool = False


def report(**pages: list[Note]) -> Any:
    titles = {"a": 1, "b": 2}
    return Told([PageReport(title, titles[title], "page", "updated", notes=Notes(n)) for title, n in pages.items()])


def store(**pages: list[Note]) -> ImportRun:
    return store_findings(report(**pages), wiki="w")


@pytest.fixture
def officer(client: Client) -> User:
    sync_roles()
    user = User.objects.create_user(email="com@voorbeeldpolder.example", password=None)
    user.groups.add(Group.objects.get(name=Role.COMMUNICATION.value))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


@pytest.fixture
def page() -> GuidePage:
    body = [
        {"type": "heading", "value": {"level": "h2", "text": "Eerst", "anchor": "Eerst"}, "id": "a1"},
        {"type": "rich_text", "value": "<p>Wij gaan <b>ergens</b> heen.</p>", "id": "a2"},
        {"type": "heading", "value": {"level": "h2", "text": "Dan", "anchor": "Dan_verder"}, "id": "b1"},
        {"type": "rich_text", "value": "<p>Wij zijn Ergens &amp; <i>anders</i>.</p>", "id": "b2"},
        {"type": "rich_text", "value": "<p>Ergens anders dus.</p>", "id": "b3"},
    ]
    home = Page.objects.filter(depth=2).first()
    assert home is not None
    page = GuidePage(title="a", slug="a-uit-de-wiki", body=body)
    home.add_child(instance=page)
    page.save_revision().publish()
    WikiSource.objects.create(page=page, wiki="w", page_number=1, title="a")
    return page


def tick(client: Client, **data: Any) -> str:
    response = client.post(REPORT + "afvinken/", data, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def open_lines() -> Counter[str]:
    return Counter(ImportFinding.objects.waiting().values_list("topic", flat=True))


def test_what_stays_the_same_keeps_its_tick_and_what_changes_does_not(officer: User) -> None:
    first = store(a=[BROKEN, FROZEN, FOR_INFORMATION], b=[BROKEN])
    assert open_lines() == {"broken_link": 2, "variable": 1}
    ImportFinding.objects.filter(topic="broken_link").update(done_at=first.started_at, done_by=officer)
    changed = Note(Outcome.PROBLEM, "broken_link", "Link naar niets.", "Elders")
    second = store(a=[BROKEN, FROZEN], b=[changed])
    assert open_lines() == {"broken_link": 1, "variable": 1}
    kept = ImportFinding.objects.get(topic="broken_link", item="n1")
    assert (kept.done_by, kept.first_run, kept.last_run) == (officer, first, second)
    assert not ImportFinding.objects.get(topic="heading").present


def test_what_comes_back_after_it_was_gone_is_open_again(officer: User) -> None:
    run = store(a=[BROKEN])
    ImportFinding.objects.update(done_at=run.started_at, done_by=officer)
    store(a=[])
    assert not ImportFinding.objects.filter(present=True).exists()
    store(a=[BROKEN])
    assert open_lines() == {"broken_link": 1}


def test_a_run_over_part_of_the_wiki_leaves_other_pages_alone() -> None:
    store(a=[BROKEN], b=[FROZEN])
    store_findings(report(a=[]), wiki="w", partial=True)
    assert open_lines() == {"variable": 1}
    store(a=[])
    assert open_lines() == {}


def test_the_page_shows_what_is_open_by_kind(client: Client, officer: User, page: GuidePage) -> None:
    store(a=[BROKEN, FOR_INFORMATION], b=[FROZEN])
    html = client.get(REPORT).content.decode()
    assert "2 regels" in html
    assert "Datum vastgezet" in html
    assert "Kop aangepast</a>" not in html
    assert "1 regel<" in client.get(REPORT, {"soort": "variable"}).content.decode()
    assert "Kop aangepast" in client.get(REPORT, {"toon": "information"}).content.decode()
    assert "2 regels" in client.get(REPORT, {"toon": "onzin", "soort": "x", "run": "9999"}).content.decode()


def test_filter_by_run(client: Client, officer: User) -> None:
    first = store(a=[BROKEN], b=[FROZEN])
    second = store(a=[BROKEN])
    shown = {run: client.get(REPORT, {"run": run.pk}).content.decode() for run in (first, second)}
    assert "2 regels" in shown[first]
    assert "1 regel<" in shown[second]


def test_ticking_says_who_and_when_and_can_be_taken_back(client: Client, officer: User) -> None:
    store(a=[BROKEN, FROZEN])
    finding, other = ImportFinding.objects.order_by("topic")
    assert "1 regel afgevinkt" in tick(client, tick=finding.pk, soort="broken_link")
    finding.refresh_from_db()
    assert finding.done_by == officer
    moment = finding.done_at
    assert "0 regels afgevinkt" in tick(client, tick=finding.pk)
    finding.refresh_from_db()
    assert finding.done_at == moment
    assert "2 regels" not in tick(client, findings=[finding.pk, other.pk], action="tick")
    assert open_lines() == {}
    assert "2 regels staan weer open" in tick(client, findings=[finding.pk, other.pk], action="open")
    assert open_lines() == {"broken_link": 1, "variable": 1}


def test_nothing_chosen_and_lines_that_are_gone_give_one_sentence(client: Client, officer: User) -> None:
    store(a=[BROKEN])
    assert "Kies eerst een of meer regels" in tick(client, action="tick")
    assert "bestaat niet meer" in tick(client, tick=99999)
    assert open_lines() == {"broken_link": 1}


def test_the_way_to_the_spot(client: Client, officer: User, page: GuidePage) -> None:
    store(a=[BROKEN, FROZEN], b=[BROKEN])
    spot = ImportFinding.objects.get(topic="broken_link", item="n1").pk
    edit = client.get(f"{REPORT}{spot}/bewerken/")
    assert edit["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk]) + "#block-b3-section"
    assert client.get(f"{REPORT}{spot}/bekijken/")["Location"].endswith("/a-uit-de-wiki/#Dan_verder")
    unknown = ImportFinding.objects.get(topic="variable").pk
    assert client.get(f"{REPORT}{unknown}/bewerken/")["Location"].endswith(f"/{page.pk}/edit/")
    assert client.get(f"{REPORT}{spot}/elders/").status_code == 404
    assert client.get(f"{REPORT}{ImportFinding.objects.get(item='n2').pk}/bewerken/").status_code == 404
    page.unpublish()
    assert "view_draft" in client.get(f"{REPORT}{spot}/bekijken/")["Location"]


def test_only_communication_works_with_it(client: Client) -> None:
    sync_roles()
    store(a=[BROKEN])
    finding = ImportFinding.objects.get().pk
    for role in Role:
        user = User.objects.create_user(email=f"{role}@voorbeeldpolder.example", password=None)
        user.groups.add(Group.objects.get(name=role.value))
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        answers = [
            client.get(REPORT).status_code,
            client.post(f"{REPORT}afvinken/", {"tick": finding}).status_code,
            client.get(f"{REPORT}{finding}/bekijken/").status_code,
        ]
        assert (answers == [200, 302, 404]) == (role is Role.COMMUNICATION), role
        if role is not Role.COMMUNICATION:
            assert not ImportFinding.objects.exclude(done_by=None).filter(done_by=user).exists()


def test_a_constant_number_of_queries(
    client: Client, officer: User, page: GuidePage, django_assert_max_num_queries: Any
) -> None:
    store(a=[BROKEN])
    client.get(REPORT)
    with django_assert_max_num_queries(15) as few:
        client.get(REPORT)
    store(a=[Note(Outcome.PROBLEM, "broken_link", "Link naar niets.", f"Plek {number}") for number in range(60)])
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert "60 regels" in client.get(REPORT).content.decode()


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("[[Bestand:A.png|Tekst]]", ["[[bestand:a.png|tekst]]", "bestand:a.png|tekst", "tekst"]),
        ("Pagina#Kop", ["pagina#kop", "kop"]),
        ("{{Sjabloon:X}}", ["{{sjabloon:x}}", "sjabloon:x"]),
        ("", []),
    ],
)
def test_words_to_look_for(fragment: str, words: list[str]) -> None:
    assert candidates(fragment)[: len(words)] == words


def test_every_kind_has_a_name() -> None:
    """Every kind that the importer can report has a name, and there is no name for what nothing reports."""
    folder = Path(__file__).parents[2] / "pages" / "importers" / "mediawiki"
    used: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            if node.func.attr in {"approximated", "left_out", "problem"}:
                used |= {str(c.value) for c in ast.walk(node.args[0]) if isinstance(c, ast.Constant)}
    assert {topic for topic in used if re.fullmatch(r"[a-z_]+", topic)} == set(TOPICS)
