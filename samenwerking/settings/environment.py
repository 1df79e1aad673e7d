"""The one place where the environment is read. ``docs/operations/settings.md`` lists the same names."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

# --- everywhere ------------------------------------------------------------------------------------
# Where the embedded database, uploads and mail of this copy are kept.
STATE_DIR = Path(env.str("STATE_DIR", default="") or BASE_DIR / "var").resolve()
# postgres://user:password@host:5432/name. Empty: the embedded server under STATE_DIR.
DATABASE_URL: str = env.str("DATABASE_URL", default="")
# The role that `manage.py grant_site` gives the rights of the site to, where `migrate` has an account of its own.
DATABASE_SITE_ROLE: str = env.str("DATABASE_SITE_ROLE", default="")
# A streaming copy of that database, from which public pages are read. Empty: everything is read from the one database.
DATABASE_REPLICA_URL: str = env.str("DATABASE_REPLICA_URL", default="")
# How many seconds the copy may be behind before it is not read any more.
REPLICA_MAX_LAG: float = env.float("REPLICA_MAX_LAG", default=2.0)
# How PostgreSQL weighs a row looked up by index; empty leaves it as the server has it (docs/decisions/0182).
DATABASE_RANDOM_PAGE_COST: str = env.str("DATABASE_RANDOM_PAGE_COST", default="1.1")
# What every program of PostgreSQL takes along; read here because options of ours would put it aside.
PGOPTIONS: str = env.str("PGOPTIONS", default="")
CONN_MAX_AGE: int = env.int("CONN_MAX_AGE", default=60)
HOST: str = env.str("HOST", default="") or "127.0.0.1"
PORT = int(env.str("PORT", default="") or 8000)
# How the site is reached from outside; used in mails and calendars.
BASE_URL: str = env.str("BASE_URL", default="") or f"http://{HOST}:{PORT}"
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
DEFAULT_FROM_EMAIL: str = env.str("DEFAULT_FROM_EMAIL", default="samenwerkingswijzer@voorbeeldpolder.example")
# Who gets the answer to a mail that no colleague sent. Empty: such a mail says that it cannot be answered.
MAIL_REPLY_TO: str = env.str("MAIL_REPLY_TO", default="")
# A mailbox that gets mail for name+anything too; mail that does not arrive comes back to it. Empty: to the sender.
MAIL_BOUNCE_ADDRESS: str = env.str("MAIL_BOUNCE_ADDRESS", default="")
# How that mailbox is read: imaps://user:password@host/folder. Empty: `manage.py read_bounces` reads files.
MAIL_BOUNCE_MAILBOX: str = env.str("MAIL_BOUNCE_MAILBOX", default="")
# For how many days a link in a mail works with which a council member says "seen". 0: no such links.
MAIL_LINK_DAYS: int = env.int("MAIL_LINK_DAYS", default=14)
MAIL_DIGEST_HOUR: int = env.int("MAIL_DIGEST_HOUR", default=7)
MAIL_DIGEST_WEEKDAY: int = env.int("MAIL_DIGEST_WEEKDAY", default=0)
# Where people report a weakness (/.well-known/security.txt). Empty: the contact address of the site.
SECURITY_CONTACT: str = env.str("SECURITY_CONTACT", default="")
# How many proxies of our own stand before the site; their X-Forwarded-For is believed, nobody else's.
TRUSTED_PROXIES: int = env.int("TRUSTED_PROXIES", default=0)
# How often one account, or one connection of who is not logged in, may search and take lists along. 0: not counted.
SEARCHES_PER_MINUTE: int = env.int("SEARCHES_PER_MINUTE", default=60)
EXPORTS_PER_HOUR: int = env.int("EXPORTS_PER_HOUR", default=120)

# The largest attachment of a dossier, in megabytes. The web server in front has a limit of its own (deploy/nginx/).
ATTACHMENT_MAX_MB: int = env.int("ATTACHMENT_MAX_MB", default=20)
# What processes share for a moment: rediscache://server:6379/1 or dbcache://table. Empty: each its own memory.
CACHE_URL: str = env.str("CACHE_URL", default="")
# Stands before all that this site keeps there. Sites that share a Redis each have their own (docs/decisions/0215).
CACHE_PREFIX: str = env.str("CACHE_PREFIX", default="")
# For how many seconds at most a public page is kept for strangers, up to 600. 0: never. Nothing said: in production 600
# with CACHE_URL and 60 without, else 0.
PAGE_CACHE_SECONDS: int | None = env.int("PAGE_CACHE_SECONDS", default=None)
# Where visits stand: database, cached (database, read from the cache) or cache.
SESSION_STORE: str = env.str("SESSION_STORE", default="database")
# A bucket of S3-compatible storage for all uploads. Empty: they stand on disk, under STATE_DIR. Without keys the usual
# places are asked (environment of AWS, role of the machine). Some stores want their names in the path.
S3_BUCKET: str = env.str("S3_BUCKET", default="")
S3_PREFIX: str = env.str("S3_PREFIX", default="")
S3_ENDPOINT_URL: str = env.str("S3_ENDPOINT_URL", default="")
S3_REGION: str = env.str("S3_REGION", default="")
S3_ACCESS_KEY: str = env.str("S3_ACCESS_KEY", default="")
S3_SECRET_KEY: str = env.str("S3_SECRET_KEY", default="")
S3_ADDRESSING_STYLE: str = env.str("S3_ADDRESSING_STYLE", default="auto")
# See AUDIT_ANCHOR_FILE and AUDIT_ANCHOR_MAIL in base.py.
AUDIT_ANCHOR_FILE: str = env.str("AUDIT_ANCHOR_FILE", default="")
AUDIT_ANCHOR_MAIL: list[str] = env.list("AUDIT_ANCHOR_MAIL", default=[])

# The folder for backups, best on another machine; empty: none are made. The recipients are public keys of age
# (`manage.py backup_key`): what is sealed for them, this site cannot open.
BACKUP_DIR: str = env.str("BACKUP_DIR", default="")
BACKUP_RECIPIENTS: list[str] = env.list("BACKUP_RECIPIENTS", default=[])
BACKUP_KEEP_DAYS: int = env.int("BACKUP_KEEP_DAYS", default=30)
# After so many seconds the embedded server keeps its changes in BACKUP_DIR too: that much may be lost. 0: it does not.
BACKUP_WAL_SECONDS: int = env.int("BACKUP_WAL_SECONDS", default=240)
# What a backup does not hold and cannot do without; these are kept in another place.
SECRETS = (
    "SECRET_KEY", "DATABASE_URL", "DATABASE_REPLICA_URL", "CACHE_URL", "EMAIL_URL", "MAIL_BOUNCE_MAILBOX",
    "OIDC_CLIENT_SECRET", "S3_ACCESS_KEY", "S3_SECRET_KEY", "METRICS_TOKEN",
)  # fmt: skip
SECRETS_IN_USE = [name for name in SECRETS if env.str(name, default="")]

# Who may read /metrics: a bearer token, or networks, as 10.1.2.3/32,fd00::/8. Empty: nobody.
METRICS_TOKEN: str = env.str("METRICS_TOKEN", default="")
METRICS_NETWORKS: list[str] = env.list("METRICS_NETWORKS", default=[])


def shared_metrics_dir() -> str:
    """Where processes of one web server keep their counts. Read when asked: the web server sets it for its workers."""
    folder: str = env.str("PROMETHEUS_MULTIPROC_DIR", default="")
    return folder


# The virus scanner clamd: path of its socket, or host:port. Empty: attachments are not scanned.
CLAMD_ADDRESS: str = env.str("CLAMD_ADDRESS", default="")

# For how many days a full export of a dossier can be fetched; then the file goes.
EXPORT_DAYS: int = env.int("EXPORT_DAYS", default=7)

# Languages of the guide beside Dutch, as codes. Each gets addresses under its code once it has a front page.
GUIDE_LANGUAGES: list[str] = env.list("GUIDE_LANGUAGES", default=["en", "pl"])

# A folder with the municipality's own templates of papers. Empty: our own for every kind of paper.
PAPER_TEMPLATES_DIR: str = env.str("PAPER_TEMPLATES_DIR", default="")

# Where a point on the map is shown, outside this site. Empty: the point is not linked.
MAP_LINK: str = env.str(
    "MAP_LINK", default="https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
)

# Pictures behind the map of the register, as https://…/{z}/{x}/{y}.png. Empty: only our own points are drawn, and no
# reader's browser asks anything of another site. The attribution is what their maker wants to stand below it.
MAP_TILES_URL: str = env.str("MAP_TILES_URL", default="")
MAP_TILES_ATTRIBUTION: str = env.str("MAP_TILES_ATTRIBUTION", default="")

# Names of networks, to say roughly where somebody signed in, as JSON: {"10.20.0.0/16": "Gemeentehuis"}.
SIGN_IN_PLACES: dict[str, str] = env.json("SIGN_IN_PLACES", default={})

# The municipality's own log-in (OpenID Connect): its address, what we are called there, and which of its groups give
# which role, as JSON: {"grp-raad": "council"}. Accounts are recognised by an address of these domains, the first time.
OIDC_SERVER_URL: str = env.str("OIDC_SERVER_URL", default="")
OIDC_CLIENT_ID: str = env.str("OIDC_CLIENT_ID", default="")
OIDC_CLIENT_SECRET: str = env.str("OIDC_CLIENT_SECRET", default="")
OIDC_NAME: str = env.str("OIDC_NAME", default="de gemeente")
OIDC_GROUPS_CLAIM: str = env.str("OIDC_GROUPS_CLAIM", default="groups")
OIDC_GROUP_ROLES: dict[str, str] = env.json("OIDC_GROUP_ROLES", default={})
OIDC_EMAIL_DOMAINS: list[str] = env.list("OIDC_EMAIL_DOMAINS", default=[])

# --- development and demo --------------------------------------------------------------------------
DEBUG: bool = env.bool("DEBUG", default=False)
DEMO_PASSWORD: str = env.str("DEMO_PASSWORD", default="") or "demo-wachtwoord-1"
# Whether `make start` loads a whole year of the municipality beside the small demo; it takes half a minute longer.
DEMO_YEAR: bool = env.bool("DEMO_YEAR", default=True)
# The demo asks neither a second step nor confirming again, so that everybody can look around; production always does.
SECOND_STEP_REQUIRED: bool = env.bool("SECOND_STEP_REQUIRED", default=False)
STEP_UP_REQUIRED: bool = env.bool("STEP_UP_REQUIRED", default=False)
DEMO_SECRET_KEY = "demo-secret-key-for-development-only-do-not-use-elsewhere"  # noqa: S105 - refused in production
SECRET_KEY: str = env.str("SECRET_KEY", default="")
# Former keys: what they signed or locked still opens, nothing new is made with them (docs/security/keys.md).
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])

# --- production ------------------------------------------------------------------------------------
EMAIL_URL: str = env.str("EMAIL_URL", default="")
# The header in which the proxy says that the visitor came over https, for example X-Forwarded-Proto.
PROXY_SSL_HEADER: str = env.str("PROXY_SSL_HEADER", default="")
STATIC_ROOT = Path(env.str("STATIC_ROOT", default="") or BASE_DIR / "static")
LOG_LEVEL: str = env.str("LOG_LEVEL", default="INFO").upper()

# --- tests -----------------------------------------------------------------------------------------
# Set by pytest-xdist: which of the parallel processes this is.
TEST_WORKER: str = env.str("PYTEST_XDIST_WORKER", default="")
