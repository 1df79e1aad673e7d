"""The werkateliers of the year, with who registered and who came, and the report as a paper."""

from datetime import timedelta

from participation.demo.papers import load_stuk
from participation.demo.records import Stage, load_werkatelier
from participation.demo.year.people import participant
from participation.demo.year.specs import SessionSpec
from participation.models import Traject, Werkatelier
from participation.models.registration import RETENTION_DAYS
from participation.services.registrations.attendance import mark_attended
from participation.services.registrations.placing import add_participant, register_participant
from participation.services.registrations.setting import consent_text, save_registration_setup
from samenwerking.accounts.models import User


def load_session(session: SessionSpec, traject: Traject, lead: User, stage: Stage) -> Werkatelier:
    """The session as planned and as it went. Who came to one of long ago is not known any more: the term is over."""
    made = load_werkatelier(session.spec, traject, lead, stage)
    if session.people and session.spec.day > -RETENTION_DAYS:
        _load_people(session, made, lead)
    if session.paper:
        load_stuk(session.paper, made, lead, stage)
    return made


def _load_people(session: SessionSpec, made: Werkatelier, lead: User) -> None:
    data = {
        "is_open": True,
        "closes_at": made.starts_at - timedelta(hours=4),
        "consent_text": consent_text(),
        "ask_needs": True,
        "reminder_days": 2,
        "retention_days": RETENTION_DAYS,
    }
    save_registration_setup(user=lead, werkatelier=made, data=data, base_version=None)
    for number in range(session.people):
        who = participant(abs(session.spec.day) * session.people + number)
        if session.spec.day > 0:
            register_participant(werkatelier=made, data=who)
            continue
        row = add_participant(user=lead, werkatelier=made, data=who)
        came = number != session.people - 1
        mark_attended(user=lead, werkatelier=made, registration_id=row.pk, attended=came, at=made.starts_at)
