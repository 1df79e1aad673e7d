"""Who gets a place, who waits, who moves up, and what each of them is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from participation.audit import verify_chain
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import AuditEntry, RegistrationPerson, RegistrationSetup, Werkatelier
from participation.services.registrations.attendance import add_walk_in, mark_attended
from participation.services.registrations.people import ParticipantData, erase_expired
from participation.services.registrations.placing import (
    Left,
    RegistrationClosed,
    add_participant,
    cancel_registration,
)
from participation.services.registrations.reminding import remind_participants
from participation.services.werkateliers import cancel_werkatelier, restore_werkatelier, save_werkatelier
from samenwerking.accounts.models import User
from tests.factories import UserFactory
from tests.registrations.conftest import join, link_in, mails_to, make_session, states, subjects_to

Capture = Any


def test_places_go_in_order_of_arrival_and_the_first_who_waits_moves_up(
    session: Werkatelier, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        first, *_rest = [join(session, name) for name in ("anna", "bart", "carla", "dirk")]
    assert states(session) == ["registered", "registered", "waiting", "waiting"]
    assert subjects_to("anna") == ["U hebt een plaats"]
    assert subjects_to("carla") == ["U staat op de wachtlijst"]
    with django_capture_on_commit_callbacks(execute=True):
        assert cancel_registration(registration=first) == Left.PASSED_ON
        assert not cancel_registration(registration=first), "twice is once"
    assert states(session) == ["cancelled", "registered", "registered", "waiting"]
    assert subjects_to("carla")[-1] == "Er is een plaats voor u"
    assert subjects_to("anna")[-1] == "U bent afgemeld"
    assert len(mails_to("dirk")) == 1
    dirk = session.registrations.get(number=4)
    assert cancel_registration(registration=dirk) == Left.QUEUE
    second = session.registrations.get(number=2)
    assert cancel_registration(registration=second) == Left.EMPTY, "nobody waits any more"


def test_nobody_passes_who_waits_and_more_places_help_at_once(lead: User, session: Werkatelier) -> None:
    for name in ("anna", "bart", "carla", "dirk", "eva"):
        join(session, name)
    session = save_werkatelier(user=lead, werkatelier=session, data={"capacity": 4}, base_version=session.version)
    assert states(session) == ["registered"] * 4 + ["waiting"]
    save_werkatelier(user=lead, werkatelier=session, data={"capacity": None}, base_version=session.version)
    assert states(session) == ["registered"] * 5


def test_a_second_registration_changes_nothing_and_tells_only_the_address(
    session: Werkatelier, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        first = join(session, "anna")
        again = join(session, "anna", email=" ANNA@bewoner.example ")
        join(session, "anna")
    assert first == again
    assert states(session) == ["registered"]
    assert subjects_to("anna") == ["U hebt een plaats", "U was al aangemeld", "U was al aangemeld"]
    assert len({link_in(message) for message in mails_to("anna")}) == 1, "an older mail keeps working"


def test_who_has_a_place_gets_the_link_to_join_and_who_waits_does_not(
    lead: User, django_capture_on_commit_callbacks: Capture
) -> None:
    session = make_session(lead, capacity=1)
    with django_capture_on_commit_callbacks(execute=True):
        join(session, "anna")
        join(session, "bart")
    (placed,), (waiting,) = mails_to("anna"), mails_to("bart")
    assert "vergadering.example/kamer" in placed.body
    assert "vergadering.example" not in waiting.body
    assert not waiting.attachments


CLOSED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("closed by the team", {}, {"is_open": False}),
    ("closed in time", {}, {"closes_at": timezone.now() - timedelta(minutes=1)}),
    ("begun", {"starts_at": timezone.now() - timedelta(minutes=1)}, {}),
    ("called off", {"cancelled_at": timezone.now()}, {}),
    ("not on the register", {"published": False, "published_at": None}, {}),
]


@pytest.mark.parametrize(("why", "fields", "setup"), CLOSED, ids=[row[0] for row in CLOSED])
def test_the_form_is_closed(lead: User, why: str, fields: dict[str, Any], setup: dict[str, Any]) -> None:
    session = make_session(lead, **fields, setup=setup)
    with pytest.raises(RegistrationClosed):
        join(session, "anna")


def test_without_a_form_nobody_registers(lead: User, session: Werkatelier) -> None:
    RegistrationSetup.objects.all().delete()
    with pytest.raises(RegistrationClosed):
        join(session, "anna")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"location": "Elders"}, "Let op, er is iets gewijzigd"),
        ({"online_url": "https://vergadering.example/andere"}, "Let op, er is iets gewijzigd"),
        ({"starts_at": timezone.now() + timedelta(days=6)}, "Let op, er is iets gewijzigd"),
        ({"title": "Andere titel"}, None),
        ({"internal_notes": "Koffie."}, None),
    ],
)
def test_a_change_of_time_or_place_is_told_to_everybody(
    lead: User,
    change: dict[str, Any],
    told: str | None,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    session = make_session(lead, capacity=1)
    gone = join(session, "gert")
    cancel_registration(registration=gone)
    with django_capture_on_commit_callbacks(execute=True):
        join(session, "anna")
        join(session, "bart")
        save_werkatelier(user=lead, werkatelier=session, data=change, base_version=session.version)
    for name in ("anna", "bart"):
        assert subjects_to(name)[1:] == ([told] if told else [])
    assert not mails_to("gert"), "who cancelled is left alone"


def test_calling_off_and_on_is_told_with_a_calendar_that_understands(
    lead: User, session: Werkatelier, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        join(session, "anna")
    with django_capture_on_commit_callbacks(execute=True):
        session = cancel_werkatelier(user=lead, werkatelier=session, base_version=session.version)
    with django_capture_on_commit_callbacks(execute=True):
        restore_werkatelier(user=lead, werkatelier=session, base_version=session.version)
    assert subjects_to("anna") == ["U hebt een plaats", "Gaat niet door", "Gaat toch door"]
    parts = [message.attachments[0] for message in mails_to("anna")]
    assert [part.get_param("method") for part in parts] == ["REQUEST", "CANCEL", "REQUEST"]
    texts = [part.get_payload(decode=True).decode() for part in parts]
    assert [f"SEQUENCE:{number}" in text for number, text in enumerate(texts)] == [True] * 3
    assert "STATUS:CANCELLED" in texts[1]
    assert "vergadering.example" not in texts[1]


def test_reminders_go_once_and_again_when_the_day_moves(
    lead: User, django_capture_on_commit_callbacks: Capture
) -> None:
    session = make_session(lead, setup={"reminder_days": 3})
    join(session, "anna")
    session.registrations.update(placed_at=timezone.now() - timedelta(days=5))
    assert remind_participants() == 0, "a week ahead is too early"
    Werkatelier.objects.filter(pk=session.pk).update(starts_at=timezone.now() + timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert remind_participants() == 1
        assert remind_participants() == 0
    assert subjects_to("anna") == ["Binnenkort"]
    join(session, "bart")
    assert remind_participants() == 0, "who has a place since today knows"
    Werkatelier.objects.filter(pk=session.pk).update(starts_at=timezone.now() + timedelta(days=2))
    assert remind_participants() == 1


def test_a_colleague_registers_who_called_and_strangers_may_not(lead: User, session: Werkatelier) -> None:
    made = add_participant(user=lead, werkatelier=session, data=ParticipantData(name="Opa zonder mail"))
    assert (made.state, made.person.email) == ("registered", "")
    with pytest.raises(NotAllowed):
        add_participant(user=UserFactory(), werkatelier=session, data=ParticipantData(name="x"))
    with pytest.raises(NotAllowed):
        cancel_registration(registration=made, user=UserFactory())
    join(session, "anna")
    with pytest.raises(ParticipationError):
        add_participant(user=lead, werkatelier=session, data=ParticipantData(name="x", email="anna@bewoner.example"))


def test_at_the_door(lead: User, session: Werkatelier) -> None:
    anna, _bart, carla = [join(session, name) for name in ("anna", "bart", "carla")]

    def tick(pk: int, *, attended: bool) -> str:
        return str(mark_attended(user=lead, werkatelier=session, registration_id=pk, attended=attended).state)

    assert tick(anna.pk, attended=True) == tick(anna.pk, attended=True) == "attended"
    assert tick(anna.pk, attended=False) == "registered"
    assert tick(carla.pk, attended=True) == "attended"
    assert tick(carla.pk, attended=False) == "waiting"
    assert not cancel_registration(registration=mark_attended(
        user=lead, werkatelier=session, registration_id=anna.pk, attended=True
    ))  # fmt: skip
    with pytest.raises(NotAllowed):
        mark_attended(user=UserFactory(), werkatelier=session, registration_id=anna.pk, attended=True)


def test_walk_ins_come_in_once_and_a_known_address_is_that_person(lead: User, session: Werkatelier) -> None:
    from uuid import uuid4

    anna, key = join(session, "anna"), uuid4()
    made = [
        add_walk_in(user=lead, werkatelier=session, data=ParticipantData(name="Wim"), entry_key=key) for _n in range(2)
    ]
    assert made[0] == made[1]
    assert made[0].state == "walk_in"
    known = add_walk_in(user=lead, werkatelier=session, data=ParticipantData(email="anna@bewoner.example"))
    assert (known.pk, known.state) == (anna.pk, "attended")
    nameless = add_walk_in(user=lead, werkatelier=session, data=ParticipantData())
    assert not RegistrationPerson.objects.filter(registration=nameless).exists()
    mark_attended(user=lead, werkatelier=session, registration_id=made[0].pk, attended=False)
    assert not RegistrationPerson.objects.filter(registration=made[0]).exists()


def test_people_go_when_the_term_is_over_and_the_counts_stay(lead: User, session: Werkatelier) -> None:
    anna = join(session, "anna", needs=["wheelchair"], needs_note="Hond")
    join(session, "bart")
    cancel_registration(registration=anna)
    person = RegistrationPerson.objects.get(registration=anna)
    assert (person.needs, person.needs_note) == ([], ""), "needs go with the place"
    today = timezone.localdate()
    assert erase_expired(today) == 0
    assert erase_expired(today + timedelta(days=8)) == 1
    assert erase_expired(today + timedelta(days=8)) == 0
    assert erase_expired(timezone.localdate(session.ends_at) + timedelta(days=91)) == 1
    assert states(session) == ["cancelled", "registered"]
    assert not RegistrationPerson.objects.exists()
    assert verify_chain().sound


def test_the_record_of_events_names_nobody(lead: User, session: Werkatelier) -> None:
    anna = join(session, "anna", needs=["wheelchair"])
    cancel_registration(registration=anna)
    rows = AuditEntry.objects.filter(object_type="registration")
    assert [row.data["state"] for row in rows.order_by("sequence")] == ["registered", "cancelled"]
    assert not any(word in str(row.data) for row in AuditEntry.objects.all() for word in ("anna", "wheelchair"))


def test_moving_the_session_moves_the_term(lead: User, session: Werkatelier) -> None:
    join(session, "anna")
    before = RegistrationPerson.objects.get().retain_until
    save_werkatelier(
        user=lead,
        werkatelier=session,
        data={"starts_at": session.starts_at + timedelta(days=30), "ends_at": session.ends_at + timedelta(days=30)},
        base_version=session.version,
    )
    assert RegistrationPerson.objects.get().retain_until == before + timedelta(days=30)
