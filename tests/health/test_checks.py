"""Each check in each of its states, by hand; and that what is told holds no names or addresses."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import requests
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from participation.health import overdue_papers
from participation.models import AuditCheck, AuditEntry, Commitment
from samenwerking.background import jobs
from samenwerking.background.models import PeriodicRun
from samenwerking.health import looking
from samenwerking.health.checks import copy, disk, log_in, migrations, storage, worker
from samenwerking.health.checks.jobs import job_rows
from samenwerking.health.shape import State, fault
from samenwerking.outbox.models import OutgoingMail
from tests.factories import ReactionFactory, StukFactory, UserFactory
from tests.health.samples import worker_begins

pytestmark = pytest.mark.django_db
Arrange = Callable[[pytest.MonkeyPatch, Any], None]
NOW = timezone.now


def nothing(patch: pytest.MonkeyPatch, settings: Any) -> None: ...


def task(*, minutes: int = 0, later: int = 0, status: str = "READY", backend: str = "background") -> Arrange:
    def arrange(patch: pytest.MonkeyPatch, settings: Any) -> None:
        facts = {"args_kwargs": {"args": ["jan@elders.example"], "kwargs": {}}, "task_path": "x", "traceback": ""}
        run_after = NOW() - timedelta(minutes=later) if later else get_date_max()
        row = DBTaskResult.objects.create(
            status=status, backend_name=backend, run_after=run_after, exception_class_path="", **facts
        )
        moment = NOW() - timedelta(minutes=minutes)
        DBTaskResult.objects.filter(pk=row.pk).update(enqueued_at=moment, finished_at=moment)

    return arrange


def mail(*, minutes: int = 0, **facts: Any) -> Arrange:
    def arrange(patch: pytest.MonkeyPatch, settings: Any) -> None:
        moment = NOW() - timedelta(minutes=minutes)
        OutgoingMail.objects.create(
            **{"recipient": UserFactory(), "letter": "x", "kind": "own", "created_at": moment} | facts
        )

    return arrange


def work(seconds_ago: float, *, error: str = "", living: int = 0) -> Arrange:
    def arrange(patch: pytest.MonkeyPatch, settings: Any) -> None:
        patch.setattr(worker, "living_workers", lambda: set(range(living)))
        worker_begins(seconds_ago=seconds_ago, error=error)

    return arrange


def behind(seconds: float | None, *, there: bool = True) -> Arrange:
    def arrange(patch: pytest.MonkeyPatch, settings: Any) -> None:
        patch.setattr(copy, "there_is_a_copy", lambda: there)
        patch.setattr(copy, "seconds_behind", lambda: seconds)

    return arrange


def free(share: float) -> Arrange:
    def arrange(patch: pytest.MonkeyPatch, settings: Any) -> None:
        patch.setattr(disk.shutil, "disk_usage", lambda path: SimpleNamespace(total=1000, free=1000 * share))

    return arrange


def backed_up(text: str = "", *, hours: float = 0, ok: bool = True) -> Arrange:
    def arrange(patch: pytest.MonkeyPatch, settings: Any) -> None:
        settings.STATE_DIR.mkdir(parents=True, exist_ok=True)
        told = text or json.dumps({"finished": (NOW() - timedelta(hours=hours)).timestamp(), "ok": ok})
        (settings.STATE_DIR / "backup-status.json").write_text(told)

    return arrange


def answering(status: int | None) -> Arrange:
    def get(*args: object, **kwargs: object) -> SimpleNamespace:
        if status is None:
            raise requests.ConnectionError("login.gemeente.example")
        return SimpleNamespace(status_code=status)

    def arrange(patch: pytest.MonkeyPatch, settings: Any) -> None:
        settings.OIDC_SERVER_URL = "https://login.gemeente.example"
        patch.setattr(log_in.requests, "get", get)

    return arrange


def checked(*, hours: float, problem: str = "") -> Arrange:
    def arrange(patch: pytest.MonkeyPatch, settings: Any) -> None:
        AuditCheck.objects.create(checked_at=NOW() - timedelta(hours=hours), count=1, head="a" * 64, problem=problem)

    return arrange


def entry(patch: pytest.MonkeyPatch, settings: Any) -> None:
    AuditEntry.objects.create(
        sequence=7, created_at=NOW(), action="x", object_type="x", object_id=1, previous_hash="0" * 64, hash="f" * 64
    )


def waiting_at_a_step(days_late: int) -> Arrange:
    def arrange(patch: pytest.MonkeyPatch, settings: Any) -> None:
        step = SimpleNamespace(due=timezone.localdate() - timedelta(days=days_late))
        patch.setattr(overdue_papers, "every_open_step", lambda: [step])

    return arrange


def unapplied(patch: pytest.MonkeyPatch, settings: Any) -> None:
    patch.setattr(migrations.MigrationExecutor, "migration_plan", lambda *args: [("x", False)])


def lost_files(patch: pytest.MonkeyPatch, settings: Any) -> None:
    patch.setattr(storage, "_comes_back", lambda kept: False)


def in_production(*, own_account: bool) -> Arrange:
    """As the owner of the tables, which tests are; or as a role with a few rights."""

    def arrange(patch: pytest.MonkeyPatch, settings: Any) -> None:
        settings.DEMO = False
        if own_account:
            role = connection.ops.quote_name(f"gezond {connection.settings_dict['NAME']}")
            with connection.cursor() as cursor:
                cursor.execute(f"CREATE ROLE {role}")
                cursor.execute(f"SET ROLE {role}")

    return arrange


def broken(patch: pytest.MonkeyPatch, settings: Any) -> None:
    patch.setattr(connection, "cursor", lambda: 1 / 0)


OK, LOOK, WRONG = State.OK, State.WARNING, State.FAULT
TABLE = [
    ("database", nothing, OK, "De database antwoordt."),
    ("database", broken, WRONG, "Deze controle lukte niet. Waarom, staat in het logboek."),
    ("migrations", nothing, OK, "De database hoort bij deze versie."),
    ("migrations", unapplied, WRONG, "Er moet nog 1 migratie lopen."),
    ("storage", nothing, OK, "Bestanden schrijven en teruglezen lukt."),
    ("storage", lost_files, WRONG, "Bestanden schrijven en teruglezen lukt niet."),
    ("worker", nothing, LOOK, "Het achtergrondproces heeft hier nog nooit gelopen."),
    ("worker", work(30), OK, "Het achtergrondproces loopt."),
    ("worker", work(600, living=1), OK, "Het achtergrondproces is bezig met lang werk."),
    ("worker", work(600), LOOK, "Het achtergrondproces is 10 minuten stil."),
    ("worker", work(7200, living=1), LOOK, "Het achtergrondproces is 120 minuten stil."),
    ("jobs", work(30), OK, "Alle vaste taken lopen."),
    ("jobs", work(30, error="ValueError"), LOOK, f"{len(jobs.JOBS)} vaste taken mislukten of zijn te laat."),
    ("jobs", work(40 * 86400), LOOK, f"{len(jobs.JOBS)} vaste taken mislukten of zijn te laat."),
    ("queue_age", nothing, OK, "Taken worden vlot opgepakt."),
    ("queue_age", task(minutes=4), OK, "Taken worden vlot opgepakt."),
    ("queue_age", task(minutes=600, status="SUCCESSFUL"), OK, "Taken worden vlot opgepakt."),
    ("queue_age", task(minutes=600, backend="default"), OK, "Taken worden vlot opgepakt."),
    ("queue_age", task(minutes=600, later=2), OK, "Taken worden vlot opgepakt."),
    ("queue_age", task(minutes=20), LOOK, "De oudste taak wacht al 20 minuten."),
    ("queue_age", task(minutes=600, later=20), LOOK, "De oudste taak wacht al 20 minuten."),
    ("queue_age", task(minutes=61), WRONG, "De oudste taak wacht al 61 minuten."),
    ("queue_length", nothing, OK, "Er wacht geen taak."),
    ("queue_length", task(), OK, "Er wacht 1 taak."),
    ("failed_tasks", nothing, OK, "In de laatste 24 uur mislukte geen taak."),
    ("failed_tasks", task(status="FAILED"), LOOK, "In de laatste 24 uur mislukte 1 taak."),
    ("failed_tasks", task(status="FAILED", minutes=1500), OK, "In de laatste 24 uur mislukte geen taak."),
    ("waiting_mails", nothing, OK, "Mail gaat op tijd weg."),
    ("waiting_mails", mail(minutes=10), OK, "Mail gaat op tijd weg."),
    ("waiting_mails", mail(minutes=20), LOOK, "1 mail wacht langer dan een kwartier."),
    ("waiting_mails", mail(minutes=20, rhythm="daily"), OK, "Mail gaat op tijd weg."),
    ("waiting_mails", mail(minutes=300), WRONG, "1 mail wacht langer dan een kwartier."),
    ("failed_mails", nothing, OK, "Er is geen mail die niet aankwam."),
    ("failed_mails", mail(state="failed", failure="server"), LOOK, "1 mail kwam niet aan."),
    ("failed_mails", mail(state="bounced", failure="full"), LOOK, "1 mail kwam niet aan."),
    ("log_in", nothing, None, ""),
    ("log_in", answering(200), OK, "De inlogdienst van de gemeente antwoordt."),
    ("log_in", answering(500), LOOK, "De inlogdienst van de gemeente geeft een fout."),
    ("log_in", answering(None), LOOK, "De inlogdienst van de gemeente antwoordt niet."),
    ("copy", behind(0, there=False), None, ""),
    ("copy", behind(0.5), OK, "De kopie van de database loopt mee."),
    ("copy", behind(30), LOOK, "De kopie van de database loopt achter."),
    ("copy", behind(None), LOOK, "De kopie van de database antwoordt niet of loopt niet mee."),
    ("disk", free(0.5), OK, "Van de schijf is nog 50% vrij."),
    ("disk", free(0.125), LOOK, "Van de schijf is nog 12% vrij."),
    ("disk", free(0.03125), WRONG, "Van de schijf is nog 3% vrij."),
    ("backup", nothing, LOOK, "Er is hier nog geen back-up gemaakt."),
    ("backup", backed_up(hours=3), OK, "De laatste back-up is van "),
    ("backup", backed_up(hours=50), LOOK, "De laatste back-up is van "),
    ("backup", backed_up(ok=False), WRONG, "De laatste back-up mislukte, op "),
    ("backup", backed_up("{half"), LOOK, "Het verslag van de laatste back-up is niet te lezen."),
    ("account", nothing, None, ""),
    ("account", in_production(own_account=False), LOOK, "De site kan het verslag van gebeurtenissen wijzigen"),
    ("account", in_production(own_account=True), OK, "De site kan het verslag van gebeurtenissen alleen aanvullen."),
    ("overdue_papers", nothing, OK, "Geen stuk is over zijn termijn."),
    ("overdue_papers", waiting_at_a_step(0), OK, "Geen stuk is over zijn termijn."),
    ("overdue_papers", waiting_at_a_step(1), LOOK, "1 stuk wacht langer dan de termijn."),
    ("overdue_answers", nothing, OK, "Geen antwoord is te laat."),
    ("overdue_commitments", nothing, OK, "Geen toezegging is te laat."),
    ("audit_head", nothing, OK, "Er staat nog niets in het verslag van gebeurtenissen."),
    ("audit_head", entry, OK, "De laatste regel is nummer 7; de vingerafdruk begint met ffffffffffff."),
    ("audit_check", nothing, LOOK, "Het verslag is nog nooit nagerekend."),
    ("audit_check", checked(hours=2), OK, "Het verslag klopte op "),
    ("audit_check", checked(hours=40), LOOK, "Het verslag klopte op "),
    ("audit_check", checked(hours=2, problem="row 7 is not as it was"), WRONG, "Het verslag klopte niet op "),
]


@pytest.fixture(autouse=True)
def fresh_process(settings: Any, tmp_path: Path) -> None:
    settings.STATE_DIR = tmp_path
    looking.forget()


@pytest.mark.parametrize(("name", "arrange", "state", "sentence"), TABLE)
def test_what_a_check_finds(
    name: str, arrange: Arrange, state: State | None, sentence: str, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    with monkeypatch.context() as patch:
        arrange(patch, settings)
        reports = looking.look_at(name)
    assert [report.finding.state for report in reports] == ([state] if state else [])
    assert all(report.finding.sentence.startswith(sentence) for report in reports)
    assert all("example" not in report.finding.sentence for report in reports)


def test_every_check_stands_in_the_table_fine_and_not() -> None:
    names = {check.name for check in looking.all_checks()}
    assert {name for name, *_ in TABLE} == names
    can_fail = names - {"queue_length", "overdue_answers", "overdue_commitments", "audit_head"}
    assert {name for name, _arrange, state, _said in TABLE if state in (LOOK, WRONG)} == can_fail
    assert {name for name, _arrange, state, _said in TABLE if state == OK} == names


def test_what_is_over_its_day_counts() -> None:
    yesterday, today = timezone.localdate() - timedelta(days=1), timezone.localdate()
    paper = StukFactory(in_review=True, offered_to_college=True, offered_to_council=True)
    for day in (yesterday, today):
        ReactionFactory(stuk=paper, due_on=day)
    assert looking.look_at("overdue_answers")[0].finding.number == 1
    who = UserFactory()
    promise = {
        "promise": "Bellen",
        "promised_to": "De buurt",
        "owner": who,
        "created_by": who,
        "traject": paper.traject,
    }
    for day in (yesterday, today):
        Commitment.objects.create(due_date=day, **promise)
    assert looking.look_at("overdue_commitments")[0].finding.number == 1


def test_without_a_database_nothing_more_is_asked_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "cursor", lambda: 1 / 0)
    found = {report.check.name: report.finding for report in looking.look_at_all()}
    silent = {name for name, finding in found.items() if finding.sentence.startswith("Niet te zien")}
    assert silent >= {"migrations", "worker", "jobs", "queue_age", "failed_mails", "overdue_papers", "audit_head"}
    assert found["disk"].numbers


def test_trouble_is_looked_at_again_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    check = next(check for check in looking.all_checks() if check.name == "storage")
    monkeypatch.setitem(
        looking._checks, "storage", check.__class__(**vars(check) | {"look": lambda: looked.append(1) or fault("x")})
    )
    clock = [1000.0]
    monkeypatch.setattr(looking.time, "monotonic", lambda: clock[0])
    for moment, times in ((1000, 1), (1004, 1), (1006, 2)):
        clock[0] = moment
        looking.look_at("storage")
        assert len(looked) == times


def test_a_job_says_how_it_went() -> None:
    assert {row.outcome for row in job_rows()} == {"nog niet aan de beurt geweest"}
    worker_begins(seconds_ago=60)
    assert {row.outcome for row in job_rows()} == {"gelukt"}
    PeriodicRun.objects.filter(name="send_mails").update(finished_at=None)
    PeriodicRun.objects.filter(name="check_links").update(error="ValueError")
    PeriodicRun.objects.filter(name="collect_links").update(started_at=NOW() - timedelta(hours=4))
    told = {row.job.command: row.outcome for row in job_rows()}
    assert told["send_mails"] == "bezig"
    assert told["check_links"] == "mislukt"
    assert told["collect_links"] == "te laat: had al gelopen moeten hebben"
