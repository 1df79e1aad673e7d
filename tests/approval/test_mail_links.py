""" "Seen" and "no objection" of a paper for information: the button, and the link in a mail that works once."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from freezegun import freeze_time

from participation import audit
from participation.choices import AcknowledgementKind, Body, Outcome, StepKind
from participation.models import Acknowledgement, AuditEntry, MailLink, Opgave, Traject
from participation.services.acknowledging import LinkIsDead, erase_links, use_link
from samenwerking.accounts.models import RoleMembership, User
from samenwerking.accounts.roles import Role
from samenwerking.outbox.sending import send_due
from tests.approval.scene import COLLEGE_ROUTE, Scene, make_scene
from tests.factories import UserFactory
from tests.races.racing import Racers

BACKEND = "django.contrib.auth.backends.ModelBackend"
LINK = re.compile(r"https?://[^/\s]+(/register/uit-uw-mail/\S+/)")


def offered(**traits: Any) -> tuple[Scene, dict[str, str]]:
    """A paper for information before the council, and the addresses that its member got by mail."""
    scene = make_scene(body=Body.COLLEGE, **traits)
    scene.bring_to(StepKind.COLLEGE_DECISION)
    send_due()
    mail.outbox.clear()
    scene.move()
    send_due()
    found = [message for message in mail.outbox if message.to == [scene["council"].email]]
    assert len(found) <= 1
    paths = LINK.findall(found[0].body) if found else []
    return scene, dict(zip(AcknowledgementKind.values, paths, strict=False))


def said(scene: Scene) -> list[tuple[str, bool]]:
    return list(Acknowledgement.objects.filter(person=scene["council"]).values_list("kind", "by_mail"))


@pytest.mark.django_db
def test_a_link_shows_and_only_its_button_does() -> None:
    scene, paths = offered()
    assert set(paths) == {"seen", "no_objection"}
    browser, path = Client(), paths["no_objection"]
    for _visit in range(3):  # mail programs look first
        page = browser.get(path)
        assert page.status_code == 200
        assert browser.head(path).status_code == 200
    text = page.content.decode()
    assert str(scene["council"]) in text
    assert scene.stuk.title in text
    assert (page["Referrer-Policy"], "no-store" in page["Cache-Control"]) == ("no-referrer", True)
    assert said(scene) == []
    assert browser.post(path, follow=True).status_code == 200
    assert said(scene) == [("no_objection", True)]
    entry = AuditEntry.objects.get(action="acknowledged")
    assert (entry.actor, entry.data["by_mail"], entry.data["kind"]) == (scene["council"], True, "no_objection")
    assert audit.verify_chain().sound
    assert (browser.get(path).status_code, browser.post(path).status_code) == (404, 404)
    assert AuditEntry.objects.filter(action="acknowledged").count() == 1


def _leaves(scene: Scene) -> None:
    User.objects.filter(pk=scene["council"].pk).update(is_active=False)


def _was_until_yesterday(scene: Scene) -> None:
    User.objects.filter(pk=scene["council"].pk).update(open_until=timezone.localdate() - timedelta(days=1))


def _closes(scene: Scene) -> None:
    Traject.objects.update(published_at=None)
    Opgave.objects.filter(pk=scene.stuk.opgave_id).update(confidentiality="internal", published_at=None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda scene: scene.decide(Outcome.NOTED),
        lambda scene: scene["council"].groups.clear(),
        lambda scene: scene["council"].groups.add(Group.objects.get(name=Role.MANAGER)),
        _leaves,
        _was_until_yesterday,
        _closes,
    ],
    ids=["the round moved on", "role gone", "decides elsewhere", "account closed", "account over", "no longer public"],
)
def test_a_link_that_should_not_work_does_not(change: Callable[[Scene], object]) -> None:
    scene, paths = offered()
    UserFactory(role=Role.MANAGER)
    change(scene)
    for path in paths.values():
        assert (Client().get(path).status_code, Client().post(path).status_code) == (404, 404)
    assert said(scene) == []


@pytest.mark.django_db
def test_a_role_of_which_the_last_day_passed_does_nothing_from_a_mail() -> None:
    """Nobody visited since, so nothing put the role away yet."""
    scene, paths = offered()
    yesterday = timezone.localdate() - timedelta(days=1)
    RoleMembership.objects.create(
        user=scene["council"], role=Role.COUNCIL.value, starts_on=yesterday, ends_on=yesterday
    )
    assert [Client().post(path).status_code for path in paths.values()] == [404, 404]
    assert said(scene) == []


@pytest.mark.django_db
def test_a_link_ends_on_its_day_and_goes_later(settings: Any) -> None:
    scene, paths = offered()
    after = timezone.now() + timedelta(days=settings.MAIL_LINK_DAYS, minutes=1)
    with freeze_time(after):
        assert Client().post(paths["seen"]).status_code == 404
    assert said(scene) == []
    assert erase_links(after + timedelta(days=29)) == 0
    assert erase_links(after + timedelta(days=31)) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["1", "1:abc", "x" * 500, "%00", "-1:x"])
def test_what_we_did_not_sign_is_nothing(token: str) -> None:
    scene, paths = offered()
    path = reverse("register:mail_link", args=["t"]).replace("/t/", f"/{token}/")
    assert (Client().get(path).status_code, Client().post(path).status_code) == (404, 404)
    forged = paths["seen"].replace("uit-uw-mail/", "uit-uw-mail/9")
    assert Client().post(forged).status_code == 404
    assert said(scene) == []


@pytest.mark.django_db
def test_no_link_about_what_is_not_public() -> None:
    _scene, paths = offered(confidentiality="internal", published=False)
    assert paths == {}
    assert not MailLink.objects.exists()


@pytest.mark.django_db
def test_no_link_where_something_is_decided() -> None:
    """At the other stages of the council."""
    scene = make_scene()
    scene.bring_to(StepKind.COUNCIL_PICTURE)
    send_due()
    assert not MailLink.objects.exists()


@pytest.mark.django_db
def test_no_link_when_the_setting_says_so(settings: Any) -> None:
    settings.MAIL_LINK_DAYS = 0
    assert offered()[1] == {}


@pytest.mark.django_db
def test_the_button_of_the_werkplaats_and_who_sees_how_many(client: Client) -> None:
    scene, _paths = offered()
    path = reverse("werkplaats:stuk_acknowledge", args=[scene.stuk.slug])
    step = scene.task_state.pk
    client.force_login(scene["council"], backend=BACKEND)
    assert "U kunt aangeven dat u dit stuk zag" in client.get(scene.stuk.get_workspace_url()).content.decode()
    for kind in ("seen", "seen", "no_objection"):
        assert client.post(path, {"kind": kind, "task_state_id": step}).status_code == 302
    assert said(scene) == [("no_objection", False)]
    assert AuditEntry.objects.filter(action="acknowledged").count() == 2
    for wrong in ({"kind": "adopted", "task_state_id": step}, {"kind": "seen", "task_state_id": step - 1}, {}):
        assert client.post(path, wrong).status_code == 409
    assert client.get(path).status_code == 405
    client.force_login(scene["clerk"], backend=BACKEND)
    assert "Geen bezwaar: 1" in client.get(scene.stuk.get_workspace_url()).content.decode()
    for name in ("clerk", "lead", "college", "superuser"):
        client.force_login(scene[name], backend=BACKEND)
        assert client.post(path, {"kind": "seen", "task_state_id": step}).status_code in (403, 404), name


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_once_is_once() -> None:
    scene, paths = offered()
    token = paths["seen"].split("/")[-2]

    def press() -> str:
        try:
            use_link(token)
        except LinkIsDead:
            return "dead"
        return "done"

    with Racers(2) as racers:
        assert sorted(racers.run([press, press])) == ["dead", "done"]
    assert said(scene) == [("seen", True)]
    assert COLLEGE_ROUTE[-1] == scene.step
