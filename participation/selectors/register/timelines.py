"""What happened in a dossier, as everybody may know it. Made of public rows only; no queries here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from participation.choices import ParticipationChoice
from participation.models import Decision, Opgave, Stuk, Traject, Werkatelier


@dataclass(frozen=True)
class RegisterEvent:
    """One line of ``components/timeline.html``."""

    when: date | datetime
    title: str
    text: str = ""
    url: str = ""

    @property
    def moment(self) -> datetime:
        """A day without a time counts from its first minute."""
        if isinstance(self.when, datetime):
            return timezone.localtime(self.when)
        return timezone.make_aware(datetime.combine(self.when, time.min))


def newest_first(*groups: Iterable[RegisterEvent]) -> list[RegisterEvent]:
    """All events in one order, the newest (or furthest ahead) first."""
    return sorted((event for group in groups for event in group), key=lambda event: event.moment, reverse=True)


def opgave_events(opgave: Opgave) -> list[RegisterEvent]:
    """The opgave itself: on the register, the choice for or against participation, closed."""
    events = []
    if opgave.published_at:
        events.append(RegisterEvent(opgave.published_at, _("Opgave op het register")))
    if opgave.participation != ParticipationChoice.UNDECIDED and opgave.participation_date:
        yes = opgave.participation == ParticipationChoice.YES
        title = _("%(body)s kiest voor participatie") if yes else _("%(body)s kiest voor geen participatie")
        events.append(
            RegisterEvent(opgave.participation_date, title % {"body": opgave.get_participation_body_display()})
        )
    if opgave.closed_at:
        events.append(RegisterEvent(opgave.closed_at, _("Opgave afgerond")))
    return events


def traject_events(traject: Traject, *, today: date, linked: bool) -> list[RegisterEvent]:
    """Its begin, its planned end and its close; ``linked`` where the traject has a page of its own."""
    name, url = {"title": traject.title}, traject.get_absolute_url() if linked else ""
    events = []
    if traject.start_date:
        begins = _("Traject “%(title)s” begint") if traject.start_date > today else _("Traject “%(title)s” begonnen")
        events.append(RegisterEvent(traject.start_date, begins % name, url=url))
    elif traject.published_at:
        events.append(RegisterEvent(traject.published_at, _("Traject “%(title)s” op het register") % name, url=url))
    if traject.closed_at:
        events.append(RegisterEvent(traject.closed_at, _("Traject “%(title)s” afgerond") % name, url=url))
    elif traject.end_date and traject.end_date >= today:
        events.append(RegisterEvent(traject.end_date, _("Gepland einde van “%(title)s”") % name, url=url))
    return events


def werkatelier_events(werkatelier: Werkatelier, *, now: datetime) -> list[RegisterEvent]:
    """The session: planned, held or called off."""
    if werkatelier.cancelled_at:
        title = _("Afgezegd: %(title)s")
    elif werkatelier.ends_at >= now:
        title = _("Gepland werkatelier: %(title)s")
    else:
        title = _("Werkatelier: %(title)s")
    url = werkatelier.get_absolute_url()
    return [RegisterEvent(werkatelier.starts_at, title % {"title": werkatelier.title}, werkatelier.location, url)]


def werkatelier_history(werkatelier: Werkatelier, *, now: datetime) -> list[RegisterEvent]:
    """For the page of the session itself: on the register, called off, and the day it was meant for."""
    (session,) = werkatelier_events(werkatelier, now=now)
    events = [replace(session, url="")]
    if werkatelier.published_at:
        events.append(RegisterEvent(werkatelier.published_at, _("Werkatelier op het register")))
    if werkatelier.cancelled_at:
        events.append(RegisterEvent(werkatelier.cancelled_at, _("Werkatelier afgezegd")))
    return events


def stuk_events(stuk: Stuk, title: str, decisions: Iterable[Decision], *, linked: bool) -> list[RegisterEvent]:
    """What was decided on a published paper, and when it came on the register."""
    url = stuk.get_absolute_url() if linked else ""
    events = [decision_event(decision, title, url) for decision in decisions]
    if stuk.first_published_at:
        events.append(
            RegisterEvent(stuk.first_published_at, _("Op het register: %(title)s") % {"title": title}, url=url)
        )
    return events


def decision_event(decision: Decision, title: str, url: str) -> RegisterEvent:
    """A decision of college or council."""
    heading = _("%(body)s: %(outcome)s – %(title)s") % {
        "body": decision.get_body_display(),
        "outcome": decision.get_outcome_display().lower(),
        "title": title,
    }
    return RegisterEvent(decision.date, heading, decision.reason, url)
