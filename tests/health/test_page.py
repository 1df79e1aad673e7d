"""The page "Gezondheid" of Beheer: who sees it, and that it says what to do in words."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from samenwerking.accounts.roles import Role, sync_roles
from samenwerking.background import jobs
from samenwerking.health import looking
from samenwerking.health.checks import storage
from samenwerking.outbox.models import OutgoingMail
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_process(settings: Any, tmp_path: Path) -> None:
    settings.STATE_DIR = tmp_path
    sync_roles()
    looking.forget()


def of(role: Role) -> Client:
    client = Client()
    client.force_login(UserFactory(role=role))
    return client


@pytest.mark.parametrize("role", list(Role))
def test_only_administrators_see_it(role: Role) -> None:
    """Wagtail sends who is in Beheer for something else back to its first page, with a refusal."""
    statuses = {Role.ADMIN: 200, Role.COMMUNICATION: 302}
    assert of(role).get(reverse("health")).status_code == statuses.get(role, 403)


@pytest.mark.parametrize(("role", "shown"), [(Role.ADMIN, True), (Role.COMMUNICATION, False)])
def test_it_stands_in_the_menu_of_who_may(role: Role, shown: bool) -> None:
    assert (reverse("health") in of(role).get("/beheer/").content.decode()) == shown


def test_who_keeps_the_site_begins_with_how_it_is_and_what_there_is_to_keep() -> None:
    """Everything that the menu "Instellingen" offers, and nothing more."""
    admin = of(Role.ADMIN)
    page = BeautifulSoup(admin.get("/beheer/").content, "html.parser")
    assert "punten om op te letten" in page.select_one("[aria-labelledby=gezondheid-nu]").get_text()
    links = {str(one["href"]) for one in page.select(".sw-keeps a")}
    assert {reverse("health"), reverse("accounts_access"), reverse("mail_problems")} <= links
    for link in links:
        assert admin.get(link, follow=True).status_code == 200, link
    assert "sw-keeps" not in of(Role.COMMUNICATION).get("/beheer/").content.decode()


def test_it_says_what_is_wrong_and_what_to_do_worst_first() -> None:
    OutgoingMail.objects.create(
        recipient=UserFactory(email="jan@elders.example"), letter="x", kind="own", state="failed", failure="server"
    )
    page = of(Role.ADMIN).get(reverse("health")).content.decode()
    assert "punten om op te letten" in page
    assert "Mail die niet aankwam: Let op" in page
    assert "1 mail kwam niet aan." in page
    assert f'<a href="{reverse("mail_problems")}">Ga naar Mail die niet aankwam</a>' in page
    assert page.index("Mail die niet aankwam: Let op") < page.index("Database: In orde")
    assert "jan@elders.example" not in page
    for job in jobs.JOBS:
        assert f"<strong>{job.command}</strong>" in page
    assert "PostgreSQL" in page


def test_a_fault_is_counted_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "_comes_back", lambda kept: False)
    assert "Er is 1 fout." in of(Role.ADMIN).get(reverse("health")).content.decode()
