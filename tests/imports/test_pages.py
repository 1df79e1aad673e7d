"""The pages from file to records, with denials, double presses and hostile posts."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pages.models import Area
from participation.choices import ImportState
from participation.importers.register import tasks
from participation.importers.register.running import choose_columns, receive_list
from participation.models import AreaImport, ImportProgress, Opgave, RegisterImport, Traject
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, UserFactory
from tests.imports.conftest import OPGAVE, POLICY, TRAJECT, changed, csv_of, feature, geojson
from tests.werkplaats.conftest import browser_of

pytestmark = pytest.mark.django_db
LISTS, AREAS = "/werkplaats/lijsten/", "/werkplaats/gebieden/"


def sent(browser: Client, url: str, content: bytes) -> str:
    answer = browser.post(url, {"file": SimpleUploadedFile("../../lijst.csv", content)})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def text_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_list_from_file_to_records_and_back(leader: User) -> None:
    browser = browser_of(leader)
    assert browser.post(LISTS, {}).status_code == 422
    assert browser.post(LISTS, {"file": SimpleUploadedFile("a.csv", b"%PDF")}).status_code == 422
    url = sent(browser, LISTS, csv_of(POLICY, changed(OPGAVE, 11, ""), changed(TRAJECT, 4, "wie@weet.example")))
    upload = RegisterImport.objects.get()
    assert (upload.file_name, upload.state) == ("lijst.csv", ImportState.UPLOADED)
    mapping = {**upload.mapping, "contents": "both"}
    for wrong in ({}, {"contents": "both"}, {**mapping, "title": "Stand"}, {**mapping, "contents": "x"}):
        assert browser.post(url, wrong).status_code == 422
    assert browser.post(url, mapping).status_code == 302
    page = text_of(browser, url)
    assert "E3" in page
    assert "weet.example" not in page
    assert browser.post(f"{url}inlezen/", follow=True).status_code == 200
    assert not Opgave.objects.exists()
    browser.post(f"{url}leeg-laten/", {"all": "1"})
    assert "Alle 3 rijen kloppen" in text_of(browser, url)
    for _press in range(2):
        assert browser.post(f"{url}inlezen/").status_code == 302
    assert (Opgave.objects.count(), Traject.objects.count()) == (2, 1)
    assert browser.post(f"{url}vergeten/").status_code == 302
    assert "3 opgaven en trajecten gaan weer weg" in text_of(browser, f"{url}terugdraaien/")
    Opgave.objects.filter(title="Een groen plein").update(version=2)
    Traject.objects.get().results.create(kind="content", description="Bomen")
    page = browser.post(f"{url}terugdraaien/")
    assert page.status_code == 409
    assert "Samen planten" in page.content.decode()
    assert browser.post(f"{url}terugdraaien/", {"only_untouched": "1"}).status_code == 302
    assert Opgave.objects.count() == 2
    assert "Teruggedraaid" in text_of(browser, url)
    assert browser.get(f"{url}terugdraaien/").status_code == 302


def test_who_sees_a_list(leader: User, anna: User) -> None:
    url = sent(browser_of(leader), LISTS, csv_of(POLICY))
    colleague, reader = browser_of(anna), browser_of(UserFactory(role=Role.COLLEGE))
    for end in ("", "leeg-laten/", "inlezen/", "terugdraaien/", "vergeten/"):
        assert {browser.post(f"{url}{end}").status_code for browser in (colleague, reader)} == {404}
    assert [browser.get(LISTS).status_code for browser in (colleague, reader)] == [200, 403]
    assert reader.get(f"{LISTS}voorbeeld.csv").status_code == 403
    assert "lijst.csv" not in text_of(colleague, LISTS)
    leader.groups.clear()
    assert browser_of(leader).get(url).status_code == 403
    assert not browser_of(None).get(url)["Location"].startswith(url)


def test_the_list_of_lists_and_a_list_ask_few_questions(leader: User, django_assert_max_num_queries: object) -> None:
    for _number in range(3):
        receive_list(user=leader, name="a.csv", content=csv_of(POLICY))
    browser = browser_of(leader)
    text_of(browser, LISTS)
    with django_assert_max_num_queries(15):  # type: ignore[operator]  # a fixture
        text_of(browser, LISTS)
    with django_assert_max_num_queries(15):  # type: ignore[operator]  # a fixture
        text_of(browser, reverse("werkplaats:list_import", args=[RegisterImport.objects.all()[0].pk]))


def test_a_large_list_is_left_to_the_worker_which_says_how_far_it_is(
    leader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "SMALL", 10)
    upload = receive_list(user=leader, name="a.csv", content=csv_of(POLICY))
    queued: list[int] = []
    later = SimpleNamespace(enqueue=queued.append)
    monkeypatch.setattr(tasks, "check_list_later", later)
    monkeypatch.setattr(tasks, "write_list_later", later)
    chosen = choose_columns(user=leader, upload=upload, contents="both", mapping=upload.mapping)
    tasks.check_or_queue(chosen)
    tasks.write_or_queue(chosen)
    assert queued == [chosen.pk, chosen.pk]
    page = text_of(browser_of(leader), reverse("werkplaats:list_import", args=[chosen.pk]))
    assert "Wordt gecontroleerd" in page
    RegisterImport.objects.filter(pk=upload.pk).update(state=ImportState.WRITING)
    ImportProgress.objects.filter(upload=upload).update(done=1200, total=10000)
    page = text_of(browser_of(leader), reverse("werkplaats:list_import", args=[chosen.pk]))
    assert 'max="10000" value="1200"' in page
    assert browser_of(leader).post(reverse("werkplaats:list_drop", args=[upload.pk])).status_code == 302
    assert not RegisterImport.objects.exists()


def test_borders_from_file_to_areas_and_back(writer: User) -> None:
    browser = browser_of(writer)
    assert browser.post(AREAS, {"file": SimpleUploadedFile("a.json", b"{}")}).status_code == 422
    url = sent(browser, AREAS, geojson(feature("<b>Molenhoek</b>"), feature("Kleiwijk")))
    for wrong in ({}, {"name_property": "code", "kind": "other"}, {"name_property": "naam", "kind": "planet"}):
        assert browser.post(url, wrong).status_code == 422
    assert browser.post(url, {"name_property": "naam", "kind": "district"}).status_code == 302
    page = text_of(browser, url)
    assert "&lt;b&gt;Molenhoek" in page
    assert "<b>Molenhoek" not in page
    assert not Area.objects.exists()
    for _press in range(2):
        assert browser.post(f"{url}inlezen/").status_code == 302
    assert Area.objects.count() == 2
    assert "<svg" in text_of(browser, AREAS)
    assert browser.post(f"{url}vergeten/").status_code == 302
    assert browser.post(f"{url}terugdraaien/").status_code == 302
    assert not Area.objects.exists()
    other = browser_of(UserFactory(role=Role.PROJECT_LEADER))
    assert {other.get(AREAS).status_code, other.get(url).status_code, other.post(f"{url}inlezen/").status_code} == {403}


def test_the_map_of_the_register_draws_the_areas_of_what_it_lists(writer: User) -> None:
    browser = browser_of(writer)
    url = sent(browser, AREAS, geojson(feature("Molenhoek"), feature("Kleiwijk"), feature("</script>Vaart")))
    browser.post(url, {"name_property": "naam", "kind": "district"})
    browser.post(f"{url}inlezen/")
    known = {area.name: area for area in Area.objects.all()}
    OpgaveFactory(published=True).areas.set([known["Molenhoek"], known["</script>Vaart"]])
    OpgaveFactory().areas.add(known["Kleiwijk"])
    page = text_of(browser_of(None), "/register/opgaven/?weergave=kaart")
    assert "Molenhoek" in page
    assert "Kleiwijk" not in page.split("data-map", 1)[1]
    assert "</script>Vaart" not in page
    for listing in ("trajecten", "werkateliers"):
        assert "Molenhoek" not in text_of(browser_of(None), f"/register/{listing}/?weergave=kaart").split("<main", 1)[1]


def test_files_that_nobody_read_in_are_forgotten(leader: User, writer: User) -> None:
    sent(browser_of(leader), LISTS, csv_of(POLICY))
    sent(browser_of(writer), AREAS, geojson(feature()))
    call_command("erase_contribution_data")
    assert (RegisterImport.objects.count(), AreaImport.objects.count()) == (1, 1)
    long_ago = timezone.now() - timedelta(days=8)
    RegisterImport.objects.update(created_at=long_ago)
    AreaImport.objects.update(created_at=long_ago)
    call_command("erase_contribution_data")
    assert not RegisterImport.objects.exists()
    assert not AreaImport.objects.exists()
