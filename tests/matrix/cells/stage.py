"""The people of the table and the dossiers that they stand before: one of each kind, everybody related to all."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from participation.choices import TeamRole
from participation.models import Opgave, Traject, Werkatelier
from participation.policy import grant_team_role
from participation.services.routes import sync_routes
from participation.services.who_may.table import read_people, read_rules, read_tables
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import OpgaveFactory, ReplacementFactory, TrajectFactory, UserFactory, WerkatelierFactory

FOLDER = Path(__file__).parent.parent / "table"
PEOPLE = read_people(FOLDER)
RULES = read_rules(FOLDER)
TABLES = read_tables(FOLDER)
# Nobody can be logged in as these.
OUTSIDE = ("bezoeker", "vertrokken")
ROLES: dict[str, list[Role]] = {
    "communicatie": [Role.COMMUNICATION],
    "projectleider": [Role.PROJECT_LEADER],
    "manager": [Role.MANAGER],
    "vervanger": [Role.MANAGER],
    "collegelid": [Role.COLLEGE],
    "secretariaat": [Role.SECRETARIAT],
    "griffie": [Role.CLERK],
    "auditor": [Role.AUDITOR],
    "raadslid": [Role.COUNCIL],
    "kring": [Role.COUNCIL],
    "beheerder": [Role.ADMIN],
    "portefeuillehouder": [Role.COLLEGE],
    "opdrachtgever": [Role.MANAGER],
    "vertrokken": list(Role),
}
TEAM = {TeamRole.LEAD: ("trekker", "vertrokken"), TeamRole.MEMBER: ("teamlid",), TeamRole.READER: ("meelezer",)}
TEAM_OF_TRAJECT = {
    TeamRole.LEAD: ("trekker-traject",),
    TeamRole.MEMBER: ("teamlid-traject",),
    TeamRole.READER: ("meelezer-traject",),
}
ON_REGISTER = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DOSSIERS: dict[str, dict[str, object]] = {
    "register": {"confidentiality": "public", "published_at": ON_REGISTER},
    "openbaar": {"confidentiality": "public"},
    "intern": {"confidentiality": "internal"},
    "vertrouwelijk": {"confidentiality": "confidential"},
    "gesloten": {"confidentiality": "internal"},
}


@dataclass
class Dossier:
    name: str
    opgave: Opgave
    traject: Traject
    werkatelier: Werkatelier


@dataclass
class Stage:
    """``people`` by the name of the table; ``dossiers`` by theirs."""

    people: dict[str, User]
    dossiers: dict[str, Dossier] = field(default_factory=dict)

    def __getitem__(self, name: str) -> User:
        """The person as the next request would load them."""
        return User.objects.get(pk=self.people[name].pk)


def make_stage() -> Stage:
    sync_roles()
    sync_routes()
    stage = Stage({person.name: _person(person.name) for person in PEOPLE if person.name != "bezoeker"})
    ReplacementFactory(person=stage["opdrachtgever"], replacement=stage["vervanger"])
    for name in DOSSIERS:
        stage.dossiers[name] = _dossier(stage, name)
    return stage


def _person(name: str) -> User:
    special = {"is_superuser": name == "superuser", "is_staff": name == "superuser", "is_active": name != "vertrokken"}
    email = f"{name}@voorbeeldpolder.example"
    return UserFactory(roles=ROLES.get(name, []), email=email, first_name=name, last_name="Van De Tabel", **special)


def _dossier(stage: Stage, name: str) -> Dossier:
    fields = DOSSIERS[name]
    opgave = OpgaveFactory(
        title=f"Opgave dossier {name}",
        council=True,
        with_participation=True,
        portfolio_holder=stage["portefeuillehouder"],
        client=stage["opdrachtgever"],
        created_by=stage["trekker"],
        **fields,
    )
    traject = make_traject(stage, opgave, f"Traject dossier {name}")
    shown = {"published_at": opgave.published_at, "created_by": stage["trekker"]}
    starts = timezone.now() + timedelta(days=30)
    werkatelier = WerkatelierFactory(title=f"Avond dossier {name}", traject=traject, starts_at=starts, **shown)
    _give_team(stage, opgave, TEAM)
    return Dossier(name, opgave, traject, werkatelier)


def make_traject(stage: Stage, opgave: Opgave, title: str, **fields: object) -> Traject:
    """With its own team; on the register when the opgave is."""
    shown = {"published_at": opgave.published_at, "created_by": stage["trekker"]}
    traject: Traject = TrajectFactory(title=title, opgave=opgave, **shown, **fields)
    _give_team(stage, traject, TEAM_OF_TRAJECT)
    return traject


def _give_team(stage: Stage, dossier: Opgave | Traject, team: dict[TeamRole, tuple[str, ...]]) -> None:
    for role, names in team.items():
        for person in names:
            grant_team_role(stage.people[person], dossier, role)


def close(dossier: Dossier) -> None:
    """The last thing that happens to it."""
    dossier.opgave.closed_at = ON_REGISTER
    dossier.opgave.save(update_fields=["closed_at"])
