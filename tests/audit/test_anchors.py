"""The last hash is set apart every day, in a file and a mail; rows cut off later are missed by it."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from participation import audit
from participation.audit.anchors import UnreadableAnchors, noted_in
from participation.models import AuditCheck, Opgave
from participation.services import audit_checks
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.audit.test_verify import TABLE, behind_the_trigger
from tests.factories import OpgaveFactory, UserFactory
from tests.tasks_at_once import AT_ONCE

pytestmark = pytest.mark.django_db


@pytest.fixture
def anchors(tmp_path: Path, settings: Any) -> Path:
    path = tmp_path / "elders" / "anchors.txt"
    settings.AUDIT_ANCHOR_FILE = str(path)
    return path


@pytest.fixture
def auditor() -> User:
    UserFactory(role=Role.AUDITOR, is_active=False)
    return UserFactory(role=Role.AUDITOR)


@pytest.fixture
def opgave(auditor: User) -> Opgave:
    opgave = OpgaveFactory()
    for _ in range(4):
        audit.record_saved(user=auditor, obj=opgave)
    return opgave


def anchor() -> str:
    out = StringIO()
    call_command("anchor_audit", stdout=out)
    return out.getvalue()


def test_each_day_adds_a_line_and_a_mail(anchors: Path, opgave: Opgave, auditor: User) -> None:
    first = anchor()
    audit.record_saved(user=auditor, obj=opgave)
    anchor()
    lines = anchors.read_text().splitlines()
    assert [line.split()[1] for line in lines] == ["4", "5"]
    assert lines[0].split()[2] in first
    assert [message.to for message in mail.outbox] == [[auditor.email], [auditor.email]]
    assert lines[1] in mail.outbox[1].body
    assert AuditCheck.objects.count() == 2
    assert audit_checks.last_check() == AuditCheck.objects.get(count=5)


@pytest.mark.parametrize("statement", ["DELETE FROM {} WHERE sequence > 3", "DELETE FROM {}"])
def test_rows_cut_off_after_an_anchor_are_missed(anchors: Path, opgave: Opgave, statement: str, auditor: User) -> None:
    anchor()
    behind_the_trigger(statement.format(TABLE), [])
    mail.outbox.clear()
    with pytest.raises(CommandError, match="er ontbreken regels aan het einde"):
        anchor()
    assert mail.outbox[0].subject.startswith("LET OP")
    assert len(anchors.read_text().splitlines()) == 1, "the last good anchor stays the last"
    with pytest.raises(CommandError, match="er ontbreken regels aan het einde"):
        call_command("verify_audit", anchors=str(anchors), stdout=StringIO())


def test_a_chain_made_anew_is_not_the_one_that_was_noted(anchors: Path, opgave: Opgave) -> None:
    anchor()
    anchors.write_text(anchors.read_text().replace(anchors.read_text().split()[2], "a" * 64))
    with pytest.raises(CommandError, match="het verslag is herschreven"):
        anchor()


def test_who_looks_gets_no_mail_unless_something_is_wrong(anchors: Path, opgave: Opgave) -> None:
    assert audit_checks.check_and_anchor(by_hand=True).sound
    assert mail.outbox == []
    behind_the_trigger(f"DELETE FROM {TABLE} WHERE sequence = %s", [2])
    assert not audit_checks.check_and_anchor(by_hand=True).sound
    assert len(mail.outbox) == 1


def test_settings_name_others_for_the_mail(anchors: Path, opgave: Opgave, settings: Any) -> None:
    settings.AUDIT_ANCHOR_MAIL = ["kluis@voorbeeldpolder.example", "notaris@voorbeeldpolder.example"]
    anchor()
    assert [message.to for message in mail.outbox] == [[address] for address in settings.AUDIT_ANCHOR_MAIL]


def test_a_long_chain_is_checked_by_the_worker(
    anchors: Path, opgave: Opgave, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.TASKS = settings.TASKS | {"background": AT_ONCE}
    monkeypatch.setattr(audit_checks, "AT_ONCE", 3)
    assert audit_checks.check_or_queue() is None
    assert AuditCheck.objects.get().count == 4


def test_a_file_that_was_tampered_with_is_no_file_of_anchors(anchors: Path, opgave: Opgave) -> None:
    anchor()
    with anchors.open("a") as file:
        file.write("zomaar iets\n")
    with pytest.raises(UnreadableAnchors, match="Regel 2"):
        noted_in(anchors)
    with pytest.raises(CommandError, match="Regel 2"):
        anchor()
