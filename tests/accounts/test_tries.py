"""Guessing is slowed down whatever a guesser changes, and nobody is shut out by somebody else (docs/decisions/0196)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from freezegun import freeze_time

from samenwerking.accounts.models import FailedTry, SpentCode, User
from samenwerking.accounts.tries import ACCOUNT, ADDRESS, CODE, DEVICE, RESET_ADDRESS, give_back, take_try
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "een-ander-wachtwoord-2"
LOG_IN = "/accounts/login/"


@pytest.fixture(autouse=True)
def anna() -> User:
    cache.clear()
    return UserFactory(email="anna@gemeente.example")


def log_in(client: Client, password: str, email: str = "anna@gemeente.example", **extra: Any) -> int:
    return client.post(LOG_IN, {"login": email, "password": password}, **extra).status_code


def guess(times: int, **extra: Any) -> list[int]:
    """A stranger with a fresh browser each time."""
    return [log_in(Client(), "fout", **extra) for _ in range(times)]


@pytest.mark.parametrize("rotated", ["nothing", "browser", "address", "forwarded", "spelling"])
def test_whatever_a_guesser_changes_the_account_counts(rotated: str) -> None:
    answers = []
    for number in range(ACCOUNT.free + 3):
        extra: dict[str, Any] = {
            "nothing": {},
            "browser": {"headers": {"user-agent": f"Browser {number}"}},
            "address": {"REMOTE_ADDR": f"198.51.100.{number}"},
            "forwarded": {"headers": {"x-forwarded-for": f"198.51.100.{number}"}},
            "spelling": {"email": " Anna@Gemeente.example " if number % 2 else "ANNA@gemeente.example"},
        }[rotated]
        answers.append(log_in(Client(), "fout", **extra))
    assert answers == [200] * ACCOUNT.free + [429] * 3
    assert log_in(Client(), PASSWORD, REMOTE_ADDR="203.0.113.7") == 429, "the right password does not help either"


def test_one_address_that_tries_many_names_waits_and_others_do_not() -> None:
    many = [log_in(Client(), "fout", f"naam{n}@gemeente.example") for n in range(ADDRESS.free + 2)]
    assert many == [200] * ADDRESS.free + [429] * 2
    network = {"REMOTE_ADDR": "2001:db8:1:2::1"}
    for n in range(ADDRESS.free):
        log_in(Client(), "fout", f"ander{n}@gemeente.example", **network)
    assert log_in(Client(), "fout", "nog@gemeente.example", REMOTE_ADDR="2001:db8:1:2::ffff") == 429, "one connection"
    assert log_in(Client(), PASSWORD, REMOTE_ADDR="198.51.100.9") == 302


def test_each_vain_try_makes_the_wait_longer_and_none_is_for_ever(client: Client) -> None:
    waits = []
    with freeze_time("2026-05-04 10:00") as clock:
        guess(ACCOUNT.free)
        for _ in range(7):
            answer = client.post(LOG_IN, {"login": "anna@gemeente.example", "password": "fout"})
            assert answer.status_code == 429
            assert "opnieuw" in answer.content.decode()
            waits.append(int(answer.headers["Retry-After"]) // 60)
            clock.tick(timedelta(seconds=int(answer.headers["Retry-After"])))
            assert guess(1) == [200]
        assert waits == [1, 2, 4, 8, 15, 15, 15]
        assert log_in(client, PASSWORD) == 429
        clock.tick(timedelta(minutes=16))
        assert log_in(client, PASSWORD) == 302


def test_waiting_tries_do_not_make_the_wait_longer() -> None:
    with freeze_time("2026-05-04 10:00") as clock:
        guess(ACCOUNT.free + 40)
        clock.tick(timedelta(seconds=61))
        assert log_in(Client(), PASSWORD) == 302


def test_a_known_device_of_the_person_is_not_shut_out_by_a_stranger(client: Client) -> None:
    assert log_in(client, PASSWORD) == 302
    client.post("/accounts/logout/")
    guess(ADDRESS.free + 10)
    assert log_in(Client(), PASSWORD) == 429
    assert log_in(client, PASSWORD) == 302, "from the very same address"
    client.post("/accounts/logout/")
    UserFactory(email="bart@gemeente.example")
    guess(ACCOUNT.free, email="bart@gemeente.example")
    assert log_in(client, PASSWORD, "bart@gemeente.example") == 429, "known for one is not known for another"


def test_a_known_device_guesses_no_more_than_others() -> None:
    device = Client()
    log_in(device, PASSWORD)
    device.post("/accounts/logout/")
    answers = [log_in(device, "fout") for _ in range(DEVICE.free + 2)]
    assert answers == [200] * DEVICE.free + [429] * 2


def test_a_made_up_cookie_is_no_known_device(client: Client) -> None:
    guess(ACCOUNT.free)
    client.cookies["sw_device"] = "eyJkZXZpY2UiOiAieCJ9:1abc:verzonnen"
    assert log_in(client, PASSWORD) == 429


@pytest.mark.usefixtures("at_once")
def test_a_new_password_by_mail_opens_the_door_again(client: Client) -> None:
    guess(ACCOUNT.free + 1)
    assert log_in(client, PASSWORD) == 429
    client.post("/accounts/password/reset/", {"email": "anna@gemeente.example"})
    link = re.search(r"/accounts/password/reset/key/\S+", str(mail.outbox[0].body))
    assert link is not None
    form = client.get(link.group(0), follow=True)
    client.post(form.request["PATH_INFO"], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    guess(ACCOUNT.free + 1)
    assert log_in(client, NEW_PASSWORD) == 302, "and this device is known, while the stranger goes on"


@pytest.mark.usefixtures("at_once")
def test_asking_a_new_password_is_slowed_down_without_saying_who_is_known(client: Client) -> None:
    pages = {client.post("/accounts/password/reset/", {"email": "anna@gemeente.example"}).status_code for _ in range(6)}
    assert pages == {302}
    assert len(mail.outbox) == 3
    answers = [client.post("/accounts/password/reset/", {"email": f"n{n}@x.example"}).status_code for n in range(20)]
    assert answers[-1] == 429


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(counters()))))


def half_way(user: User) -> Client:
    client = Client()
    log_in(client, PASSWORD)
    return client


@pytest.mark.parametrize("page", ["/accounts/2fa/authenticate/", "/accounts/2fa/reauthenticate/"])
def test_codes_and_recovery_codes_share_one_slow_count(anna: User, page: str) -> None:
    secret = generate_totp_secret()
    TOTP.activate(anna, secret)
    recovery = RecoveryCodes.activate(anna).get_unused_codes()[0]
    client = half_way(anna)
    if "reauth" in page:
        client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    for number in range(CODE.free):
        client.post(page, {"code": f"{number:06}" if number % 2 else f"{number:08}"})
    other = half_way(anna) if "reauth" not in page else client
    assert "Te vaak een verkeerde code" in other.post(page, {"code": recovery}).content.decode()
    with freeze_time(timedelta(seconds=61) + FailedTry.objects.get(kind="code").tried_at):
        assert other.post(page, {"code": recovery}).status_code == 302


def test_a_code_of_the_app_works_once_whichever_process_is_asked(anna: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(anna, secret)
    code = code_of(secret)
    assert half_way(anna).post("/accounts/2fa/authenticate/", {"code": code}).status_code == 302
    cache.clear()
    assert "al gebruikt" in half_way(anna).post("/accounts/2fa/authenticate/", {"code": code}).content.decode()


def test_confirming_with_the_password_is_counted_too(client: Client, anna: User) -> None:
    client.force_login(anna, backend="django.contrib.auth.backends.ModelBackend")
    answers = [client.post("/accounts/reauthenticate/", {"password": "fout"}).status_code for _ in range(7)]
    assert answers == [200] * ACCOUNT.free + [429] * 2


def test_no_name_or_address_stays_behind_and_it_is_forgotten_in_a_day() -> None:
    guess(2, REMOTE_ADDR="198.51.100.9")
    assert take_try([(ACCOUNT, "anna@gemeente.example")]) == 0
    kept = str(list(FailedTry.objects.values_list()))
    assert "anna" not in kept
    assert "198.51" not in kept
    with freeze_time(timedelta(days=2) + FailedTry.objects.latest("tried_at").tried_at):
        call_command("erase_login_attempts", verbosity=0)
    assert not FailedTry.objects.exists()
    assert not SpentCode.objects.exists()


def test_guessing_by_many_at_once_is_counted_before_the_password_is_looked_at(monkeypatch: Any, client: Client) -> None:
    seen: list[int] = []
    real = User.check_password

    def slowly(self: User, password: str) -> bool:
        seen.append(FailedTry.objects.get(kind="account").count)
        return real(self, password)

    monkeypatch.setattr(User, "check_password", slowly)
    log_in(client, "fout")
    assert seen == [1]


def test_behind_a_closed_door_no_rows_grow() -> None:
    """Somebody who waits already adds nothing, however many names they go through."""
    address = (ADDRESS, "203.0.113.9")
    for _ in range(ADDRESS.free):
        assert take_try([address]) == 0
    before = FailedTry.objects.count()
    assert all(take_try([(ACCOUNT, f"naam{n}@gemeente.example"), address]) for n in range(20))
    assert FailedTry.objects.count() == before


def test_a_try_that_is_given_back_takes_no_try_of_another_with_it() -> None:
    """Two right log-ins from one address at once each give back one; neither writes what it read before the other."""
    for _ in range(5):
        take_try([(ADDRESS, "203.0.113.9")])
    statements: list[str] = []
    with connection.execute_wrapper(lambda run, sql, *rest: statements.append(sql) or run(sql, *rest)):
        give_back([(ADDRESS, "203.0.113.9")])
    assert [sql.split()[0] for sql in statements] == ["UPDATE"]
    assert FailedTry.objects.get().count == 4
    assert take_try([(RESET_ADDRESS, "203.0.113.9")]) == 0, "kinds are counted apart"
