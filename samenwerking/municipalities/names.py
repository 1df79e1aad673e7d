"""What a municipality may be called here, and what follows from its name."""

import re

from samenwerking.bootstrap.problem import Problem

# Linux lets an account have 32 characters; "wijzer-" stands before it.
LONGEST = 24
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
# Under which account of Linux the tables of every municipality are changed; no municipality's own begins like it.
OWNERS_ACCOUNT = "wijzermigratie"
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"(?:{LABEL}\.)+{LABEL}")
LONGEST_HOST = 253  # RFC 1035


def checked_name(name: str) -> str:
    """The name; raises Problem when it could not be a database, a file and an account."""
    if len(name) > LONGEST or not NAME.fullmatch(name):
        raise Problem(
            f"“{name}” kan geen naam zijn. "
            f"Gebruik hooguit {LONGEST} kleine letters, cijfers en streepjes, en begin met een letter."
        )
    return name


def checked_host(host: str) -> str:
    """The host name; raises Problem for an address, a port or a pattern."""
    if len(host) > LONGEST_HOST or not HOST.fullmatch(host):
        raise Problem(
            f"“{host}” is geen naam van een site. "
            "Geef alleen de naam, in kleine letters, zoals samenwerken.gemeente.example."
        )
    return host


def database_name(name: str) -> str:
    """Of the database and of the role that owns it. A name has no underscore, so no two names give the same."""
    return "wijzer_" + name.replace("-", "_")


def site_role(name: str) -> str:
    """Of the role with which the site itself logs in: no municipality's database begins with this word."""
    return "wijzersite_" + name.replace("-", "_")


def account_name(name: str) -> str:
    """The account of Linux as which its processes run; deploy/systemd/samenwerkingswijzer@.service says the same."""
    return f"wijzer-{name}"
