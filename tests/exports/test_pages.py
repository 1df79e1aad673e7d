"""The page of an export and its addresses: asking, waiting, fetching, foreign numbers, direct POSTs."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from participation.exporters.dossier import tasks
from participation.exporters.dossier.running import make_export
from participation.models import AuditEntry, DossierExport
from participation.services.dossier_exports.asking import ask_export
from samenwerking.accounts.roles import Role, sync_roles
from tests.exports.conftest import REASON, Dossier, browser_of, export_of, make_dossier
from tests.factories import OpgaveFactory, SecrecyGrantFactory, StukFactory, TrajectFactory, UserFactory

pytestmark = pytest.mark.django_db
PLENTY = 15


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What was handed to the worker."""
    found: list[int] = []
    monkeypatch.setattr(type(tasks.make_export_later), "enqueue", lambda self, pk: found.append(pk))
    return found


def page_of(dossier: Any) -> str:
    return reverse(f"werkplaats:{dossier._meta.model_name}_export", args=[dossier.slug])


def address(name: str, export: DossierExport) -> str:
    return reverse(f"werkplaats:export_{name}", args=[export.pk])


def test_ask_wait_and_fetch(queued: list[int]) -> None:
    made = make_dossier()
    browser, page = browser_of(made.lead), page_of(made.traject)
    assert (
        reverse("werkplaats:traject_export", args=[made.traject.slug])
        in browser.get(made.traject.get_workspace_url()).content.decode()
    )
    assert "Nog geen export" in browser.get(page).content.decode()
    for _twice in range(2):
        answer = browser.post(page, {"persons": "without"}, follow=True)
    assert "Er wordt al een export van dit dossier gemaakt" in answer.content.decode()
    (pk,) = queued
    assert 'hx-trigger="every 2s"' in answer.content.decode()
    assert make_export(pk)
    ready = browser.get(page).content.decode()
    assert "hx-trigger" not in ready
    export = DossierExport.objects.get()
    assert export.sha256 in ready
    assert browser.head(address("file", export)).status_code == 200
    answer = browser.get(address("file", export))
    assert answer["Content-Disposition"] == f'attachment; filename="{export.file_name}"'
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a stream
    assert len(content) == export.size
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    assert AuditEntry.objects.filter(action="export_fetched", actor=made.lead).count() == 1
    answer = browser.post(address("remove", export), follow=True)
    assert "De export is verwijderd." in answer.content.decode()
    assert browser.get(address("file", export)).status_code == 404
    assert browser.head(address("file", export)).status_code == 404


def test_personal_data_without_a_reason_ask_for_it_and_lose_nothing(queued: list[int]) -> None:
    made = make_dossier()
    browser, page = browser_of(made.lead), page_of(made.traject)
    answer = browser.post(page, {"persons": "with", "reason": " "})
    assert answer.status_code == 422
    assert "Schrijf op waarom de persoonsgegevens mee moeten." in answer.content.decode()
    assert answer.content.decode().count("checked") == 1
    assert not queued
    assert browser.post(page, {"persons": "iets"}).status_code == 422
    browser.post(page, {"persons": "with", "reason": REASON})
    assert DossierExport.objects.get().with_persons


def test_who_may_not_choose_sees_no_choice_and_a_direct_post_gets_nothing_of_it(queued: list[int]) -> None:
    made = make_dossier()
    browser, page = browser_of(made.people["clerk"]), page_of(made.traject)
    assert "Persoonsgegevens" not in browser.get(page).content.decode()
    browser.post(page, {"persons": "with", "reason": REASON, "secret": "on"})
    export = DossierExport.objects.get()
    assert (export.with_persons, export.with_secret, export.reason) == (False, False, "")


def test_secret_papers_are_asked_about_where_there_are_any(queued: list[int]) -> None:
    made = make_dossier("confidential")
    browser = browser_of(made.lead)
    assert "geheimhouding" in browser.get(page_of(made.traject)).content.decode()
    browser.post(page_of(made.traject), {"persons": "without", "secret": "on"})
    assert DossierExport.objects.get().with_secret
    other = TrajectFactory(confidential=True, lead=made.lead)
    assert "geheimhouding" not in browser.get(page_of(other)).content.decode()


def test_foreign_numbers_and_other_people(queued: list[int]) -> None:
    made = make_dossier()
    export = export_of(made.lead, made.traject)
    for name in ("member", "clerk", "related_clerk", "auditor", "admin"):
        browser = browser_of(made.people[name])
        for place in ("file", "retry", "remove"):
            send = browser.get if place == "file" else browser.post
            assert send(address(place, export)).status_code == 404, (name, place)
    assert DossierExport.objects.get(pk=export.pk).state == "done"
    browser = browser_of(made.lead)
    assert browser.get("/werkplaats/exports/999999/bestand/").status_code == 404
    assert browser.get(page_of(OpgaveFactory(confidential=True))).status_code == 404
    assert browser.get(page_of(TrajectFactory())).status_code == 403
    for place in ("retry", "remove"):
        assert browser.get(address(place, export)).status_code == 405
    assert browser.post(address("file", export)).status_code == 405
    assert "niet mislukt" in browser.post(address("retry", export), follow=True).content.decode()
    assert not queued


def test_a_failed_one_says_why_and_is_tried_again(queued: list[int]) -> None:
    made = make_dossier()
    export, _new = ask_export(user=made.lead, dossier=made.traject)
    DossierExport.objects.filter(pk=export.pk).update(state="failed", problem="Er was geen ruimte.")
    browser = browser_of(made.lead)
    assert "Er was geen ruimte." in browser.get(page_of(made.traject)).content.decode()
    browser.post(address("retry", export))
    browser.post(address("retry", export))
    (again,) = queued
    assert again != export.pk


def test_the_page_costs_the_same_for_many(queued: list[int], django_assert_max_num_queries: Any) -> None:
    made = make_dossier()
    browser = browser_of(made.lead)
    done = {"state": "done", "expires_at": timezone.now() + timedelta(days=2), "confidentiality": "confidential"}
    for _again in range(12):
        DossierExport.objects.create(traject=made.traject, asked_by=made.lead, started_at=timezone.now(), **done)
    with django_assert_max_num_queries(PLENTY):
        page = browser.get(page_of(made.traject)).content.decode()
    assert page.count("Haal het bestand op") == 12


def test_the_settings_are_for_who_manages_the_site() -> None:
    path = "/beheer/settings/participation/archivesettings/"
    sync_roles()
    page = browser_of(UserFactory(role=Role.ADMIN)).get(path, follow=True)
    assert "Selectielijst gemeenten en intergemeentelijke organen 2020" in page.content.decode()
    assert browser_of(UserFactory(role=Role.PROJECT_LEADER)).get(path, follow=True).status_code in (302, 403)


def test_a_secret_paper_made_later_closes_an_earlier_export(queued: list[int]) -> None:
    made: Dossier = make_dossier()
    export = export_of(made.lead, made.traject)
    SecrecyGrantFactory(stuk=StukFactory(owner=made.traject, in_review=True, slug="later"))
    browser = browser_of(made.lead)
    assert "Niet meer op te halen" in browser.get(page_of(made.traject)).content.decode()
    assert browser.get(address("file", export)).status_code == 404


def test_too_many_exports_in_an_hour_are_not_asked(queued: list[int], settings: Any) -> None:
    settings.EXPORTS_PER_HOUR = 1
    made = make_dossier()
    browser, page = browser_of(made.lead), page_of(made.traject)
    assert browser.post(page, {"persons": "without"}).status_code == 302
    assert browser.post(page, {"persons": "without"}).status_code == 429
    assert len(queued) == 1
    assert browser.get(page).status_code == 200
