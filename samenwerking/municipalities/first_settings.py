"""The settings with which a municipality begins. What nobody can guess is drawn here and stands nowhere else."""

from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe

from .names import site_role

SOCKET = "/run/samenwerkingswijzer-{name}/web.sock"
SECRET_BYTES = 48

TEXT = """\
# {name}. Gemaakt met "python -m samenwerking.municipalities add"; uitleg: docs/operations/municipalities.md.
# Hierin staan geheimen: alleen leesbaar voor de eigenaar, en nooit in een back-up van de site zelf.
DJANGO_SETTINGS_MODULE=samenwerking.settings.production
ALLOWED_HOSTS={host}
BASE_URL=https://{host}
SECRET_KEY={secret_key}
DATABASE_URL={database_url}
STATE_DIR={state_dir}
WEB_BIND={bind}
WEB_PROCESSES=2
PROXY_SSL_HEADER=X-Forwarded-Proto
TRUSTED_PROXIES=1
METRICS_TOKEN={metrics_token}
CACHE_PREFIX={name}
{cache}
# In te vullen (docs/operations/settings.md). Van iedere gemeente eigen; haal het hekje weg.
#EMAIL_URL=smtp+tls://gebruiker:wachtwoord@mail.example:587
#DEFAULT_FROM_EMAIL=samenwerken@{host}
#BACKUP_DIR=/var/backups/samenwerkingswijzer/{name}
#BACKUP_RECIPIENTS=age1...
#S3_BUCKET=
#S3_PREFIX={name}/
#S3_ACCESS_KEY=
#S3_SECRET_KEY=
"""
OWNERS_TEXT = """\
# {name}: wie de tabellen bezit. Alleen voor migrate en wat daarbij hoort (docs/operations/municipalities.md); de site
# leest dit bestand niet, en mag dat ook nooit.
DATABASE_URL={database_url}
DATABASE_SITE_ROLE={site_role}
"""
CACHE = "CACHE_URL={url}\nSESSION_STORE=cached\n"
NO_CACHE = "#CACHE_URL=rediscache://{name}:wachtwoord@127.0.0.1:6379/1\n#SESSION_STORE=cached\n"


@dataclass(frozen=True)
class Wishes:
    """What is asked of a new municipality. ``bind`` and ``cache_url`` may be empty."""

    name: str
    host: str
    state_dir: Path
    bind: str = ""
    cache_url: str = ""


def new_password() -> str:
    """Letters that need no quotes in an address or a file."""
    return token_urlsafe(SECRET_BYTES)


def owners_text(name: str, database_url: str) -> str:
    return OWNERS_TEXT.format(name=name, database_url=database_url, site_role=site_role(name))


def settings_text(wishes: Wishes, database_url: str) -> str:
    cache = CACHE.format(url=wishes.cache_url) if wishes.cache_url else NO_CACHE.format(name=wishes.name)
    return TEXT.format(
        name=wishes.name,
        host=wishes.host,
        state_dir=wishes.state_dir,
        bind=wishes.bind or "unix:" + SOCKET.format(name=wishes.name),
        database_url=database_url,
        secret_key=new_password(),
        metrics_token=new_password(),
        cache=cache,
    )
