"""The steps of a night, in one table: the command that erases, and of which rows how many it would find.

A step counts with the same query that its command erases by; ``tests/retention`` holds every count against what the
command does. Files without a term of their own (pictures of nothing, reports of imports) are not about people and not
here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from pages.search.misses import old_misses
from pages.subscriptions.services import unconfirmed
from pages.upkeep.erasing import contacts_over_term, remarks_over_term
from participation.importers.uploads import FILES_KEPT, old_files, old_headings
from participation.models import AreaImport, ChallengeRequest, ContributionImport, Initiative, RegisterImport
from participation.services.acknowledging import old_mail_links
from participation.services.bin import over_term as bin_over_term
from participation.services.contacts import over_term as contacts_of_parties
from participation.services.contributions.givers import over_term as givers_over_term
from participation.services.contributions.givers import passages_over_term
from participation.services.dossier_exports.keeping import nobody_may_fetch
from participation.services.evaluations.rounds import old_links, old_remarks
from participation.services.own_reading.notes import notes_of_the_gone
from participation.services.private_contacts import over_term as outsiders_over_term
from participation.services.registrations.people import invitees_over_term, people_over_term
from samenwerking.accounts.attempts import old_attempts
from samenwerking.outbox.cleaning import old_mails

Count = Callable[[datetime], int]
TASKS_KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """One kind of rows: what they are, what becomes of them, and how many are over their term at a moment."""

    label: Any
    what: Any
    count: Count


@dataclass(frozen=True)
class Step:
    """``at_night``: run by ``apply_retention``; the others run by a clock of their own (``background/jobs.py``)."""

    command: str
    kinds: tuple[Due, ...]
    at_night: bool = True


def on_day(rows: Callable[[date], QuerySet[Any]]) -> Count:
    """Of a query that asks for a day."""
    return lambda moment: rows(timezone.localdate(moment)).count()


def at(rows: Callable[[datetime], QuerySet[Any]]) -> Count:
    """Of a query that asks for a moment."""
    return lambda moment: rows(moment).count()


def _unread_files(moment: datetime) -> int:
    kinds = (AreaImport, ContributionImport, RegisterImport)
    return sum(old_files(kind, moment - FILES_KEPT).count() for kind in kinds)


def _headings(moment: datetime) -> int:
    before = moment - timedelta(days=settings.IMPORT_HEADINGS_DAYS)
    return sum(old_headings(kind, before).count() for kind in (ContributionImport, RegisterImport))


def _sessions(moment: datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=moment)


def _visits(moment: datetime) -> int:
    """Of which the session is over by then."""
    alive = Session.objects.filter(expire_date__gte=moment).values("session_key")
    return UserSession.objects.exclude(session_key__in=alive).count()


def _tasks(moment: datetime) -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.finished().filter(finished_at__lte=moment - TASKS_KEPT)


GONE, EMPTIED = _("Gaat weg"), _("Wordt leeggemaakt")
STEPS: tuple[Step, ...] = (
    Step(
        "erase_contribution_data",
        (
            Due(_("Wie inbreng gaf"), _("Naam en adres gaan weg; de bijdrage blijft"), on_day(givers_over_term)),
            Due(_("Gemarkeerde gegevens in een bijdrage"), EMPTIED,
                lambda moment: passages_over_term(timezone.localdate(moment))),
            Due(_("Bestanden die niemand inlas"), GONE, _unread_files),
            Due(_("Naam en koppen van ingelezen bestanden"), EMPTIED, _headings),
        ),
    ),
    Step(
        "erase_participants",
        (
            Due(_("Wie meedeed aan een werkatelier"), _("Gaat weg; het aantal blijft"), on_day(people_over_term)),
            Due(_("Wie was uitgenodigd voor een werkatelier"), GONE, on_day(invitees_over_term)),
        ),
    ),
    Step("erase_contacts", (Due(_("Contactpersonen van partijen"), GONE, on_day(contacts_of_parties)),)),
    Step(
        "erase_outsiders",
        (
            Due(_("Wie een initiatief begon"), _("Naam en adres gaan weg; het initiatief blijft"),
                on_day(lambda day: outsiders_over_term(Initiative, day))),
            Due(_("Wie de gemeente uitdaagt"), _("Naam en adres gaan weg; het verzoek blijft"),
                on_day(lambda day: outsiders_over_term(ChallengeRequest, day))),
            Due(_("Links naar een evaluatie"), GONE, on_day(old_links)),
            Due(_("Opmerkingen bij een evaluatie"), _("Worden leeggemaakt; de cijfers blijven"), on_day(old_remarks)),
        ),
    ),
    Step(
        "erase_reader_data",
        (
            Due(_("Wie een voorstel deed voor een bladzijde"), _("Het adres gaat weg; het voorstel blijft"),
                on_day(contacts_over_term)),
            Due(_("Opmerkingen bij “Hielp deze pagina?”"), _("Gaan weg; ja of nee blijft"), on_day(remarks_over_term)),
        ),
    ),
    Step("clean_subscriptions", (Due(_("Wie berichten over de wijzer niet bevestigde"), GONE, at(unconfirmed)),)),
    Step("erase_own_reading", (Due(_("Eigen notities van gesloten accounts"), GONE, at(notes_of_the_gone)),)),
    Step("empty_bins", (Due(_("Wat uit een dossier is verwijderd"), _("Gaat voorgoed weg"), at(bin_over_term)),)),
    Step("erase_mail_links", (Due(_("Links uit mails"), GONE, at(old_mail_links)),)),
    Step("clean_mails", (Due(_("Mails aan wie een account heeft"), GONE, at(old_mails)),)),
    Step("erase_login_attempts", (Due(_("Pogingen om in te loggen"), GONE, at(old_attempts)),)),
    Step("clearsessions", (Due(_("Sessies die voorbij zijn"), GONE, at(_sessions)),)),
    Step("keep_accounts", (Due(_("Waar en waarmee iemand was ingelogd"), GONE, _visits),), at_night=False),
    Step("rebuild_search", (Due(_("Wat vergeefs is gezocht"), GONE, on_day(old_misses)),), at_night=False),
    Step("clean_exports", (Due(_("Exports van dossiers"), GONE, nobody_may_fetch),), at_night=False),
    Step("prune_db_task_results", (Due(_("Taken van de achtergrond"), GONE, at(_tasks)),), at_night=False),
)  # fmt: skip
