"""In with two steps, out with one; opening a link changes nothing, and nobody learns whose address is known."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from pages.models import GuidePage, Subscriber, Subscription
from samenwerking.log_privacy import scrub
from tests.factories import UserFactory
from tests.subscriptions.conftest import ADDRESS, ask, follow, form_of, link
from tests.versions.conftest import close

LATER = timedelta(days=8)


def path_of(page: GuidePage) -> str:
    return f"/bladzijden/{page.pk}/volgen/"


def test_only_the_owner_of_the_address_makes_it_count(client: Client, page: GuidePage) -> None:
    assert ask(client, path_of(page)) == 302
    subscription = Subscription.objects.get()
    assert subscription.subscriber.email == ADDRESS
    address = link("bevestigen")
    assert client.get(address).status_code == 200
    subscription.refresh_from_db()
    assert subscription.confirmed_at is None, "opening the link changes nothing"
    for _press in range(2):
        assert client.post(address).status_code == 302
    subscription.refresh_from_db()
    assert subscription.confirmed_at
    assert subscription.delete_after is None
    assert subscription.subscriber.delete_after is None
    assert subscription.subscriber.rhythm == "daily"


def test_a_known_and_an_unknown_address_get_the_same_answer(client: Client, page: GuidePage) -> None:
    mine = follow(client, path_of(page))
    hidden = form_of(client, "/abonnementen/")
    answers = [
        client.post("/abonnementen/", hidden | {"email": email})
        for email in (ADDRESS.upper(), "vreemd@voorbeeld.example")
    ]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/abonnementen/verstuurd/")}
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    Subscription.objects.update(mailed_at=None)
    assert ask(client, path_of(page)) == 302
    assert Subscription.objects.count() == 1
    assert mine in str(mail.outbox[-1].body), "who asked again gets the own link"


def test_no_mail_is_sent_while_the_asker_waits(client: Client, page: GuidePage, settings: Any) -> None:
    """A known address would answer slower. Every answer hands one task to the worker, which tells no address."""
    follow(client, path_of(page))
    settings.TASKS = settings.TASKS | {"background": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    hidden = form_of(client, "/abonnementen/")
    for number, email in enumerate((ADDRESS, "vreemd@voorbeeld.example"), start=1):
        client.post("/abonnementen/", hidden | {"email": email})
        assert DBTaskResult.objects.count() == number
    for number, email in enumerate((ADDRESS, "nieuw@voorbeeld.example"), start=3):
        assert ask(client, path_of(page), email=email) == 302
        assert DBTaskResult.objects.count() == number
    assert mail.outbox == []
    assert "@" not in str(list(DBTaskResult.objects.values_list("args_kwargs", flat=True)))


def test_an_address_can_not_be_flooded(client: Client, page: GuidePage) -> None:
    for _time in range(3):
        ask(client, path_of(page))
    assert len(mail.outbox) == 1
    assert Subscription.objects.count() == 1
    for what in ("below", "everything"):
        ask(client, path_of(page), what=what)
    assert [row.below for row in Subscription.objects.order_by("pk")] == [False, True, True]


def test_what_nobody_confirms_goes(client: Client, page: GuidePage) -> None:
    follow(client, path_of(page))
    ask(client, path_of(page), email="ander@voorbeeld.example")
    ask(client, path_of(page), what="everything")
    old = timezone.now() - LATER
    Subscription.objects.filter(confirmed_at=None).update(delete_after=old)
    Subscriber.objects.filter(confirmed_at=None).update(delete_after=old)
    address = link("bevestigen")
    call_command("clean_subscriptions", verbosity=0)
    assert [row.email for row in Subscriber.objects.all()] == [ADDRESS]
    assert Subscription.objects.count() == 1
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_leaving_asks_one_press_and_erases(client: Client, page: GuidePage) -> None:
    mine = follow(client, path_of(page))
    key = mine.rstrip("/").rpartition("/")[2]
    leave = f"/abonnementen/afmelden/{key}/"
    answer = client.get(leave)
    assert answer.content.decode().count("<button") >= 1
    assert Subscriber.objects.exists(), "opening the link changes nothing"
    strict = Client(enforce_csrf_checks=True)
    foreign = {"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"}
    for _time in range(2):
        one_click = strict.post(leave, {"List-Unsubscribe": "One-Click"}, headers=foreign)
        assert one_click.status_code == 200
        assert not one_click.cookies
    assert not Subscriber.objects.exists()
    assert not Subscription.objects.exists()
    assert client.get(leave).status_code == 404
    assert client.get(mine).status_code == 404


def test_the_own_page_changes_what_is_followed(client: Client, page: GuidePage) -> None:
    mine = follow(client, path_of(page))
    mine_too = follow(client, "/wijzigingen/volgen/")
    assert mine == mine_too
    assert "en alles daaronder" in client.get(mine).content.decode()
    assert client.post(mine, {"rhythm": "weekly"}).status_code == 302
    assert Subscriber.objects.get().rhythm == "weekly"
    assert client.post(mine, {"rhythm": "elk uur"}).status_code == 422
    other = Subscription.objects.create(subscriber=Subscriber.objects.create(email="x@voorbeeld.example"), page=page)
    client.post(mine, {"stop": str(other.pk)})
    assert Subscription.objects.filter(pk=other.pk).exists(), "somebody else's stays"
    for row in Subscription.objects.exclude(pk=other.pk):
        client.post(mine, {"stop": str(row.pk)})
    assert not Subscriber.objects.filter(email=ADDRESS).exists(), "nothing left to follow, so no address either"


def test_the_name_of_a_page_that_was_closed_since_is_not_told(client: Client, page: GuidePage) -> None:
    mine = follow(client, path_of(page))
    close(page)
    html = client.get(mine).content.decode()
    assert page.title not in html
    assert "nu niet openbaar" in html
    assert client.get(path_of(page)).status_code == 404


@pytest.mark.parametrize("wrong", [{"email": "geen adres"}, {"email": ""}, {"rhythm": "ooit"}, {"what": "alles"}])
def test_a_mistake_is_told_and_nothing_is_kept(client: Client, page: GuidePage, wrong: dict[str, str]) -> None:
    assert ask(client, path_of(page), **wrong) == 422
    assert not Subscriber.objects.exists()
    assert mail.outbox == []


def test_who_is_logged_in_finds_the_own_address_filled_in(client: Client, page: GuidePage) -> None:
    person = UserFactory()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    assert f'value="{person.email}"' in client.get(path_of(page)).content.decode()


def test_nothing_is_remembered_and_no_key_reaches_the_log(client: Client, page: GuidePage) -> None:
    mine = follow(client, path_of(page))
    assert not client.cookies
    assert client.get(mine)["Cache-Control"].find("no-store") >= 0
    key = mine.rstrip("/").rpartition("/")[2]
    for kind in ("mijn", "bevestigen", "afmelden"):
        assert key not in scrub(f"GET /abonnementen/{kind}/{key}/")
