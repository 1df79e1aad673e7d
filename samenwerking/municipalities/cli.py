"""What is typed after `python -m samenwerking.municipalities`."""

import argparse
import os
import pwd
import sys
from collections.abc import Sequence
from pathlib import Path

from samenwerking.bootstrap.console import say
from samenwerking.bootstrap.problem import Problem

from .adding import Order, add
from .each import do_for_each
from .first_settings import Wishes
from .front import front_of
from .known import FOLDER, all_of, chosen, path_of
from .listing import as_text, rows_of
from .names import account_name
from .programs import ROOT

INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Returns the exit code. Problems come out as one sentence on standard error."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.do(asked))
    except Problem as problem:
        return _complain(str(problem))
    except OSError as error:
        return _complain(f"{error.filename or 'Het systeem'}: {error.strerror}.")
    except KeyboardInterrupt:
        _complain("Afgebroken. Hetzelfde commando gaat de volgende keer verder.")
        return INTERRUPTED


def _add(asked: argparse.Namespace) -> int:
    state_dir = Path(asked.state).resolve() / asked.name
    order = Order(
        wishes=Wishes(asked.name, asked.host, state_dir, asked.bind, asked.cache),
        account=asked.account or _usual_account(asked.name),
        folder=asked.folder,
        server=asked.database_server,
    )
    made = add(order)
    say(
        f"{made.name} staat klaar. Daarna:\n"
        f"  vul {path_of(asked.folder, made.name)} aan (Redis, mail, back-up)\n"
        f"  maak het eerste account:  each --only {made.name} -- createsuperuser\n"
        f"  zet de diensten aan, en geef nginx de nieuwe naam: docs/operations/municipalities.md"
    )
    return 0


def _list(asked: argparse.Namespace) -> int:
    say(as_text(list(rows_of(all_of(asked.folder)))))
    return 0


def _each(asked: argparse.Namespace) -> int:
    if not asked.command:
        raise Problem("Zeg na -- welke opdracht, zoals: each -- migrate")
    only = [name.strip() for name in asked.only.split(",") if name.strip()]
    return do_for_each(chosen(asked.folder, only), asked.command)


def _nginx(asked: argparse.Namespace) -> int:
    say(front_of(all_of(asked.folder)).rstrip("\n"))
    return 0


def _usual_account(name: str) -> str:
    """Root gives each its own; who is not root can run only as who they are."""
    return account_name(name) if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m samenwerking.municipalities", description="Meer gemeenten op één machine."
    )
    parser.add_argument("--folder", type=Path, default=FOLDER, help="waar de instellingen van alle gemeenten staan")
    commands = parser.add_subparsers(required=True, metavar="add|list|each|nginx")
    _add_options(commands.add_parser("add", help="een gemeente erbij, of afmaken wat halverwege bleef"))
    commands.add_parser("list", help="welke er zijn, en hoe het met ze gaat").set_defaults(do=_list)
    every = commands.add_parser("each", help="een opdracht van manage.py voor alle gemeenten na elkaar")
    every.add_argument("--only", default="", help="alleen deze, met komma's ertussen")
    every.add_argument("command", nargs="*", help="na --, zoals: -- migrate")
    every.set_defaults(do=_each)
    commands.add_parser("nginx", help="wat nginx moet weten, op het scherm").set_defaults(do=_nginx)
    return parser


def _add_options(new: argparse.ArgumentParser) -> None:
    new.add_argument("name", help="korte naam, zoals gouda")
    new.add_argument("--host", required=True, help="naam van de site, zoals samenwerken.gouda.example")
    server = "PostgreSQL, als wie daar rollen en databases mag maken"
    new.add_argument("--database-server", default="postgresql:///postgres", help=server)
    new.add_argument("--state", default=str(ROOT / "var"), help="map waarin iedere gemeente een eigen map krijgt")
    new.add_argument("--account", default="", help="account van Linux; anders wijzer-NAAM")
    new.add_argument("--bind", default="", help="waar de webserver luistert; anders een socket in /run")
    new.add_argument("--cache", default="", help="Redis: rediscache://naam:wachtwoord@server:6379/1")
    new.set_defaults(do=_add)


def _complain(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - this is where we talk
    return 1
