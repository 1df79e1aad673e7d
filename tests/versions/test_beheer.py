"""Versions in Beheer: the same facts, comparing, and taking one out of sight; only for who keeps the page."""

import pytest
from django.test import Client
from django.urls import reverse

from pages.models import GuidePage, HomePage, VersionNote
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page
from tests.versions.conftest import publish


def old_version(page: GuidePage) -> VersionNote:
    return VersionNote.objects.get(summary="Zin erbij over tijd.")


def test_the_histories_of_beheer_tell_the_same(editor: Client, page: GuidePage) -> None:
    VersionNote.objects.filter(revision=page.live_revision).update(author_name="Wim Wiki", minor=True)
    for name in ("version_list", "wagtailadmin_pages:history", "wagtailadmin_pages:history_results"):
        html = editor.get(reverse(name, args=[page.pk])).content.decode()
        for words in ("Rust toegevoegd.", "Wim Wiki", "kleine wijziging"):
            assert words in html or name == "wagtailadmin_pages:history_results", (name, words)
    html = editor.get(reverse("version_list", args=[page.pk])).content.decode()
    for words in ("De tekst van nu", "Niets: concept", "Gepubliceerd op", "Geheime toelichting."):
        assert words in html


def test_two_versions_of_this_page_can_be_compared(editor: Client, page: GuidePage, home: HomePage) -> None:
    compare = reverse("version_compare", args=[page.pk])
    old, now = old_version(page).revision_id, page.live_revision_id
    for pair in (f"?van={old}&naar={now}", f"?van={now}&naar={old}"):
        wanted = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, old, now])
        assert editor.get(compare + pair)["Location"] == wanted
    assert "Tijdelijk zinnetje" in editor.get(wanted).content.decode()
    foreign = publish(add_guide_page(home, "Elders", live=False), "Elders.").pk
    for wrong in ("", f"?van={now}&naar={now}", f"?van={foreign}&naar={now}", "?van=x&naar=²"):
        assert editor.get(compare + wrong)["Location"] == reverse("version_list", args=[page.pk])


def test_a_version_can_be_explained_and_hidden_afterwards(editor: Client, client: Client, page: GuidePage) -> None:
    note = old_version(page)
    form = reverse("version_note", args=[page.pk, note.revision_id])
    assert editor.get(form).status_code == 200
    assert editor.post(form, {"summary": "Beter gezegd.", "hidden": "on"}).status_code == 302
    note.refresh_from_db()
    assert (note.summary, note.hidden) == ("Beter gezegd.", True)
    assert "Beter gezegd." not in Client().get(f"/bladzijden/{page.pk}/wijzigingen/").content.decode()
    assert editor.post(form, {"summary": "x" * 1001}).status_code == 422


def test_the_text_of_today_can_not_be_hidden_and_a_draft_not_be_explained(editor: Client, page: GuidePage) -> None:
    today = reverse("version_note", args=[page.pk, page.live_revision_id])
    editor.post(today, {"summary": "Anders.", "hidden": "on"})
    assert not VersionNote.objects.get(revision=page.live_revision).hidden
    assert editor.get(reverse("version_note", args=[page.pk, page.latest_revision_id])).status_code == 404


@pytest.mark.parametrize("role", [Role.ADMIN, Role.PROJECT_LEADER, Role.MANAGER, Role.AUDITOR, None])
def test_nobody_else_gets_in(client: Client, page: GuidePage, role: Role | None) -> None:
    client.force_login(UserFactory(role=role), backend="django.contrib.auth.backends.ModelBackend")
    note = old_version(page)
    addresses = [
        reverse("version_list", args=[page.pk]),
        reverse("version_compare", args=[page.pk]),
        reverse("version_note", args=[page.pk, note.revision_id]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
    ]
    for address in addresses:
        for answer in (client.get(address), client.post(address, {"summary": "Van buiten."})):
            assert answer.status_code in {302, 403, 404, 405}, address
            assert "Rust toegevoegd" not in answer.content.decode()
    assert not VersionNote.objects.filter(summary="Van buiten.").exists()
