""" "Wie mag wat": what the page finds for whom, and what it leaves behind."""

import pytest
from django.test import Client

from participation.models import AuditEntry, Opgave
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import OpgaveFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/werkplaats/wie-mag-wat/"


def page(asker: Role, **asked: str) -> str:
    client = Client()
    client.force_login(UserFactory(role=asker), backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(PAGE, asked)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def secret() -> Opgave:
    sync_roles()
    made: Opgave = OpgaveFactory(title="Aankoop van de oude melkfabriek", confidential=True, lead=UserFactory())
    return made


def test_the_administrator_hears_who_may_and_not_what_it_is_called(secret: Opgave) -> None:
    lead = User.objects.get(opgaveuserobjectpermission__content_object=secret)
    body = page(Role.ADMIN, person=lead.email, record=secret.get_workspace_url())
    assert "Trekker en teamlid werken aan het dossier." in body
    assert "melkfabriek" not in body.replace(secret.slug, "")
    seen = AuditEntry.objects.get(action="rights_viewed")
    assert (seen.opgave_id, seen.data["person"]) == (secret.pk, lead.pk)
    assert "melkfabriek" not in page(Role.ADMIN, person=lead.email, record="fabriek").replace(secret.slug, "")


def test_the_clerk_asks_about_what_the_clerk_sees(secret: Opgave) -> None:
    known = OpgaveFactory(title="Een levend dorpshart")
    person = UserFactory(role=Role.COUNCIL)
    assert "Niets gevonden" in page(Role.CLERK, person=person.email, record=secret.get_workspace_url())
    assert not AuditEntry.objects.filter(action="rights_viewed").exists()
    assert "Bestaat niet" in page(Role.CLERK, person=person.email, record=known.get_workspace_url())


@pytest.mark.parametrize("asker", [Role.ADMIN, Role.CLERK])
@pytest.mark.parametrize("person", ["", "niemand die zo heet", "wit"])
def test_a_question_that_names_no_single_person_names_nothing_hidden(secret: Opgave, asker: Role, person: str) -> None:
    for name in ("Anna", "Annabel"):
        UserFactory(first_name=name, last_name="De Wit")
    body = page(asker, person=person, record=secret.get_workspace_url())
    assert "melkfabriek" not in body.replace(secret.slug, "")


def test_a_role_is_asked_as_nobody_who_stays(secret: Opgave) -> None:
    people = User.objects.count()
    body = page(Role.ADMIN, role="project_leader", record="")
    assert "Projectleiders en managers maken een opgave." in body
    page(Role.ADMIN, role="council", record=secret.get_workspace_url())
    # The two administrators of this test are who asked; looking was recorded although the asked one never was.
    assert User.objects.count() == people + 2
    assert AuditEntry.objects.filter(action="rights_viewed").count() == 1


def test_who_fits_more_than_once_is_asked_again() -> None:
    for name in ("Anna", "Annabel"):
        UserFactory(first_name=name, last_name="De Wit")
    body = page(Role.CLERK, person="anna wit", record="")
    assert "Wie of wat bedoelt u?" in body
    assert body.count("De Wit</a>") == 2
    assert "Geen persoon gevonden" in page(Role.CLERK, person="niemand die zo heet", record="")


def test_the_tables_are_there_to_read() -> None:
    client = Client()
    client.force_login(UserFactory(role=Role.CLERK), backend="django.contrib.auth.backends.ModelBackend")
    assert "Aan een gesloten dossier verandert niemand iets." in client.get(f"{PAGE}regels/").content.decode()
    assert "in geheim aangeboden" in client.get(f"{PAGE}regels/stuk/").content.decode()
    assert client.get(f"{PAGE}regels/bestaat-niet/").status_code == 404
