"""The life of an export: asked twice is once, failing leaves nothing, its days end, its people are erased."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from participation import audit
from participation.audit.exports import ABOUT_EXPORTS
from participation.choices import AuditAction, Confidentiality, TeamRole
from participation.exceptions import NotAllowed, ParticipationError
from participation.exporters.dossier import running
from participation.exporters.dossier.running import make_export
from participation.files import exports as files
from participation.models import AuditEntry, ContributionGiver, DossierExport
from participation.policy import grant_team_role, revoke_team_roles
from participation.policy.exports import user_can_fetch_export
from participation.services.dossier_exports.asking import ask_export, fetch_export, remove_export, retry_export
from participation.services.persons.erasing import erase_person
from samenwerking.accounts.models import User
from samenwerking.outbox.sending import send_due
from samenwerking.private_files import YOUNG
from tests.exports.conftest import REASON, Dossier, attach, export_of, make_dossier
from tests.factories import SecrecyGrantFactory, StukFactory, UserFactory, fresh
from tests.private_disk import export_path, exports_folder, path_of

pytestmark = pytest.mark.django_db


def events(export: DossierExport) -> list[str]:
    rows = AuditEntry.objects.filter(action__in=ABOUT_EXPORTS, data__export=export.pk)
    return list(rows.order_by("sequence").values_list("action", flat=True))


def test_asked_twice_is_one_job_and_made_twice_is_one_zip() -> None:
    made = make_dossier()
    first, is_new = ask_export(user=made.lead, dossier=made.traject)
    again, is_newer = ask_export(user=made.lead, dossier=made.traject)
    assert (first.pk, is_new, is_newer) == (again.pk, True, False)
    assert make_export(first.pk)
    assert not make_export(first.pk)
    assert events(first) == [AuditAction.EXPORT_ASKED, AuditAction.EXPORT_MADE]
    twice = [DossierExport(traject=made.traject, asked_by=made.lead) for _twice in range(2)]
    with pytest.raises(IntegrityError), transaction.atomic():
        DossierExport.objects.bulk_create(twice)
    send_due()
    assert mail.outbox[0].to == [made.lead.email]
    assert made.traject.title in mail.outbox[0].subject


def test_personal_data_ask_a_reason_which_stays_out_of_the_record_of_events() -> None:
    made = make_dossier()
    with pytest.raises(ValidationError):
        ask_export(user=made.lead, dossier=made.traject, with_persons=True, reason="  ")
    export = export_of(made.lead, made.traject, with_persons=True)
    asked = AuditEntry.objects.get(action=AuditAction.EXPORT_ASKED)
    assert (export.reason, asked.data["persons"], asked.data["reasoned"]) == (REASON, True, True)
    assert REASON not in str(list(AuditEntry.objects.values_list("data", flat=True)))
    assert "bewoner.example" not in str(list(AuditEntry.objects.values_list("data", flat=True)))


@pytest.mark.parametrize("options", [{"with_persons": True}, {"with_secret": True}])
def test_what_one_may_not_ask_is_refused(options: dict[str, Any]) -> None:
    made = make_dossier()
    with pytest.raises(NotAllowed):
        ask_export(user=made.people["clerk"], dossier=made.traject, reason=REASON, **options)
    with pytest.raises(NotAllowed):
        ask_export(user=made.people["member"], dossier=made.traject)


def test_a_failure_leaves_nothing_and_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_dossier()
    lost = attach(made.traject, "weg.txt", b"weg")
    path_of(lost.sha256).unlink()
    export, _new = ask_export(user=made.lead, dossier=made.traject)
    assert not make_export(export.pk)
    export.refresh_from_db()
    assert (export.state, exports_folder().exists()) == ("failed", False)
    assert "“weg.txt” staat niet meer op schijf" in export.problem
    send_due()
    assert "mislukt" in mail.outbox[-1].subject
    path_of(lost.sha256).write_bytes(b"was")
    assert not make_export(retry_export(user=made.lead, export=export)[0].pk)
    assert "beschadigd" in DossierExport.objects.latest("pk").problem
    path_of(lost.sha256).write_bytes(b"weg")
    with monkeypatch.context() as patch:
        patch.setattr(running, "_fill", lambda *args: 1 / 0)
        assert not make_export(retry_export(user=made.lead, export=export)[0].pk)
    assert "Probeer het opnieuw" in DossierExport.objects.latest("pk").problem
    again, is_new = retry_export(user=made.lead, export=export)
    assert (is_new, make_export(again.pk)) == (True, True)
    again.refresh_from_db()
    with pytest.raises(ParticipationError):
        retry_export(user=made.lead, export=again)


def test_somebody_who_may_no_more_gets_nothing_made() -> None:
    made = make_dossier()
    export, _new = ask_export(user=made.lead, dossier=made.traject)
    revoke_team_roles(made.lead, made.traject)
    assert not make_export(export.pk)
    export.refresh_from_db()
    assert export.problem == "U mag dit dossier niet meer exporteren."


def lose_relation(made: Dossier, export: DossierExport) -> None:
    revoke_team_roles(export.asked_by, made.traject)


def leave(made: Dossier, export: DossierExport) -> None:
    User.objects.filter(pk=export.asked_by_id).update(is_active=False)


def lose_office(made: Dossier, export: DossierExport) -> None:
    export.asked_by.groups.clear()


def let_it_expire(made: Dossier, export: DossierExport) -> None:
    DossierExport.objects.filter(pk=export.pk).update(expires_at=timezone.now())


def make_it_confidential(made: Dossier, export: DossierExport) -> None:
    made.opgave.confidentiality = Confidentiality.CONFIDENTIAL
    made.opgave.save()


def impose_secrecy(made: Dossier, export: DossierExport) -> None:
    SecrecyGrantFactory(stuk=made.stuk)


def become_member(made: Dossier, export: DossierExport) -> None:
    grant_team_role(export.asked_by, made.traject, TeamRole.MEMBER)


def give_back_an_address(made: Dossier, export: DossierExport) -> None:
    ContributionGiver.objects.update(name="", email="", withdrawn_at=timezone.now())


def lose_the_file(made: Dossier, export: DossierExport) -> None:
    files.remove(export.key)


# Who asked, with what, what happens then: and it cannot be fetched any more.
CHANGES = [
    ("lead", {}, lose_relation),
    ("lead", {}, leave),
    ("lead", {}, let_it_expire),
    ("lead", {}, impose_secrecy),
    ("lead", {}, lose_the_file),
    ("lead", {"with_persons": True}, become_member),
    ("lead", {"with_persons": True}, give_back_an_address),
    ("clerk", {}, lose_office),
    ("clerk", {}, make_it_confidential),
    ("related_clerk", {}, lose_relation),
]


@pytest.mark.parametrize(("role", "options", "change"), CHANGES)
def test_fetching_asks_everything_again(role: str, options: dict[str, bool], change: Any) -> None:
    made = make_dossier()
    export = export_of(made.people[role], made.traject, **options)
    other = UserFactory()
    assert fetch_export(user=other, export=export) is None
    content = fetch_export(user=fresh(export.asked_by), export=export)
    assert content is not None
    content.close()
    change(made, export)
    assert fetch_export(user=fresh(export.asked_by), export=DossierExport.objects.get(pk=export.pk)) is None
    fetched = [AuditAction.EXPORT_ASKED, AuditAction.EXPORT_MADE, AuditAction.EXPORT_FETCHED]
    assert events(export)[:3] == fetched
    assert AuditAction.EXPORT_FETCHED not in events(export)[3:]


def test_its_days_end(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, settings: Any) -> None:
    settings.EXPORT_DAYS = 3
    made = make_dossier()
    export = export_of(made.lead, made.traject)
    assert export.expires_at is not None
    assert timedelta(days=2, hours=23) < export.expires_at - timezone.now() <= timedelta(days=3)
    call_command("clean_exports")
    assert export_path(export.key).exists()
    let_it_expire(made, export)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("clean_exports")
        call_command("clean_exports")
    export.refresh_from_db()
    assert (export.state, export_path(export.key).exists()) == ("removed", False)
    assert events(export)[-1:] == [AuditAction.EXPORT_REMOVED]
    assert events(export).count(AuditAction.EXPORT_REMOVED) == 1
    assert audit.verify_chain().sound


def test_what_was_broken_off_or_forgotten_is_dealt_with() -> None:
    made = make_dossier()
    long_ago = timezone.now() - timedelta(hours=4)
    broken, _new = ask_export(user=made.lead, dossier=made.traject)
    DossierExport.objects.filter(pk=broken.pk).update(state="running", started_at=long_ago)
    with files.new_file() as half:
        half.write(b"half")
    forgotten, _new = ask_export(user=made.people["clerk"], dossier=made.traject)
    DossierExport.objects.filter(pk=forgotten.pk).update(asked_at=long_ago)
    call_command("clean_exports")
    broken.refresh_from_db()
    forgotten.refresh_from_db()
    assert (broken.state, forgotten.state) == ("failed", "done")
    assert [path.stem for path in exports_folder().iterdir()] == [str(forgotten.key)]
    stray = exports_folder() / "onbekend.zip"
    stray.touch()
    assert files.remove_strays({str(forgotten.key)}, now=stray.stat().st_mtime + 2 * YOUNG) == 1
    assert export_path(forgotten.key).exists()


def test_erasing_a_person_takes_every_export(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, tmp_path: Path
) -> None:
    made = make_dossier()
    without, with_people = export_of(made.lead, made.traject), export_of(made.lead, made.traject, with_persons=True)
    assert sum(map(len, with_people.people.values())) == 7  # two of them agreed to be on a photo
    busy, _new = ask_export(user=made.lead, dossier=made.traject, with_persons=True, reason=REASON)
    DossierExport.objects.filter(pk=busy.pk).update(state="running")
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(user=UserFactory(role="admin"), email="gerda@bewoner.example")
    assert not export_path(with_people.key).exists()
    assert not export_path(without.key).exists()
    busy.refresh_from_db()
    assert busy.state == "failed"
    assert not running.finish_export(busy.pk, running.Made(1, "a" * 64, 1, Confidentiality.INTERNAL, {}))


def test_the_asker_throws_it_away(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    made = make_dossier()
    export = export_of(made.lead, made.traject)
    with pytest.raises(NotAllowed):
        remove_export(user=made.people["clerk"], export=export)
    with django_capture_on_commit_callbacks(execute=True):
        remove_export(user=made.lead, export=export)
        remove_export(user=made.lead, export=export)
    export.refresh_from_db()
    assert not user_can_fetch_export(fresh(made.lead), export)
    assert events(export).count(AuditAction.EXPORT_REMOVED) == 1
    assert not export_path(export.key).exists()


def test_a_mail_about_a_confidential_dossier_says_nothing() -> None:
    made = make_dossier("confidential")
    StukFactory(owner=made.traject, slug="nog-een")
    export_of(made.lead, made.traject)
    send_due()
    assert made.traject.title not in mail.outbox[-1].subject + mail.outbox[-1].body
    assert made.traject.slug not in mail.outbox[-1].body
