"""Who has a part in the journeys of a paper, by name and role."""

from participation.services.routes import sync_routes
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import UserFactory

CAST = {
    "lead": (Role.PROJECT_LEADER, "Sanne", "Trekker"),
    "member": (Role.PROJECT_LEADER, "Amina", "Teamlid"),
    "client": (Role.MANAGER, "Pieter", "Opdrachtgever"),
    "communication": (Role.COMMUNICATION, "Noor", "Communicatie"),
    "college": (Role.COLLEGE, "Farah", "Wethouder"),
    "secretariat": (Role.SECRETARIAT, "Lotte", "Secretariaat"),
    "clerk": (Role.CLERK, "Marijke", "Griffie"),
    "council": (Role.COUNCIL, "Tom", "Raadslid"),
    "council2": (Role.COUNCIL, "Zoë", "Raadslid"),
}


def make_people() -> dict[str, User]:
    """All nine, with the roles and the routes of a new site."""
    sync_roles()
    sync_routes()
    return {
        name: UserFactory(role=role, first_name=first, last_name=last) for name, (role, first, last) in CAST.items()
    }
