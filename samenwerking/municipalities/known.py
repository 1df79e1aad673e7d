"""Which municipalities there are: each file of settings in the folder is one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from samenwerking.bootstrap.problem import Problem

from . import env_file

FOLDER = Path("/etc/samenwerkingswijzer")
ENDING = ".env"
# What only commands of the owner of the tables are told: how that one logs in, and which role the site has.
OWNERS_ENDING = ".owner"


@dataclass(frozen=True)
class Municipality:
    """``settings`` hold secrets, so they are not part of what is printed of it.

    ``owners``: what differs from them for who owns the tables; empty where site and owner are one account.
    """

    name: str
    settings: dict[str, str] = field(repr=False)
    owners: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def hosts(self) -> list[str]:
        """The names under which it answers; the first is the one that we call it by."""
        return [host.strip() for host in self.settings.get("ALLOWED_HOSTS", "").split(",") if host.strip()]

    @property
    def host(self) -> str:
        return self.hosts[0] if self.hosts else ""

    @property
    def bind(self) -> str:
        """Where its web server listens: ``unix:/…`` or ``address:port``."""
        return self.settings.get("WEB_BIND", "")

    @property
    def database_url(self) -> str:
        """Of who owns the tables."""
        return (self.settings | self.owners).get("DATABASE_URL", "")

    @property
    def state_dir(self) -> Path:
        return Path(self.settings["STATE_DIR"])


def path_of(folder: Path, name: str) -> Path:
    return folder / f"{name}{ENDING}"


def owners_path_of(folder: Path, name: str) -> Path:
    return folder / f"{name}{OWNERS_ENDING}"


def load(folder: Path, name: str) -> Municipality:
    owners = owners_path_of(folder, name)
    return Municipality(name, env_file.read(path_of(folder, name)), env_file.read(owners) if owners.exists() else {})


def all_of(folder: Path) -> list[Municipality]:
    """In the order of their names."""
    return [load(folder, path.stem) for path in sorted(folder.glob(f"[!.]*{ENDING}"))]


def chosen(folder: Path, only: Sequence[str]) -> list[Municipality]:
    """All, or those that are named; raises Problem for a name that is not there."""
    everybody = all_of(folder)
    unknown = sorted(set(only) - {one.name for one in everybody})
    if unknown:
        raise Problem(f"Niet bekend in {folder}: {', '.join(unknown)}.")
    if not everybody:
        raise Problem(f"In {folder} staan nog geen gemeenten. Voeg er een toe met: add NAAM --host NAAM.VAN.DE.SITE")
    return [one for one in everybody if not only or one.name in only]
