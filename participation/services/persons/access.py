"""All that is kept of one person, to be given to that person (AVG, article 15). The address is a key and no more:
never in a log, a message or an audit row.
"""

from dataclasses import dataclass, field
from typing import Any

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from participation.audit import persons as audit_persons
from participation.exceptions import NotAllowed
from participation.models import AuditEntry, PrivateNote
from participation.policy.persons import user_can_erase_persons
from participation.services.persons.kinds import PERSON_KINDS
from participation.services.persons.telling import TELLS, Fact, Facts, fields_of
from samenwerking.accounts.attempts import attempts_of
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from samenwerking.outbox.models import MailPreference, OutgoingMail
from samenwerking.personal_data import PersonalData, about


@dataclass(frozen=True)
class Held:
    """What is held in one place: why and how long, and what each row says. ``name`` as in the record of events."""

    name: str
    label: Any
    about: PersonalData
    rows: list[Facts] = field(default_factory=list)


@transaction.atomic
def show_person(*, user: User, email: str) -> list[Held]:
    """Everything of this address, with a row in the record of events that says how much of what. Raises NotAllowed."""
    if not user_can_erase_persons(user):
        raise NotAllowed
    held = [*_outside(email), *_account(email)]
    counts = {one.name: len(one.rows) for one in held}
    audit_persons.person_shown(user=user, counts=counts)
    return held


def _outside(email: str) -> list[Held]:
    found = []
    for kind in PERSON_KINDS:
        rows = [TELLS[kind.name](row, email) for row in kind.find(email)]
        said = about(kind.model)
        if rows and said:
            found.append(Held(kind.name, kind.label, said, rows))
    return found


def _account(email: str) -> list[Held]:
    """Of who has an account: what stands there. What colleagues did is in the record of events, by number."""
    person = User.objects.filter(email__iexact=email).first()
    if person is None:
        tries = attempts_of(email)
        return [_held("attempt", "accounts.FailedTry", _number(tries))] if tries else []
    own = fields_of(person, "email", "first_name", "last_name", "function_title", "date_joined", "last_login")
    own += [Fact(_("Rollen"), ", ".join(sorted(Role(role).label for role in person.roles)))]
    notes = PrivateNote.objects.filter(user=person).count()
    did = AuditEntry.objects.filter(actor=person).count()
    held = [
        _held("account", "accounts.User", [own]),
        _held("visit", "usersessions.UserSession", _visits(person)),
        _held("mail", "outbox.OutgoingMail", _mails(person)),
        _held("note", "participation.PrivateNote", _number(notes)),
        _held("event", "participation.AuditEntry", _number(did)),
    ]
    return [one for one in held if one.rows]


def _number(count: int) -> list[Facts]:
    """Only how many: the person reads notes in the werkplaats, and an event names a dossier by its number."""
    return [[Fact(_("Aantal"), count)]] if count else []


def _visits(person: User) -> list[Facts]:
    """Where and with what the person is logged in now."""
    visits = UserSession.objects.filter(user=person)
    return [fields_of(visit, "ip", "user_agent", "created_at", "last_seen_at") for visit in visits]


def _mails(person: User) -> list[Facts]:
    """How many of which kind, and what they chose; titles in mails may be of dossiers that are not the asker's."""
    kinds = OutgoingMail.objects.filter(recipient=person).order_by("kind").values_list("kind").annotate(Count("pk"))
    labels = dict(OutgoingMail._meta.get_field("kind").flatchoices)
    rows = [[Fact(labels[kind], count)] for kind, count in kinds]
    return rows + [fields_of(choice, "kind", "rhythm") for choice in MailPreference.objects.filter(person=person)]


def _held(name: str, model: str, rows: list[Facts]) -> Held:
    said = about(apps.get_model(model))
    assert said is not None
    return Held(name, said.label, said, rows)
