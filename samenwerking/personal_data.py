"""What a model says of the people in it: who, which data, why, on what ground and how long (AVG, article 30).

It stands in the model itself, beside the fields, so that whoever adds a field sees it. The register of processing, the
page that erases a person, the nightly erasing and ``tests/architecture/test_personal_fields.py`` read it from there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, TextChoices
from django.utils.translation import gettext_lazy as _


class Activity(TextChoices):
    """What the municipality does with the data: a register of processing has one heading for each (article 30.1)."""

    CONTRIBUTIONS = "contributions", _("Inbreng van inwoners")
    MEETINGS = "meetings", _("Werkateliers")
    PARTIES = "parties", _("Partijen bij een traject")
    SOCIETY = "society", _("Initiatieven, uitdaagrecht en evaluaties")
    PICTURES = "pictures", _("Foto’s en bijlagen")
    GUIDE = "guide", _("De wijzer en haar lezers")
    DECIDING = "deciding", _("Stukken en besluiten")
    ACCOUNTS = "accounts", _("Accounts van medewerkers, college en raad")
    RUNNING = "running", _("De site laten werken")


class People(TextChoices):
    """Kinds of people (article 30.1.c)."""

    OUTSIDE = "outside", _("Inwoners, ondernemers en anderen buiten de gemeente")
    READERS = "readers", _("Lezers van de wijzer")
    COUNCIL = "council", _("Raadsleden en collegeleden")
    COLLEAGUES = "colleagues", _("Mensen met een account: medewerkers, college en raad")
    BOTH = "both", _("Mensen met een account, en wie van buiten wordt genoemd")


class Ground(TextChoices):
    """Grounds of article 6.1 of the AVG that the site knows."""

    CONSENT = "consent", _("Toestemming")
    TASK = "task", _("Taak van algemeen belang")
    EITHER = "either", _("Toestemming, of een taak van algemeen belang als een collega het invoert")
    DUTY = "duty", _("Wettelijke plicht")
    PER_PERSON = "per_person", _("Staat bij elke persoon")


class Seen(TextChoices):
    """Who gets to see the data (article 30.1.d). The host of the site and of its mail come beside them."""

    TEAM = "team", _("Het team van het dossier")
    STAFF = "staff", _("Medewerkers die erover gaan")
    EVERYBODY = "everybody", _("Iedereen: het staat op de site")
    OWNER = "owner", _("Alleen de persoon zelf")
    ADMIN = "admin", _("Beheerders van de site")
    NOBODY = "nobody", _("Niemand: alleen de site zelf gebruikt het")


@dataclass(frozen=True)
class PersonalData:
    """``fields`` hold the data, ``data`` tells in words what that is. ``step``: the command of ``apply_retention`` that
    erases what is over its term; empty: somebody asks, or the record itself goes.
    """

    label: Any
    fields: Sequence[str]
    activity: Activity
    people: People
    data: Any
    purpose: Any
    ground: Ground
    term: Any
    seen: Seen
    step: str = ""


@dataclass(frozen=True)
class Place:
    """A table with people in it, and what it says of them."""

    model: type[Model]
    about: PersonalData


# Tables of libraries say nothing of themselves, so we say it here.
OF_LIBRARIES = {
    "sessions.Session": PersonalData(
        label=_("Sessies van wie is ingelogd"),
        fields=("session_data",),
        activity=Activity.ACCOUNTS,
        people=People.COLLEAGUES,
        data=_("Dat iemand is ingelogd, en sinds wanneer"),
        purpose=_("Ingelogd blijven"),
        ground=Ground.TASK,
        term=_("Twee weken"),
        seen=Seen.NOBODY,
        step="clearsessions",
    ),
    "usersessions.UserSession": PersonalData(
        label=_("Waar en waarmee iemand is ingelogd"),
        fields=("ip", "user_agent"),
        activity=Activity.ACCOUNTS,
        people=People.COLLEAGUES,
        data=_("Netwerkadres en soort browser"),
        purpose=_("Zelf kunnen zien of een ander is ingelogd, en dat bezoek beëindigen"),
        ground=Ground.TASK,
        term=_("Zolang de sessie loopt"),
        seen=Seen.OWNER,
        step="keep_accounts",
    ),
    "account.EmailAddress": PersonalData(
        label=_("E-mailadres waarmee iemand inlogt"),
        fields=("email",),
        activity=Activity.ACCOUNTS,
        people=People.COLLEAGUES,
        data=_("E-mailadres"),
        purpose=_("Inloggen, en een vergeten wachtwoord opnieuw kiezen"),
        ground=Ground.TASK,
        term=_("Zolang het account er is"),
        seen=Seen.ADMIN,
    ),
    "django_tasks_database.DBTaskResult": PersonalData(
        label=_("Taken van de achtergrond"),
        fields=("args_kwargs", "traceback"),
        activity=Activity.RUNNING,
        people=People.BOTH,
        data=_("Nummers van rijen; bij een fout soms het adres dat een mailserver weigerde"),
        purpose=_("Mails en andere taken doen"),
        ground=Ground.TASK,
        term=_("Een dag na de taak"),
        seen=Seen.NOBODY,
        step="prune_db_task_results",
    ),
}


def about(model: type[Model]) -> PersonalData | None:
    """What this model says of the people in it; None: it holds nobody."""
    return OF_LIBRARIES.get(model._meta.label) or vars(model).get("personal_data")


def places() -> list[Place]:
    """Every table with people in it, by activity and then in the order of the code."""
    found = list(_found())
    order = {activity: number for number, activity in enumerate(Activity)}
    return sorted(found, key=lambda place: order[place.about.activity])


def _found() -> Iterator[Place]:
    for model in apps.get_models():
        said = about(model)
        if said is not None:
            yield Place(model, said)
