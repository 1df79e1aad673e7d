"""The editor asks of each publication what changed; it is said of that version and of no other."""

import json

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from pages.models import GuidePage, HomePage, VersionNote
from tests.guide.conftest import add_guide_page
from tests.versions.conftest import draft, edit_url, editor_form, publish

PUBLISH = {"action-publish": "1"}


@pytest.fixture
def fresh(home: HomePage) -> GuidePage:
    page = add_guide_page(home, "Werkvorm", live=False)
    publish(page, "Begin.")
    return GuidePage.objects.get(pk=page.pk)


def send(editor: Client, page: GuidePage, **fields: str) -> Revision:
    """Saved in the editor; the version that came of it."""
    assert editor.post(edit_url(page), editor_form(page, **fields)).status_code == 302
    page.refresh_from_db()
    return page.get_latest_revision()


def summary_of(revision: Revision) -> str:
    return str(getattr(VersionNote.objects.filter(revision=revision).first(), "summary", ""))


def asked(editor: Client, page: GuidePage) -> str:
    """What stands in the field when the editor is opened."""
    form = editor.get(edit_url(page)).context["form"]
    return str(form["version_summary"].value())


def test_the_words_go_with_one_publication(editor: Client, fresh: GuidePage) -> None:
    first = send(editor, fresh, version_summary="Nieuw begin.", version_minor="on", **PUBLISH)
    note = VersionNote.objects.get(revision=first)
    assert (note.summary, note.minor, first.pk) == ("Nieuw begin.", True, fresh.live_revision_id)
    assert asked(editor, fresh) == ""
    second = send(editor, fresh, **PUBLISH)
    assert summary_of(second) == ""
    assert "version_summary" not in json.dumps(second.content)


def test_the_words_of_a_draft_wait_for_its_publication(editor: Client, fresh: GuidePage) -> None:
    saved = send(editor, fresh, version_summary="Half werk.")
    assert (summary_of(saved), asked(editor, fresh)) == ("Half werk.", "Half werk.")
    VersionNote.objects.filter(revision=saved).update(thanks_name="Jo")
    published = send(editor, fresh, version_summary="Heel werk.", **PUBLISH)
    note = VersionNote.objects.get(revision=published)
    assert (note.summary, note.thanks_name) == ("Heel werk.", "Jo")
    assert asked(editor, fresh) == ""


def test_words_of_a_version_with_a_date_are_not_asked_again(editor: Client, fresh: GuidePage) -> None:
    waiting = send(editor, fresh, version_summary="Op de eerste van de maand.")
    Revision.objects.filter(pk=waiting.pk).update(approved_go_live_at=timezone.now())
    assert asked(editor, fresh) == ""


def test_a_draft_made_while_another_waited_loses_the_words_that_are_said(fresh: GuidePage) -> None:
    """Handed in, then edited further: the second draft carries the words of the first."""
    first = draft(fresh, "Een.", summary="Zelfde woorden.")
    second = draft(fresh, "Twee.", summary="Zelfde woorden.")
    other = draft(fresh, "Drie.", summary="Andere woorden.")
    first.publish()
    assert [summary_of(one) for one in (first, second, other)] == ["Zelfde woorden.", "", "Andere woorden."]


def test_an_automatic_save_keeps_the_words_and_never_changes_a_published_version(
    editor: Client, fresh: GuidePage
) -> None:
    form = editor_form(fresh, version_summary="Wordt bewaard.")
    saved = editor.post(edit_url(fresh), form, headers={"accept": "application/json"}).json()
    own = Revision.objects.get(pk=saved["revision_id"])
    assert summary_of(own) == "Wordt bewaard."
    own.publish()
    text = json.dumps(Revision.objects.get(pk=own.pk).content)
    again = editor_form(fresh, title="Later getypt", overwrite_revision_id=str(own.pk))
    answer = editor.post(edit_url(fresh), again, headers={"accept": "application/json"})
    assert answer.json()["revision_id"] != own.pk
    assert json.dumps(Revision.objects.get(pk=own.pk).content) == text


def test_words_that_are_too_long_are_refused_and_nothing_is_lost(editor: Client, fresh: GuidePage) -> None:
    answer = editor.post(edit_url(fresh), editor_form(fresh, version_summary="x" * 501, title="Blijft staan"))
    assert answer.status_code == 200
    assert "Blijft staan" in answer.content.decode()
    assert not VersionNote.objects.filter(summary__startswith="xxx").exists()


def test_a_copied_page_takes_no_words_along(editor: Client, fresh: GuidePage) -> None:
    send(editor, fresh, version_summary="Van het origineel.", **PUBLISH)
    copy = fresh.copy(update_attrs={"slug": "kopie", "title": "Kopie"})
    assert not VersionNote.objects.filter(revision__object_id=str(copy.pk)).exists()
