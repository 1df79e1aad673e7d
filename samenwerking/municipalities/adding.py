"""Adding a municipality. Each step looks at what is there, so that the next run finishes one that was broken off."""

from dataclasses import dataclass
from pathlib import Path

from samenwerking.bootstrap.console import say
from samenwerking.bootstrap.problem import Problem

from . import env_file
from .accounts import demand_way_in, make_account, make_folder
from .database import CONNECTIONS, OWNERS_CONNECTIONS, Login, Server, server_at
from .first_settings import Wishes, new_password, owners_text, settings_text
from .known import Municipality, all_of, load, owners_path_of, path_of
from .names import OWNERS_ACCOUNT, account_name, checked_host, checked_name, database_name, site_role
from .programs import manage

# May be done again. The second does nothing for a municipality of one account.
FILL = (("set_up_site",), ("grant_site", "--if-configured"))


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
        for account in accounts_of(order):
            if make_account(account):
                say(f"→ Account {account} gemaakt")
        make_folder(municipality.state_dir, order.account)
        demand_way_in(municipality.state_dir, order.account)
        _database(municipality, server)
    if any(manage(municipality, command) for command in FILL):
        raise Problem("Dat mislukte; hierboven staat waarom. Doe daarna hetzelfde opnieuw: het gaat dan verder.")
    return municipality


def accounts_of(order: Order) -> tuple[str, ...]:
    """Whoever chose an account of their own runs everything with it."""
    usual = order.account == account_name(order.wishes.name)
    return (order.account, OWNERS_ACCOUNT) if usual else (order.account,)


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
    database, site, owners = database_name(name), site_role(name), owners_path_of(order.folder, name)
    for role in (database, site):
        if server.has_role(role):
            raise Problem(
                f"PostgreSQL heeft al een rol {role}, maar {path} is er niet. "
                "Zet dat bestand terug, of kies een andere naam."
            )
    if not owners.exists():  # else it was broken off between the two
        env_file.write_new(owners, owners_text(name, server.url_for(database, new_password(), database)))
    env_file.write_new(path, settings_text(order.wishes, server.url_for(site, new_password(), database)))
    say(f"→ {owners} en {path} gemaakt, alleen leesbaar voor de eigenaar")
    return load(order.folder, name)


def _database(municipality: Municipality, server: Server) -> None:
    name, login = database_name(municipality.name), Login(municipality.database_url)
    server.make_role(name, login.password, OWNERS_CONNECTIONS if municipality.owners else CONNECTIONS)
    if municipality.owners:
        server.make_role(site_role(municipality.name), Login(municipality.settings["DATABASE_URL"]).password)
    made = server.make_database(name)
    say(f"→ Database {name} " + ("gemaakt" if made else "is er al"))
    if refused := login.problem():
        raise Problem(
            f"De rol {name} kan niet inloggen op haar eigen database: {refused}. "
            "Kijk in pg_hba.conf of rollen met een wachtwoord (scram-sha-256) mogen inloggen."
        )
