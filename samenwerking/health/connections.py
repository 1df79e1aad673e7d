"""`manage.py check --deploy` warns of connections to another machine on which somebody in between can listen.

It warns and does not refuse: whether a network between two machines is one's own, a municipality knows and we do not.
On one machine, over a socket or between containers (a name without a dot) nothing is asked. What is said of the
database tells the ways of ``sslmode`` apart, because "require" encrypts for whoever answers.
"""

from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks

DATABASE_NAMES = {"default": "DATABASE_URL", "replica": "DATABASE_REPLICA_URL"}
NEVER_CHECKED = ("none", "CERT_NONE", "optional", "False", "0")
# What PostgreSQL does for each sslmode below the one that looks at everything; without one it does as "prefer" does.
SSL_MODES = {
    "verify-ca": "wordt versleuteld en het certificaat nagekeken, maar niet of het van deze server is",
    "require": "wordt versleuteld, maar met wie er ook antwoordt",
}


@checks.register(checks.Tags.security, deploy=True)
def check_connections(app_configs: Any, **kwargs: Any) -> list[checks.Warning]:
    """Every connection of the settings that leaves the machine without looking whom it speaks to."""
    return [*_databases(), *_caches(), *_mail(), *_scanner()]


def is_elsewhere(host: str) -> bool:
    """Another machine: no socket, no loopback, and no name without a dot, which is a container or this machine."""
    if not host or host.startswith("/"):
        return False
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return "." in host.rstrip(".") and host.rstrip(".") != "localhost.localdomain"


def _databases() -> Iterator[checks.Warning]:
    for alias, database in settings.DATABASES.items():
        if not any(is_elsewhere(host) for host in str(database.get("HOST") or "").split(",")):
            continue
        mode = (database.get("OPTIONS") or {}).get("sslmode", "")
        if mode != "verify-full":
            how = SSL_MODES.get(mode, "wordt niet altijd versleuteld")
            name = DATABASE_NAMES.get(alias, alias)
            yield checks.Warning(
                f"{name}: de verbinding met PostgreSQL gaat naar een andere machine, en {how}.",
                hint="Zet ?sslmode=verify-full achter het adres, met sslrootcert=… als het certificaat van uzelf is.",
                id="connections.W001",
            )


def _caches() -> Iterator[checks.Warning]:
    """Several caches may stand at one address; it is said once."""
    found = {
        (urlsplit(place).scheme == "rediss", _looks_at_no_certificate(cache))
        for cache in settings.CACHES.values()
        for place in _places(cache)
        if is_elsewhere(urlsplit(place).hostname or "")
    }
    for encrypted, unseen in sorted(found):
        if not encrypted:
            yield checks.Warning(
                "CACHE_URL: de verbinding met Redis gaat naar een andere machine en is niet versleuteld.",
                hint="Zet rediss:// voor het adres, als Redis TLS aanbiedt.",
                id="connections.W002",
            )
        elif unseen:
            yield checks.Warning(
                "CACHE_URL: de verbinding met Redis is versleuteld, maar met wie er ook antwoordt.",
                hint="Haal ssl_cert_reqs weg uit het adres.",
                id="connections.W002",
            )


def _places(cache: dict[str, Any]) -> list[str]:
    """The addresses of a cache; a table or a folder has none."""
    found = cache.get("LOCATION") or ""
    return [str(place) for place in (found if isinstance(found, list | tuple) else [found]) if "://" in str(place)]


def _looks_at_no_certificate(cache: dict[str, Any]) -> bool:
    return str((cache.get("OPTIONS") or {}).get("ssl_cert_reqs", "required")) in NEVER_CHECKED


def _mail() -> Iterator[checks.Warning]:
    by_smtp = settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")
    if by_smtp and is_elsewhere(settings.EMAIL_HOST or "") and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        yield checks.Warning(
            "EMAIL_URL: mail gaat naar een andere machine en is niet versleuteld.",
            hint="Zet smtp+tls:// (poort 587) of smtp+ssl:// (poort 465) voor het adres.",
            id="connections.W003",
        )


def _scanner() -> Iterator[checks.Warning]:
    """clamd knows no TLS: all that people add goes over that network as it is."""
    address = settings.CLAMD_ADDRESS
    if "/" not in address and is_elsewhere(address.rpartition(":")[0].strip("[]")):
        yield checks.Warning(
            "CLAMD_ADDRESS: bestanden gaan onversleuteld naar een virusscanner op een andere machine.",
            hint="clamd kent geen TLS. Zet hem op deze machine, of maak een tunnel, zoals stunnel of WireGuard.",
            id="connections.W004",
        )
