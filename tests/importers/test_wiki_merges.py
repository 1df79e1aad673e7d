"""Pages that changed here and in the wiki: listed, compared, taken over into a draft, and done with."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from pages.importers.mediawiki.run import run_import
from pages.models import GuidePage, WikiMerge, WikiSource
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles

from .small_wikis import Page_, Version, write_export

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
OLD = "Eerste alinea over het plein.\n\n== Kop ==\nTweede alinea blijft gelijk."
NEW = "Eerste alinea over het nieuwe plein.\n\n== Kop ==\nTweede alinea blijft gelijk.\n\n== Erbij ==\nUit de wiki."


def _client(role: Role | None) -> Client:
    sync_roles()
    user = User.objects.create_user(email=f"{role or 'niemand'}@voorbeeldpolder.example", password="x" * 14)
    if role:
        user.groups.add(Group.objects.get(name=role.value))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor() -> Client:
    return _client(Role.COMMUNICATION)


@pytest.fixture
def merge(tmp_path: Path) -> WikiMerge:
    """A page that got another title and first paragraph here, and another first paragraph and more in the wiki."""
    first = [Version(1, "2020-01-01", OLD)]
    run_import(write_export(tmp_path, [Page_("Blad", first)]))
    page = _page()
    body = list(page.body.raw_data)
    body[0] = {**body[0], "value": "<p>Eerste alinea over ons plein.</p>"}
    page.body = page.body.stream_block.to_python(body)
    page.title = "Blad van hier"
    page.save_revision().publish()
    run_import(write_export(tmp_path, [Page_("Blad", [*first, Version(2, "2020-02-01", NEW, "Bo", "Erbij")])]))
    return WikiMerge.objects.get()


def _page() -> GuidePage:
    return GuidePage.objects.get(pk=WikiSource.objects.get().page_id)


def _post(client: Client, merge: WikiMerge, **data: str) -> Any:
    seen = f"{_page().latest_revision_id}:{merge.theirs_id}"
    return client.post(f"/beheer/wiki-samenvoegen/{merge.pk}/", {"gezien": seen, **data})


def _draft() -> str:
    page = _page().get_latest_revision_as_object()
    return f"{page.title} {page.body.render_as_block()}"


def test_both_texts_are_shown_with_what_differs(editor: Client, merge: WikiMerge) -> None:
    listed = editor.get("/beheer/wiki-samenvoegen/").content.decode()
    assert f"/beheer/wiki-samenvoegen/{merge.pk}/" in listed
    assert "Schrijver in de wiki: Bo" in listed
    shown = editor.get(f"/beheer/wiki-samenvoegen/{merge.pk}/").content.decode()
    for mark in ("<del>ons </del>", "<ins>het nieuwe </ins>", "<ins>Erbij</ins>", "<del>Blad van hier</del>"):
        assert mark in shown
    assert "1 onderdeel is gelijk" in shown or "2 onderdelen zijn gelijk" in shown


CHOICES: list[tuple[dict[str, str], list[str], list[str]]] = [
    ({}, ["ons plein", "Blad van hier"], ["nieuwe plein", "Uit de wiki"]),
    ({"deel-0": "theirs"}, ["nieuwe plein", "Blad van hier"], ["ons plein", "Uit de wiki"]),
    ({"deel-0": "both", "deel-2": "theirs"}, ["ons plein", "nieuwe plein", "Uit de wiki"], []),
    ({"titel": "theirs"}, ["Blad ", "ons plein"], ["Blad van hier", "nieuwe plein"]),
    ({"action": "whole"}, ["Blad ", "nieuwe plein", "Uit de wiki"], ["ons plein", "Blad van hier"]),
]


@pytest.mark.parametrize(("choices", "there", "gone"), CHOICES)
def test_choices_become_a_draft(
    editor: Client, merge: WikiMerge, choices: dict[str, str], there: list[str], gone: list[str]
) -> None:
    answer = _post(editor, merge, **choices)
    assert answer["Location"] == f"/beheer/pages/{merge.page_id}/edit/"
    draft = _draft()
    assert [words for words in there if words not in draft] == []
    assert [words for words in gone if words in draft] == []
    assert "ons plein" in str(_page().body.render_as_block())
    assert editor.get(f"/beheer/pages/{merge.page_id}/edit/").status_code == 200
    assert WikiMerge.objects.waiting().exists()


def test_handled(editor: Client, merge: WikiMerge) -> None:
    before = _page().latest_revision_id
    assert _post(editor, merge, action="handled").status_code == 302
    merge.refresh_from_db()
    assert merge.handled_by is not None
    assert _page().latest_revision_id == before
    assert "Er staat niets op deze lijst" in editor.get("/beheer/wiki-samenvoegen/").content.decode()
    assert "Afgehandeld op" in editor.get("/beheer/wiki-samenvoegen/?toon=afgehandeld").content.decode()


def test_a_form_that_grew_old_writes_nothing(editor: Client, merge: WikiMerge) -> None:
    seen = f"{_page().latest_revision_id}:{merge.theirs_id}"
    _page().get_latest_revision_as_object().save_revision()
    before = _page().revisions.count()
    answer = editor.post(f"/beheer/wiki-samenvoegen/{merge.pk}/", {"gezien": seen, "deel-0": "theirs"})
    assert answer["Location"] == f"/beheer/wiki-samenvoegen/{merge.pk}/"
    assert _page().revisions.count() == before
    assert _post(editor, merge, meteen="on").status_code == 302
    assert _post(editor, merge, **{"deel-0": "theirs"})["Location"] == f"/beheer/wiki-samenvoegen/{merge.pk}/"


def test_a_choice_that_does_not_exist(editor: Client, merge: WikiMerge) -> None:
    before = _page().revisions.count()
    assert _post(editor, merge, **{"deel-0": "onzin"}).status_code == 422
    assert _page().revisions.count() == before


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.ADMIN, Role.AUDITOR, None])
def test_only_who_edits_the_guide(role: Role | None, merge: WikiMerge) -> None:
    client = _client(role)
    for path in ("/beheer/wiki-samenvoegen/", f"/beheer/wiki-samenvoegen/{merge.pk}/"):
        assert client.get(path).status_code in {302, 403, 404}
        assert client.post(path, {"action": "handled"}).status_code in {302, 403, 404, 405}
    assert WikiMerge.objects.waiting().exists()


def test_a_newer_text_of_the_wiki_takes_the_place_of_the_one_that_waits(merge: WikiMerge, tmp_path: Path) -> None:
    versions = [
        Version(1, "2020-01-01", OLD),
        Version(2, "2020-02-01", NEW),
        Version(3, "2020-03-01", f"{NEW} Nog nieuwer."),
    ]
    run_import(write_export(tmp_path, [Page_("Blad", versions)]))
    waiting = WikiMerge.objects.waiting().get()
    assert waiting.pk == merge.pk
    assert "Nog nieuwer" in str(waiting.theirs.as_object().body.render_as_block())
    run_import(write_export(tmp_path, [Page_("Blad", versions)]))
    assert WikiMerge.objects.count() == 1


def test_a_locked_page_gets_no_draft(editor: Client, merge: WikiMerge) -> None:
    page = _page()
    owner = User.objects.create_user(email="slot@voorbeeldpolder.example", password="x" * 14)
    GuidePage.objects.filter(pk=page.pk).update(locked=True, locked_by=owner)
    answer = _post(editor, merge, action="whole")
    assert answer.status_code == 302
    assert _page().latest_revision_id == page.latest_revision_id
    assert "vergrendeld" in editor.get(answer["Location"]).content.decode()
