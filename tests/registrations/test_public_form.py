"""The form on the register, and the private link: for everybody, without an account."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from participation.models import Registration, RegistrationPerson, Werkatelier
from participation.services.registrations.placing import cancel_registration
from samenwerking.accounts.models import User
from samenwerking.log_privacy import scrub
from tests.registrations.conftest import join, link_in, mails_to, make_session, states
from tests.werkplaats.forms import form_on, text_of

Capture = Any
ANNA: dict[str, Any] = {"name": "Anna", "email": "anna@bewoner.example", "consent": "on"}


def path_of(session: Werkatelier) -> str:
    return f"/register/werkateliers/{session.slug}/aanmelden/"


def send(session: Werkatelier, **fields: Any) -> Any:
    client, path = Client(), path_of(session)
    return client.post(path, form_on(client, path) | ANNA | fields)


def test_the_whole_way_of_a_participant(session: Werkatelier, django_capture_on_commit_callbacks: Capture) -> None:
    client = Client()
    page = text_of(client.get(f"/register/werkateliers/{session.slug}/").content)
    assert "Er zijn nog 2 plaatsen vrij." in page
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(session, needs=["wheelchair"], needs_note="Hond", wants_report="on")
    assert (answer.status_code, answer.url) == (302, f"/register/werkateliers/{session.slug}/aangemeld/")
    person = RegistrationPerson.objects.get()
    assert (person.name, person.needs, person.needs_note) == ("Anna", ["wheelchair"], "Hond")
    assert (person.purpose, person.legal_ground) == ("Meedoen aan een werkatelier", "Toestemming")
    link = link_in(mails_to("anna")[0])
    assert person.link_hash
    assert person.link_hash not in link
    shown = text_of(client.get(link).content)
    assert "U hebt een plaats." in shown
    assert "vergadering.example/kamer" in shown
    assert states(session) == ["registered"], "opening the link changes nothing"
    # Not "no-referrer": browsers would then send the form with an origin that is nobody's.
    assert client.get(link)["Referrer-Policy"] == "same-origin"
    assert not client.cookies, "no cookie, and so no banner"
    assert client.post(link).url == f"{link}?afgemeld=vrij"
    assert "U bent afgemeld. Bedankt dat" in text_of(client.get(f"{link}?afgemeld=vrij").content)
    assert states(session) == ["cancelled"]
    assert client.post(link).status_code == 302, "twice is once"
    assert "vergadering.example" not in text_of(client.get(link).content)


def test_full_says_so_before_and_after(session: Werkatelier) -> None:
    join(session, "anna")
    join(session, "bart")
    page = text_of(Client().get(path_of(session)).content)
    assert "Vol. U komt op de wachtlijst." in page
    assert "Zet mij op de wachtlijst" in page
    assert send(session, email="carla@bewoner.example").status_code == 302
    assert states(session)[-1] == "waiting"


def test_a_known_address_gets_the_same_answer(
    session: Werkatelier, django_capture_on_commit_callbacks: Capture
) -> None:
    new, again = send(session), send(session)
    assert (new.status_code, new.url) == (again.status_code, again.url)
    sent = [Client().get(answer.url).content for answer in (new, again)]
    assert text_of(sent[0]) == text_of(sent[1])
    assert Registration.objects.count() == 1


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"name": ""}, "verplicht"),
    ({"email": "geen adres"}, "geldig e-mailadres"),
    ({"consent": ""}, "verplicht"),
    ({"name": "Win geld op https://kwaad.example"}, "zonder link"),
    ({"name": "www.kwaad.example"}, "zonder link"),
    ({"name": "x" * 121}, "120"),
    ({"needs": ["onbekend"]}, "onbekend"),
    ({"website": "vul in"}, "verborgen veld"),
]


@pytest.mark.parametrize(("fields", "words"), WRONG, ids=[next(iter(row[0])) + str(n) for n, row in enumerate(WRONG)])
def test_what_is_wrong_is_said_and_nothing_is_lost(session: Werkatelier, fields: dict[str, Any], words: str) -> None:
    answer = send(session, **{"needs_note": "Blijft staan"} | fields)
    assert answer.status_code == 422
    assert words in text_of(answer.content)
    assert b"Blijft staan" in answer.content
    assert not Registration.objects.exists()


def test_another_site_cannot_send_it_and_a_closed_form_takes_nothing(lead: User, session: Werkatelier) -> None:
    client, path = Client(), path_of(session)
    data = form_on(client, path) | ANNA
    assert client.post(path, data, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    session.registration_setup.is_open = False
    session.registration_setup.save()
    answer = client.post(path, data)
    assert answer.status_code == 200
    assert "U kunt zich niet meer aanmelden" in text_of(answer.content)
    assert not Registration.objects.exists()
    hidden = make_session(lead, published=False, published_at=None)
    assert client.get(path_of(hidden)).status_code == 404


def test_a_link_that_never_was_and_one_that_is_over(session: Werkatelier) -> None:
    assert Client().get(f"/register/aanmelding/{'0' * 40}/").status_code == 404
    assert Client().post(f"/register/aanmelding/{'0' * 40}/").status_code == 404
    assert scrub("/register/aanmelding/abcdef/") == "/register/aanmelding/[sleutel]/"


def test_off_the_register_the_link_still_works_and_names_nothing(
    session: Werkatelier, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        join(session, "anna")
    link = link_in(mails_to("anna")[0])
    Werkatelier.objects.update(published_at=None, title="Geheime kanarie")
    mail.outbox.clear()
    assert "kanarie" not in text_of(Client().get(link).content)
    with django_capture_on_commit_callbacks(execute=True):
        assert Client().post(link).status_code == 302
    assert "kanarie" not in f"{mail.outbox[0].subject}{mail.outbox[0].body}"


def test_nobody_is_on_a_public_page(session: Werkatelier) -> None:
    registration = join(session, "anna", needs_note="Hond")
    for path in (f"/register/werkateliers/{session.slug}/", path_of(session), "/register/werkateliers/"):
        page = Client().get(path).content.decode()
        assert "anna" not in page
        assert "Hond" not in page
        assert "vergadering.example" not in page
    cancel_registration(registration=registration)
    assert timezone.localdate() + timedelta(days=7) == RegistrationPerson.objects.get().retain_until
