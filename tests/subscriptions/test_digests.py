"""One mail with what changed: each change once, none on a quiet day, nothing of pages that are not public."""

from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages.models import GuidePage, HomePage, Subscriber
from pages.subscriptions.digests import send_digests
from tests.guide.conftest import add_guide_page
from tests.subscriptions.conftest import ADDRESS, follow
from tests.versions.conftest import close, publish


@pytest.fixture
def reader(client: Client, page: GuidePage) -> Subscriber:
    """Follows the one page, every day."""
    follow(client, f"/bladzijden/{page.pk}/volgen/")
    return Subscriber.objects.get()


def day(number: int) -> datetime:
    return timezone.now() + timedelta(days=number)


def bodies() -> str:
    return "\n".join(str(message.body) for message in mail.outbox)


def test_a_change_is_told_once_and_a_quiet_day_brings_no_mail(reader: Subscriber, page: GuidePage) -> None:
    assert send_digests(now=day(1)) == 0
    publish(page, "Nieuw.", summary="Met meer rust.")
    publish(page, "Nog nieuwer.", summary="Met nog meer rust.")
    Subscriber.objects.update(covered_until=timezone.now() - timedelta(hours=1))
    assert [send_digests(now=day(number)) for number in (2, 2, 3, 4)] == [1, 0, 0, 0]
    message = mail.outbox[0]
    assert message.to == [ADDRESS]
    text, html = str(message.body), str(message.alternatives[0][0])
    for words in ("Spelregels", "Met meer rust.", "Met nog meer rust.", "/bladzijden/", "/abonnementen/afmelden/"):
        assert words in text
        assert words in html
    assert text.count("Spelregels") == 1
    assert message.extra_headers["List-Unsubscribe"].startswith("<http")
    assert f"/afmelden/{reader.key}/>" in message.extra_headers["List-Unsubscribe"]
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_command_can_run_again_at_once(reader: Subscriber, page: GuidePage) -> None:
    publish(page, "Nieuw.", summary="Eenmaal.")
    for _time in range(2):
        call_command("send_digests", verbosity=0)
    publish(page, "Nieuwer.", summary="Morgen pas.")
    call_command("send_digests", verbosity=0)
    assert bodies().count("Eenmaal.") == 1
    assert "Morgen pas." not in bodies(), "one mail a day"


@pytest.mark.parametrize(
    ("what", "told"),
    [("page", {"Spelregels"}), ("below", {"Spelregels", "Onder"}), ("everything", {"Spelregels", "Onder", "Elders"})],
)
def test_what_is_followed_decides_what_is_told(
    client: Client, page: GuidePage, home: HomePage, what: str, told: set[str]
) -> None:
    under = add_guide_page(page, "Onder", live=False)
    elsewhere = add_guide_page(home, "Elders", live=False)
    follow(client, f"/bladzijden/{page.pk}/volgen/", what=what)
    for changed in (page, under, elsewhere):
        publish(changed, "Anders.")
    assert send_digests(now=day(1)) == 1
    assert {title for title in ("Spelregels", "Onder", "Elders") if f"\n{title}\n" in bodies()} == told


@pytest.mark.parametrize(
    "quiet",
    [
        lambda page: publish(page, "Tikfout.", minor=True),
        lambda page: (publish(page, "Anders."), close(page)),
        lambda page: (publish(page, "Anders."), page.unpublish()),
        lambda page: page.save_revision(),
    ],
    ids=["minor", "restricted", "unpublished", "draft"],
)
def test_what_is_not_news_for_everybody_is_not_told(
    reader: Subscriber, page: GuidePage, quiet: Callable[[GuidePage], Any]
) -> None:
    quiet(page)
    assert send_digests(now=day(1)) == 0


def test_weekly_is_once_in_a_calendar_week(reader: Subscriber, page: GuidePage) -> None:
    monday = timezone.now() + timedelta(days=7 - timezone.now().weekday())
    Subscriber.objects.update(rhythm="weekly", last_digest_on=timezone.localdate(monday))
    publish(page, "Anders.", summary="Deze week.")
    assert [send_digests(now=monday + timedelta(days=number)) for number in (1, 4, 7, 8)] == [0, 0, 1, 0]
    assert send_digests(rhythm="daily", now=monday + timedelta(days=30)) == 0


def test_who_did_not_confirm_gets_nothing(page: GuidePage) -> None:
    Subscriber.objects.create(email="stil@voorbeeld.example", covered_until=timezone.now())
    publish(page, "Anders.")
    assert send_digests(now=day(1)) == 0


def test_a_mail_that_fails_is_tried_again(
    reader: Subscriber, page: GuidePage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    publish(page, "Anders.", summary="Toch nog.")

    def refuse(message: EmailMultiAlternatives) -> int:
        raise SMTPServerDisconnected(ADDRESS)

    with monkeypatch.context() as broken:
        broken.setattr(EmailMultiAlternatives, "send", refuse)
        assert send_digests(now=day(1)) == 0
    assert ADDRESS not in caplog.text
    assert send_digests(now=day(1)) == 1
    assert "Toch nog." in bodies()


def test_a_digest_costs_the_same_however_much_changed(reader: Subscriber, page: GuidePage, home: HomePage) -> None:
    reader.subscription_set.update(page=home, below=True)
    counts = []
    for number, many in ((1, 2), (2, 6)):
        Subscriber.objects.update(covered_until=timezone.now())
        for turn in range(many):
            publish(add_guide_page(home, f"Bladzijde {number} {turn}", live=False), "Tekst.")
        with CaptureQueriesContext(connection) as captured:
            assert send_digests(now=day(number)) == 1
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 15
