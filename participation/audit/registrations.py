"""The rows of the record of events about taking part: numbers and facts, never who it was or what somebody needs."""

from participation.choices import AuditAction
from participation.models import Registration, Werkatelier
from samenwerking.accounts.models import User

from .chain import write_entry


def registration_changed(*, user: User | None, registration: Registration, moved_up: int = 0) -> None:
    """``user`` None: the participant did it. ``moved_up``: how many others got a place by it."""
    werkatelier = registration.werkatelier
    facts = {"werkatelier": werkatelier.pk, "state": str(registration.state), "moved_up": moved_up}
    write_entry(user, AuditAction.REGISTRATION_CHANGED, registration, werkatelier.opgave.pk, **facts)


def setup_saved(*, user: User, werkatelier: Werkatelier, is_open: bool) -> None:
    write_entry(user, AuditAction.SAVED, werkatelier, werkatelier.opgave.pk, part="registrationsetup", open=is_open)


def programme_saved(*, user: User, werkatelier: Werkatelier, items: int) -> None:
    write_entry(user, AuditAction.SAVED, werkatelier, werkatelier.opgave.pk, version=werkatelier.version, items=items)


def people_invited(*, user: User, werkatelier: Werkatelier, count: int) -> None:
    write_entry(user, AuditAction.PEOPLE_INVITED, werkatelier, werkatelier.opgave.pk, count=count)


def participants_erased(*, user: User | None, werkatelier: Werkatelier, count: int) -> None:
    """``user`` None: the term was over, and the site did it by itself."""
    write_entry(user, AuditAction.PARTICIPANTS_ERASED, werkatelier, werkatelier.opgave.pk, count=count)
