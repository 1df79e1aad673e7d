"""What a person chose, and summaries: once, at the set hour, about what still stands."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from freezegun import freeze_time

from samenwerking.outbox.choices import MailKind, MailRhythm, MailState
from samenwerking.outbox.digests import make_digests
from samenwerking.outbox.models import MailPreference, OutgoingMail
from samenwerking.outbox.posting import post
from samenwerking.outbox.preferences import choose_rhythms, rhythms_of
from samenwerking.outbox.sending import send_due
from tests.outbox.conftest import Rules

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)  # 9:30 here; Monday is the day of the weekly one
DAY = timedelta(days=1)


def write(person: Any, when: datetime, said: str = "x") -> None:
    with freeze_time(when):
        post("news", [person], facts={"said": said})


def digests(when: datetime) -> int:
    with freeze_time(when):
        made = make_digests()
        send_due()
        return made


def test_one_a_day_at_the_hour_and_never_twice(rules: Rules, person: Any) -> None:
    choose_rhythms(person, {MailKind.READING: MailRhythm.DAILY})
    write(person, TUESDAY, "een")
    write(person, TUESDAY, "twee")
    assert digests(TUESDAY + timedelta(hours=9)) == 0, "the hour has not come"
    wednesday = TUESDAY + DAY - timedelta(hours=2)
    assert [digests(wednesday), digests(wednesday), digests(wednesday + DAY)] == [1, 0, 0]
    (message,) = mail.outbox
    assert message.subject == "Samenvatting: 2 berichten"
    assert message.body.index("Nieuws: een") < message.body.index("Nieuws: twee")
    assert message.body.count("Dorpshart") == 1, "grouped by dossier"
    assert "Nieuws: een" in message.alternatives[0][0]
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.create(recipient=person, letter="digest", kind="own", digest_on=wednesday.date())


def test_weekly_comes_on_its_day_also_when_the_site_was_off(rules: Rules, person: Any) -> None:
    choose_rhythms(person, {MailKind.READING: MailRhythm.WEEKLY})
    write(person, TUESDAY)
    assert [digests(TUESDAY + DAY * days) for days in range(1, 6)] == [0] * 5
    assert digests(TUESDAY + DAY * 8) == 1, "on Tuesday, for the Monday that was missed"
    assert len(mail.outbox) == 1


def test_silence_when_nothing_stands_any_more(rules: Rules, person: Any) -> None:
    choose_rhythms(person, {MailKind.READING: MailRhythm.DAILY})
    write(person, TUESDAY)
    rules.stands = False
    digests(TUESDAY + DAY)
    assert mail.outbox == []
    assert OutgoingMail.objects.get(letter="digest").state == MailState.DROPPED


def test_what_is_confidential_is_one_line_without_words(rules: Rules, person: Any) -> None:
    choose_rhythms(person, {MailKind.READING: MailRhythm.DAILY})
    write(person, TUESDAY, "kanarie")
    write(person, TUESDAY, "kanarie ook")
    rules.secret = True
    digests(TUESDAY + DAY)
    (message,) = mail.outbox
    whole = message.message().as_string().lower()
    assert "kanarie" not in whole
    assert "dorpshart" not in whole
    assert message.subject == "Er staat iets voor u klaar in de werkplaats"
    assert message.body.count("Log in om te zien") == 1


def test_a_choice_counts_for_what_waits_and_off_is_off(rules: Rules, person: Any) -> None:
    choose_rhythms(person, {MailKind.READING: MailRhythm.WEEKLY})
    write(person, TUESDAY)
    choose_rhythms(person, {MailKind.READING: MailRhythm.NOW})
    assert send_due() == 1
    choose_rhythms(person, {MailKind.READING: MailRhythm.DAILY})
    write(person, TUESDAY)
    choose_rhythms(person, {MailKind.READING: MailRhythm.OFF})
    write(person, TUESDAY)
    assert digests(TUESDAY + DAY) == 0
    assert OutgoingMail.objects.filter(state=MailState.WAITING).count() == 0


def test_what_is_expected_cannot_be_off(client: Client, person: Any) -> None:
    page = reverse("werkplaats:mail_choices")
    client.force_login(person)
    assert client.get(page).status_code == 200
    chosen = dict.fromkeys(MailKind.chosen(), "off") | {MailKind.ASKED: "daily"}
    assert client.post(page, chosen).status_code == 302
    assert rhythms_of(person)[MailKind.READING] == MailRhythm.OFF
    for wrong in ("off", "hourly", ""):
        assert client.post(page, chosen | {MailKind.ASKED: wrong}).status_code == 422
    assert rhythms_of(person)[MailKind.ASKED] == MailRhythm.DAILY
    with pytest.raises(IntegrityError), transaction.atomic():
        MailPreference.objects.filter(kind=MailKind.ASKED).update(rhythm="off")
    with pytest.raises(ValueError, match="account"):
        choose_rhythms(person, {MailKind.ACCOUNT: MailRhythm.OFF})
