"""The list at the door: who may, sent twice is once, two phones, and what a browser kept that is not well filled in."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from participation.choices import TeamRole
from participation.models import Registration, RegistrationPerson, Werkatelier
from participation.policy import grant_team_role
from participation.services.registrations.attendance import mark_attended
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory, WerkatelierFactory
from tests.registrations.conftest import join, make_session, states
from tests.registrations.test_werkplaats import base, client_of
from tests.werkplaats.forms import form_on, text_of


def send(client: Client, session: Werkatelier, *entries: dict[str, Any]) -> Any:
    return client.post(f"{base(session)}deur/stand/", {"entries": json.dumps(entries)})


def tick(registration: Registration, attended: bool, age: float) -> dict[str, Any]:
    return {"key": str(uuid4()), "registration": registration.pk, "attended": attended, "age": age}


# Written by hand: the list is for who edits; each of its three addresses answers the same.
WHO = [("lead", 200), ("member", 200), ("reader", 403), ("manager", 403), ("council", 403)]


@pytest.mark.parametrize(("who", "status"), WHO)
def test_the_door_is_for_the_team(lead: User, session: Werkatelier, who: str, status: int) -> None:
    joined = join(session, "Anna Kanarie", email="anna@bewoner.example")
    people = {"lead": lead, "manager": UserFactory(role=Role.MANAGER), "council": UserFactory(role=Role.COUNCIL)}
    for role in (TeamRole.MEMBER, TeamRole.READER):
        people[role.value] = UserFactory()
        grant_team_role(people[role.value], session.traject, role)
    client = client_of(people[who])
    for end in ("", "stand/", "werker.js"):
        answer = client.get(f"{base(session)}deur/{end}")
        assert (answer.status_code, "anna@" in answer.content.decode()) == (status, False), end
    assert send(client, session, tick(joined, True, 0)).status_code == status
    assert states(session) == (["attended"] if status == 200 else ["registered"])


def test_plain_forms_tick_find_and_add(lead: User, session: Werkatelier) -> None:
    anna = join(session, "anna")
    join(session, "bart")
    client, path = client_of(lead), f"{base(session)}deur/"
    found = text_of(client.get(f"{path}?q=AN").content)
    assert "anna" in found
    assert "bart" not in found
    for attended, state in (("1", "attended"), ("1", "attended"), ("", "registered")):
        answer = client.post(path, {"registration": anna.pk, "attended": attended, "q": "an"})
        assert answer["Location"] == f"{path}?q=an#rij-{anna.pk}"
        assert states(session)[0] == state
    sent = {"key": str(uuid4()), "name": "Kees"}
    assert [client.post(path, sent).status_code for _ in range(2)] == [302, 302]
    assert states(session) == ["registered", "registered", "walk_in"]
    wrong = client.post(path, {"key": str(uuid4()), "name": "Loes", "wants_report": "on"})
    assert "Vul een e-mailadres in" in text_of(wrong.content)
    assert "Loes" in wrong.content.decode()
    foreign = WerkatelierFactory(traject=session.traject)
    assert client.post(f"{base(foreign)}deur/", {"registration": anna.pk, "attended": "1"}).status_code == 404
    assert client.post(path, {"registration": "x"}).status_code == 400


def test_sent_later_sent_twice_and_by_two_phones(lead: User, session: Werkatelier) -> None:
    anna, bart = join(session, "anna"), join(session, "bart")
    client = client_of(lead)
    kept = [tick(anna, True, 3600), {"key": str(uuid4()), "name": "Kees", "age": 1800}]
    first = send(client, session, *kept).json()
    assert [answer["refusal"] for answer in first["answers"]] == ["", ""]
    assert send(client, session, *kept).json()["rows"] == first["rows"]
    assert states(session) == ["attended", "registered", "walk_in"]
    arrived = Registration.objects.get(pk=anna.pk).attended_at
    assert arrived is not None
    assert abs(arrived - timezone.now() + timedelta(hours=1)) < timedelta(minutes=5)
    # The other phone pressed in between and had a connection: an older entry that arrives now changes nothing.
    mark_attended(user=lead, werkatelier=session, registration_id=bart.pk, attended=True)
    mark_attended(user=lead, werkatelier=session, registration_id=anna.pk, attended=False)
    send(client, session, tick(bart, False, 600), tick(anna, True, 600))
    assert states(session) == ["registered", "attended", "walk_in"]
    send(client, session, tick(anna, True, 0), tick(bart, False, -5000))
    assert states(session) == ["attended", "registered", "walk_in"]


HOSTILE: list[str] = [" ", "{}", "[1]", '[{"key": "x"}]', "[" * 100_000, json.dumps([{}] * 501), "null"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_list_of_entries(lead: User, session: Werkatelier, text: str) -> None:
    assert client_of(lead).post(f"{base(session)}deur/stand/", {"entries": text}).status_code == 400


def test_one_wrong_entry_stops_no_other(lead: User, session: Werkatelier) -> None:
    anna = join(session, "anna")
    other = join(make_session(lead, traject=session.traject), "bart")
    wrong = [
        tick(other, True, 0),
        tick(anna, True, 0) | {"registration": "nee"},
        {"key": str(uuid4()), "name": "https://reclame.example", "age": "oud"},
        {"key": str(uuid4()), "name": ["x"] * 3, "email": "geen adres"},
    ]
    answers = send(client_of(lead), session, *wrong, tick(anna, True, 0)).json()["answers"]
    assert [bool(one["refusal"]) for one in answers].count(True) == 4
    assert states(session) == ["attended"]
    assert Registration.objects.get(pk=other.pk).state == "registered"


def test_an_expired_session_asks_to_log_in_and_a_mistake_is_undone(lead: User, session: Werkatelier) -> None:
    client = client_of(lead)
    assert form_on(client, f"{base(session)}deur/")["key"]
    send(client, session, {"key": str(uuid4()), "name": "Kees", "email": "kees@bewoner.example"})
    (kees,) = session.registrations.all()
    send(client, session, tick(kees, False, 0))
    assert states(session) == ["cancelled"]
    assert not RegistrationPerson.objects.exists()
    client.logout()
    answer = send(client, session, tick(kees, True, 0))
    assert answer["Location"].startswith("/accounts/login/")
