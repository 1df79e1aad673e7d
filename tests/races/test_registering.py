"""Sixty people who want twelve places in the same second: twelve get one, the others wait in the order they came in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from participation.models import Registration, RegistrationSetup
from participation.services.registrations.people import ParticipantData
from participation.services.registrations.placing import cancel_registration, register_participant
from tests.factories import WerkatelierFactory
from tests.races.racing import Racers

PEOPLE, PLACES, AT_ONCE = 60, 12, 20


@pytest.mark.usefixtures("transactional_db")
def test_never_more_than_there_are_and_nobody_lost() -> None:
    session = WerkatelierFactory(published=True, starts_at=timezone.now() + timedelta(days=7), capacity=PLACES)
    RegistrationSetup.objects.create(werkatelier=session, consent_text="Goed.")
    with Racers(AT_ONCE) as racers:
        for start in range(0, PEOPLE, AT_ONCE):
            made = racers.run(
                [
                    lambda number=number: register_participant(
                        werkatelier=session, data=ParticipantData(f"P{number}", f"p{number}@bewoner.example")
                    )
                    for number in range(start, start + AT_ONCE)
                ]
            )
            assert all(isinstance(one, Registration) for one in made), made
        rows = list(session.registrations.order_by("number"))
        assert [row.number for row in rows] == list(range(1, PEOPLE + 1))
        assert [row.state for row in rows] == ["registered"] * PLACES + ["waiting"] * (PEOPLE - PLACES)
        # All twelve cancel at the same time, and eight registrations more: the longest waiting move up.
        acts = [lambda row=row: cancel_registration(registration=row) for row in rows[:PLACES]] + [
            lambda number=number: register_participant(
                werkatelier=session, data=ParticipantData(f"L{number}", f"l{number}@bewoner.example")
            )
            for number in range(AT_ONCE - PLACES)
        ]
        outcomes = racers.run(acts)
        assert not [one for one in outcomes if isinstance(one, Exception)]
    states = list(session.registrations.order_by("number").values_list("state", flat=True))
    late = ["waiting"] * (PEOPLE - 2 * PLACES + AT_ONCE - PLACES)
    assert states == ["cancelled"] * PLACES + ["registered"] * PLACES + late
