"""Public forms: what a robot does is refused, and what a person typed is never lost."""

from datetime import timedelta
from typing import Any

import pytest
from django import forms
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.test import RequestFactory
from freezegun import freeze_time
from structlog.testing import capture_logs

from samenwerking import public_forms
from samenwerking.accounts.models import PublicFormCount, PublicFormSecret
from samenwerking.public_forms import PublicForm, RateLimit, without_cookie

pytestmark = pytest.mark.django_db


class NoteForm(PublicForm):
    purpose = "note"
    limit = RateLimit(2, timedelta(hours=1))
    text = forms.CharField()


class MailForm(PublicForm):
    purpose = "mail"
    limit = RateLimit(100, timedelta(hours=1))
    mail_limit = RateLimit(2, timedelta(days=1))
    email = forms.EmailField()


class OtherForm(NoteForm):
    purpose = "other"


def _request(address: str = "192.0.2.1") -> Any:
    return RequestFactory().get("/", REMOTE_ADDR=address)


def _stamp(form_class: type[PublicForm] = NoteForm) -> str:
    return str(form_class(request=_request())[public_forms.STAMP_FIELD].value())


def _sent(stamp: str, form_class: type[PublicForm] = NoteForm, address: str = "192.0.2.1", **data: str) -> PublicForm:
    request = RequestFactory().post("/", {"text": "Een zin", public_forms.STAMP_FIELD: stamp, **data})
    return form_class(request.POST, request=_request(address))


@pytest.mark.parametrize(
    ("after", "data", "refusal"),
    [
        (timedelta(seconds=5), {}, None),
        (timedelta(seconds=0), {}, public_forms.TOO_FAST),
        (timedelta(hours=13), {}, public_forms.STALE),
        (timedelta(seconds=5), {"website": "https://spam.example"}, public_forms.TRAPPED),
        (timedelta(seconds=5), {public_forms.STAMP_FIELD: "1700000000:verzonnen"}, public_forms.STALE),
        (timedelta(seconds=5), {public_forms.STAMP_FIELD: ""}, public_forms.STALE),
    ],
)
def test_what_a_person_does_not_do_is_refused_with_the_text_kept(
    after: timedelta, data: dict[str, str], refusal: Any
) -> None:
    with freeze_time("2026-05-04 10:00") as clock:
        stamp = _stamp()
        clock.tick(after)
        with capture_logs() as logs:
            form = _sent(stamp, **data)
            assert form.non_field_errors() == ([str(refusal)] if refusal else [])
        told = [(line["event"], line["why"]) for line in logs]
        assert told == ([("public_form_refused", public_forms.REFUSALS[refusal])] if refusal else [])
        assert form.status == (422 if refusal else 200)
        if refusal:
            again = {name: form[name].value() for name in ("text", "website", public_forms.STAMP_FIELD)}
            assert again["text"] == "Een zin"
            assert again["website"] == ""
            clock.tick(timedelta(seconds=5))
            assert _sent(again[public_forms.STAMP_FIELD]).is_valid(), "the second try must be good"


def test_a_stamp_is_good_for_one_purpose() -> None:
    with freeze_time("2026-05-04 10:00") as clock:
        stamp = _stamp(OtherForm)
        clock.tick(timedelta(seconds=5))
        assert not _sent(stamp).is_valid()


def test_one_address_sends_no_more_than_the_limit_of_a_purpose() -> None:
    with freeze_time("2026-05-04 10:00") as clock:
        stamp, other = _stamp(), _stamp(OtherForm)
        clock.tick(timedelta(seconds=5))
        assert [_sent(stamp).is_valid() for _ in range(3)] == [True, True, False]
        assert _sent(stamp, address="192.0.2.2").is_valid()
        assert _sent(other, OtherForm).is_valid()
        assert _sent(stamp).status == 429
        clock.tick(timedelta(hours=1))
        assert _sent(stamp).is_valid()


def test_one_ipv6_connection_is_one_sender_however_many_addresses_it_takes() -> None:
    with freeze_time("2026-05-04 10:00") as clock:
        stamp = _stamp()
        clock.tick(timedelta(seconds=5))
        addresses = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:2:3:4:5:6", "2001:db8:1:3::1"]
        assert [_sent(stamp, address=one).is_valid() for one in addresses] == [True, True, False, True]
        same = ["192.0.2.9", "::ffff:192.0.2.9", "::ffff:c000:209"]
        assert [_sent(stamp, address=one).is_valid() for one in same] == [True, True, False]


def test_an_address_gets_no_flood_of_mail_however_many_people_ask_for_it() -> None:
    with freeze_time("2026-05-04 10:00") as clock:
        stamp = _stamp(MailForm)
        clock.tick(timedelta(seconds=5))
        spellings = ["An@voorbeeld.example", "an@voorbeeld.example", "AN@voorbeeld.example", "bo@voorbeeld.example"]
        forms_ = [_sent(stamp, MailForm, f"198.51.100.{n}", email=one) for n, one in enumerate(spellings)]
        assert [form.is_valid() for form in forms_] == [True, True, False, True]
        assert (forms_[2].status, forms_[2].non_field_errors()) == (429, [str(public_forms.MAILED_ENOUGH)])
        kept = " ".join(PublicFormCount.objects.values_list("address_hash", flat=True))
        assert "voorbeeld" not in kept


def test_a_form_with_an_error_of_its_own_is_not_counted() -> None:
    with freeze_time("2026-05-04 10:00") as clock:
        stamp = _stamp()
        clock.tick(timedelta(seconds=5))
        assert not _sent(stamp, text="").is_valid()
        assert not PublicFormCount.objects.exists()


def test_no_address_is_kept_and_the_next_day_nothing_can_tell_whose_counts_they_were() -> None:
    with freeze_time("2026-05-04 10:00") as clock:
        stamp = _stamp()
        clock.tick(timedelta(seconds=5))
        _sent(stamp).is_valid()
        first = PublicFormCount.objects.get()
        assert "192.0.2.1" not in first.address_hash
        clock.tick(timedelta(days=2))
        stamp = _stamp()
        clock.tick(timedelta(seconds=5))
        _sent(stamp).is_valid()
    assert PublicFormSecret.objects.count() == 1
    assert PublicFormCount.objects.get().address_hash != first.address_hash


def test_the_trap_is_out_of_sight_and_out_of_the_way() -> None:
    html = str(NoteForm(request=_request()))
    assert 'class="sw-visually-hidden" aria-hidden="true"' in html
    assert 'tabindex="-1"' in html
    assert html.count("Laat dit veld leeg") == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elders.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
    ],
)
def test_a_form_without_a_cookie_comes_from_a_page_of_ours(headers: dict[str, str], status: int) -> None:
    @without_cookie
    def view(request: Any) -> HttpResponse:
        return HttpResponse()

    request = RequestFactory().post("/", headers=headers)
    if status == 403:
        with pytest.raises(public_forms.PermissionDenied):
            view(request)
    else:
        assert view(request).status_code == status
    assert view.csrf_exempt  # type: ignore[attr-defined]  # the value is there in this test


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"&".join(b"f%d=1" % number for number in range(1_500)), "application/x-www-form-urlencoded"),
        (b"no boundary at all", "multipart/form-data"),
    ],
)
def test_what_cannot_be_read_is_refused_before_anything_is_done(body: bytes, kind: str) -> None:
    """Also by a view that looks at nothing of what was sent: a button that withdraws or erases."""
    done = []

    @without_cookie
    def view(request: Any) -> HttpResponse:
        done.append(request)
        return HttpResponse()

    request = RequestFactory().post("/", body, content_type=kind, headers={"sec-fetch-site": "same-origin"})
    with pytest.raises((TooManyFieldsSent, MultiPartParserError)):
        view(request)
    assert not done
