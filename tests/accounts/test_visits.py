"""Where am I signed in? And signing out elsewhere, by hand and by a change of password or second step."""

import re
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from freezegun import freeze_time

from samenwerking.accounts.models import User
from samenwerking.accounts.sessions import device_in_words, place_of
from tests.architecture.sources import ROOT
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
A_DAY = 24 * 3600
LIST = "/accounts/aangemeld/"


@pytest.fixture
def person() -> User:
    cache.clear()
    return UserFactory(email="hier@gemeente.example")


def signed_in(person: User, agent: str, address: str = "10.20.1.2") -> Client:
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=address)
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get(LIST).status_code == 200


def test_the_list_says_device_place_and_which_is_this(person: User, settings: Any) -> None:
    settings.SIGN_IN_PLACES = {"10.20.0.0/16": "Gemeentehuis"}
    desk, _phone = signed_in(person, DESK), signed_in(person, PHONE, "198.51.100.9")
    page = desk.get(LIST).content.decode()
    for words in ("Firefox op Windows", "Safari op iPhone", "Gemeentehuis", "netwerk 198.51.x.x", "Dit apparaat"):
        assert words in page
    assert "198.51.100.9" not in page
    assert page.index("Firefox op Windows") < page.index("Safari op iPhone")


def test_one_other_visit_or_all_others_end(person: User) -> None:
    desk, phone, tablet = (signed_in(person, agent) for agent in (DESK, PHONE, "iPad"))
    row = UserSession.objects.get(user=person, user_agent=PHONE)
    desk.post(LIST, {"visit": row.pk})
    assert (is_in(desk), is_in(phone), is_in(tablet)) == (True, False, True)
    desk.post(LIST, {"visit": row.pk})
    desk.post(LIST, {"visit": "others"})
    assert (is_in(desk), is_in(tablet)) == (True, False)


def test_nobody_ends_the_visit_of_somebody_else(person: User) -> None:
    desk = signed_in(person, DESK)
    other = signed_in(UserFactory(email="ander@gemeente.example"), PHONE)
    for chosen in (UserSession.objects.get(user=person).pk, "others", "onzin", ""):
        other.post(LIST, {"visit": chosen})
    assert is_in(desk)


def test_a_new_password_signs_out_elsewhere(person: User) -> None:
    desk, phone = signed_in(person, DESK), signed_in(person, PHONE)
    new = "een-heel-ander-wachtwoord-3"
    desk.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (is_in(desk), is_in(phone)) == (True, False)
    assert UserSession.objects.filter(user=person).count() == 1


def test_a_new_second_step_signs_out_elsewhere(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act: act())
    desk, phone = signed_in(person, DESK), signed_in(person, PHONE)
    secret = desk.get("/accounts/2fa/totp/activate/").context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(iter(counters()))))
    desk.post("/accounts/2fa/totp/activate/", {"code": code})
    assert (is_in(desk), is_in(phone)) == (True, False)


def test_the_nightly_job_forgets_visits_that_are_over(person: User) -> None:
    signed_in(person, DESK).session.flush()
    call_command("keep_accounts", verbosity=0)
    assert not UserSession.objects.exists()


@pytest.mark.parametrize(
    ("agent", "words"),
    [(DESK, "Firefox op Windows"), (PHONE, "Safari op iPhone"), ("curl/8", "Onbekend apparaat")],
)
def test_a_device_in_words(agent: str, words: str) -> None:
    assert device_in_words(agent) == words


def test_a_place_is_rough_also_with_ipv6(settings: Any) -> None:
    settings.SIGN_IN_PLACES = {"2001:db8:1::/48": "Werf"}
    assert place_of("2001:db8:1:2::9") == "Werf"
    assert place_of("2001:db8:9:2::9") == "netwerk 2001:db8:9::"


def test_a_visit_that_is_used_on_and_on_ends_all_the_same(person: User, settings: Any) -> None:
    desk = signed_in(person, DESK)
    began = time.time()
    visit = desk.session
    visit.set_expiry(2 * settings.VISIT_LONGEST_DAYS * A_DAY)  # as if it was used every day
    visit.save()
    with freeze_time(datetime.fromtimestamp(began + (settings.VISIT_LONGEST_DAYS - 1) * A_DAY, UTC)):
        assert is_in(desk)
    with freeze_time(datetime.fromtimestamp(began + settings.VISIT_LONGEST_DAYS * A_DAY + 60, UTC)):
        assert not is_in(desk)
        assert "_auth_user_id" not in desk.session
        assert desk.get("/register/").status_code == 200  # who reads only, is not stopped


def test_in_production_an_idle_visit_ends_and_using_it_keeps_it(person: User, settings: Any) -> None:
    """Half a day, as production says; each use makes it half a day again."""
    production = (ROOT / "samenwerking/settings/production.py").read_text()
    (idle,) = re.findall(r"^SESSION_COOKIE_AGE = ([\d_]+)$", production, re.MULTILINE)
    settings.SESSION_COOKIE_AGE = int(idle)
    began = time.time()
    with freeze_time(datetime.fromtimestamp(began, UTC)):
        desk = signed_in(person, DESK)
    for hours in (10, 20):
        with freeze_time(datetime.fromtimestamp(began + hours * 3600, UTC)):
            assert is_in(desk)
    with freeze_time(datetime.fromtimestamp(began + 33 * 3600, UTC)):
        assert not is_in(desk)
