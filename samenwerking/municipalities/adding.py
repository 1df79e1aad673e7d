"""Adding a municipality. Each step looks at what is there, so that the next run finishes one that was broken off."""

from dataclasses import dataclass
from pathlib import Path

from samenwerking.bootstrap.console import say
from samenwerking.bootstrap.problem import Problem

from . import env_file
from .accounts import demand_way_in, make_account, make_folder
from .database import Login, Server, server_at
from .first_settings import Wishes, new_password, settings_text
from .known import Municipality, all_of, load, path_of
from .names import checked_host, checked_name, database_name
from .programs import manage

FILL = ("set_up_site",)  # may be done again


@dataclass(frozen=True)
class Order:
    """What was asked. ``account`` runs it, ``folder`` holds the settings of all, on ``server`` databases are made."""

    wishes: Wishes
    account: str
    folder: Path
    server: str


def add(order: Order) -> Municipality:
    """Raises Problem with what to do; the same command then goes on where this one stopped."""
    refuse_double(order)
    with server_at(order.server) as server:
        municipality = _settings(order, server)
        if make_account(order.account):
            say(f"→ Account {order.account} gemaakt")
        make_folder(municipality.state_dir, order.account)
        demand_way_in(municipality.state_dir, order.account)
        _database(municipality, server)
    if manage(municipality, FILL):
        raise Problem("Dat mislukte; hierboven staat waarom. Doe daarna hetzelfde opnieuw: het gaat dan verder.")
    return municipality


def refuse_double(order: Order) -> None:
    """A name and a host belong to one municipality; naming both again goes on with it."""
    name, host = checked_name(order.wishes.name), checked_host(order.wishes.host)
    for other in all_of(order.folder):
        if other.name == name and host not in other.hosts:
            raise Problem(f"{name} is er al, met de naam {other.host}. Er is niets veranderd.")
        if other.name != name and host in other.hosts:
            raise Problem(f"{host} is al van {other.name}. Er is niets veranderd.")


def _settings(order: Order, server: Server) -> Municipality:
    """Before the database: only this file has the password, and a role of ours without one is of nobody."""
    name, path = order.wishes.name, path_of(order.folder, order.wishes.name)
    if path.exists():
        say(f"→ {path} is er al en blijft zoals het is")
        return load(order.folder, name)
    role = database_name(name)
    if server.has_role(role):
        raise Problem(
            f"PostgreSQL heeft al een rol {role}, maar {path} is er niet. "
            "Zet dat bestand terug, of kies een andere naam."
        )
    env_file.write_new(path, settings_text(order.wishes, server.url_for(role, new_password())))
    say(f"→ {path} gemaakt, alleen leesbaar voor de eigenaar")
    return load(order.folder, name)


def _database(municipality: Municipality, server: Server) -> None:
    name, login = database_name(municipality.name), Login(municipality.settings["DATABASE_URL"])
    server.make_role(name, login.password)
    made = server.make_database(name)
    say(f"→ Database {name} " + ("gemaakt" if made else "is er al"))
    if refused := login.problem():
        raise Problem(
            f"De rol {name} kan niet inloggen op haar eigen database: {refused}. "
            "Kijk in pg_hba.conf of rollen met een wachtwoord (scram-sha-256) mogen inloggen."
        )
