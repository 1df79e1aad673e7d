"""Writing down which participants are to be told what. The rows stand or fall with the transaction of the event; the
background worker sends them (``services/registrations/mailing.py``)."""

from collections.abc import Iterable

from participation.choices import EXPECTED, RegistrationMail, RegistrationState, StukKind
from participation.models import Registration, RegistrationNotice, Stuk, Werkatelier


def tell(registrations: Iterable[Registration], kind: RegistrationMail, occasion: int = 0) -> list[int]:
    """One notice for each of them who left an address and was not told of this occasion; the numbers of the rows."""
    rows = [RegistrationNotice(registration=one, kind=kind, occasion=occasion) for one in registrations]
    RegistrationNotice.objects.bulk_create(rows, ignore_conflicts=True)
    found = RegistrationNotice.objects.filter(
        registration__in=[row.registration_id for row in rows], kind=kind, occasion=occasion, sent_at=None
    )
    return list(found.order_by("pk").values_list("pk", flat=True))


def tell_everybody(werkatelier: Werkatelier, kind: RegistrationMail) -> list[int]:
    """Who has a place and who waits; once for each change that calendars hear of."""
    told = Registration.objects.filter(werkatelier=werkatelier, state__in=EXPECTED).exclude(person__email="")
    return tell(told.filter(person__isnull=False), kind, werkatelier.calendar_sequence)


def report_published(stuk: Stuk) -> None:
    """The report of a session is on the register: who asked for it gets it, once."""
    if stuk.kind != StukKind.WERKATELIERVERSLAG or stuk.werkatelier_owner_id is None:
        return
    asked = Registration.objects.filter(werkatelier=stuk.werkatelier_owner_id, wants_report=True, person__isnull=False)
    tell(asked.exclude(person__email="").exclude(state=RegistrationState.CANCELLED), RegistrationMail.REPORT)
