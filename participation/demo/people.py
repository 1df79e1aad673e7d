"""Who works in Voorbeeldpolder. One password for all, so that a visitor can try every role."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import Group

from samenwerking.accounts.memberships import adopt_groups
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

DOMAIN = "voorbeeldpolder.example"


@dataclass(frozen=True)
class Person:
    """``name`` is the part of the address before the @."""

    name: str
    first_name: str
    last_name: str
    function_title: str
    role: Role
    active: bool = True

    @property
    def email(self) -> str:
        return f"{self.name}@{DOMAIN}"


PEOPLE = (
    Person("communicatie", "Noor", "Veldkamp", "communicatieadviseur", Role.COMMUNICATION),
    Person("projectleider", "Sanne", "de Boer", "projectleider ruimte", Role.PROJECT_LEADER),
    Person("projectleider2", "Joris", "Hoekstra", "projectleider samenleving", Role.PROJECT_LEADER),
    Person("teamlid", "Amina", "el Idrissi", "beleidsadviseur ruimte", Role.PROJECT_LEADER),
    Person("manager", "Pieter", "Wiersma", "manager ruimte", Role.MANAGER),
    Person("manager2", "Ingrid", "Postma", "manager samenleving", Role.MANAGER),
    Person("wethouder", "Farah", "Aydin", "wethouder ruimte en wonen", Role.COLLEGE),
    Person("burgemeester", "Hendrik", "Terpstra", "burgemeester", Role.COLLEGE),
    Person("secretariaat", "Lotte", "Visser", "bestuurssecretaresse", Role.SECRETARIAT),
    Person("griffie", "Marijke", "Brouwer", "griffier", Role.CLERK),
    Person("raadslid", "Tom", "Dijkstra", "raadslid", Role.COUNCIL),
    Person("raadslid2", "Yvonne", "Smit", "raadslid", Role.COUNCIL),
    Person("auditor", "Ruud", "Kuipers", "concerncontroller", Role.AUDITOR),
    Person("beheer", "Daan", "Bakker", "functioneel beheerder", Role.ADMIN),
    Person("uitdienst", "Karel", "Mulder", "oud-projectleider", Role.PROJECT_LEADER, active=False),
)


class Cast:
    """The people by the name before the @: ``cast["manager"]``."""

    def __init__(self, users: dict[str, User]) -> None:
        self._users = users

    def __getitem__(self, name: str) -> User:
        return self._users[name]


def load_people(people: tuple[Person, ...] = PEOPLE) -> Cast:
    """Make or correct every demo account and its role; needs ``sync_roles`` to have run."""
    kept = User.objects.filter(email__in=[person.email for person in people])
    hashes = set(kept.values_list("password", flat=True))
    keep_password = len(hashes) == 1 and check_password(settings.DEMO_PASSWORD, next(iter(hashes)))
    password = hashes.pop() if keep_password else make_password(settings.DEMO_PASSWORD)
    cast = Cast({person.name: _load_person(person, password) for person in people})
    adopt_groups()
    return cast


def _load_person(person: Person, password: str) -> User:
    user, _created = User.objects.update_or_create(
        email=person.email,
        defaults={
            "first_name": person.first_name,
            "last_name": person.last_name,
            "function_title": person.function_title,
            "is_active": person.active,
            "password": password,
        },
    )
    user.groups.set(Group.objects.filter(name=person.role.value))
    return user
