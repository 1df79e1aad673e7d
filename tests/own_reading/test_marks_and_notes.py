"""Marks and notes: of the reader alone, of the very text that was read, and never written over."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from participation.exceptions import NotAllowed
from participation.models import AuditEntry, PrivateNote, ReadMark, Stuk
from participation.policy import readable_revision
from participation.selectors.own_reading import Progress, progress_of, written_sections
from participation.services.own_reading.marks import TextChanged, mark_section, mark_whole
from participation.services.own_reading.notes import SavedNote, save_note
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import StukFactory, UserFactory

pytestmark = pytest.mark.django_db


def progress(user: User, stuk: Stuk) -> Progress:
    revision = readable_revision(user, stuk)
    assert revision is not None
    return progress_of(user, {stuk.pk: revision})[stuk.pk]


def mark(user: User, stuk: Stuk, key: str = "aanpak", *, read: bool = True) -> None:
    assert stuk.council_revision is not None
    text_hash = written_sections(stuk.council_revision)[key]
    mark_section(user=user, stuk=stuk, section_key=key, text_hash=text_hash, read=read)


def note(user: User, stuk: Stuk, text: str, version: int = 0, key: str = "aanpak") -> SavedNote:
    return save_note(user=user, stuk=stuk, section_key=key, text=text, version=version)


def test_marking_is_of_one_reader_and_can_be_taken_back(member: User, stuk: Stuk) -> None:
    other = UserFactory(role=Role.COUNCIL)
    mark(member, stuk)
    mark(member, stuk)
    assert (progress(member, stuk), progress(other, stuk)) == (Progress(1, 2), Progress(0, 2))
    assert not progress(member, stuk).done
    mark(member, stuk, "aanleiding")
    assert progress(member, stuk).done
    mark(member, stuk, read=False)
    assert progress(member, stuk) == Progress(1, 2)


def test_only_the_text_that_was_seen_is_read(member: User, stuk: Stuk) -> None:
    mark_whole(user=member, stuk=stuk, revision_id=stuk.council_revision_id or 0, read=True)
    assert progress(member, stuk).done
    stuk.sections[0]["body"] = "<p>Het plein loopt heel hard leeg.</p>"
    stuk.save()
    old = stuk.council_revision_id or 0
    stuk.council_revision = stuk.save_revision()
    stuk.save()
    assert progress(member, stuk) == Progress(1, 2), "what changed is unread again, the rest stays read"
    with pytest.raises(TextChanged):
        mark_whole(user=member, stuk=stuk, revision_id=old, read=True)
    for key, text_hash in (("aanleiding", "0" * 64), ("kosten", "0" * 64), ("bestaat-niet", "")):
        with pytest.raises(TextChanged):
            mark_section(user=member, stuk=stuk, section_key=key, text_hash=text_hash, read=True)


def test_a_note_is_kept_changed_and_taken_away(member: User, stuk: Stuk) -> None:
    assert note(member, stuk, "  Vraag dit aan Anna.\r\n") == SavedNote("Vraag dit aan Anna.", 1)
    assert note(member, stuk, "Vraag dit aan Anna.", 0).joined is False, "the same form twice"
    assert note(member, stuk, "Vraag dit aan Bert.", 1) == SavedNote("Vraag dit aan Bert.", 2)
    assert note(member, stuk, "Bij het geheel", 0, "") == SavedNote("Bij het geheel", 1)
    assert note(member, stuk, "", 2) == SavedNote("", 0)
    assert list(PrivateNote.objects.values_list("section_key", "text")) == [("", "Bij het geheel")]


@pytest.mark.parametrize(
    ("text", "left"),
    [("Mijn tekst", "Andere tekst\n\nMijn tekst"), ("Andere", "Andere tekst"), ("", "Andere tekst")],
)
def test_another_window_is_never_written_over(member: User, stuk: Stuk, text: str, left: str) -> None:
    note(member, stuk, "Eerste tekst")
    note(member, stuk, "Andere tekst", 1)
    saved = note(member, stuk, text, 1)
    assert (saved.text, saved.joined) == (left, True)
    assert PrivateNote.objects.get().text == left


@pytest.mark.parametrize("wrong", [{"text": "x" * 8001}, {"key": "bestaat-niet"}])
def test_a_wrong_note_is_refused(member: User, stuk: Stuk, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        note(member, stuk, **({"text": "Goed"} | wrong))
    assert not PrivateNote.objects.exists()


def test_only_with_a_paper_that_one_reads(member: User, secret: Stuk) -> None:
    other = UserFactory(role=Role.COUNCIL)
    for act in (
        lambda who: note(who, secret, "Stil", 0),
        lambda who: mark_whole(user=who, stuk=secret, revision_id=secret.submitted_revision_id or 0, read=True),
    ):
        act(member)
        with pytest.raises(NotAllowed):
            act(other)
    assert set(PrivateNote.objects.values_list("user", flat=True)) == {member.pk}
    assert set(ReadMark.objects.values_list("user", flat=True)) == {member.pk}


def test_the_record_of_events_does_not_know(member: User, stuk: Stuk) -> None:
    before = AuditEntry.objects.count()
    note(member, stuk, "Alleen voor mij")
    mark(member, stuk)
    assert AuditEntry.objects.count() == before


def test_what_a_person_kept_goes_with_the_person(member: User, stuk: Stuk) -> None:
    stays, gone = UserFactory(role=Role.COUNCIL), UserFactory(role=Role.COUNCIL)
    for person in (member, stays, gone):
        note(person, stuk, "Van mij")
        mark(person, stuk)
    long_ago = timezone.now() - timedelta(days=60)
    PrivateNote.objects.update(updated_at=long_ago)
    ReadMark.objects.update(marked_at=long_ago)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    call_command("erase_own_reading")
    assert set(PrivateNote.objects.values_list("user", flat=True)) == {member.pk, stays.pk}
    member.delete()
    assert set(PrivateNote.objects.values_list("user", flat=True)) == {stays.pk}
    assert set(ReadMark.objects.values_list("user", flat=True)) == {stays.pk}


def test_a_draft_that_goes_takes_what_was_kept_with_it(stuk: Stuk) -> None:
    writer = UserFactory(role=Role.PROJECT_LEADER)
    draft = StukFactory(title="Concept")
    note(writer, draft, "Nog eens bekijken")
    draft.delete()
    assert not PrivateNote.objects.exists()
