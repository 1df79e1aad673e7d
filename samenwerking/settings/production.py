"""Production: refuses to start on demo values. docs/operations/settings.md lists what it needs."""

from ipaddress import ip_network

import environ
import structlog
from django.core.exceptions import ImproperlyConfigured

from . import environment
from .base import *  # noqa: F403 - everything that is shared
from .caches import LONGEST_PAGE_CACHE, PAGE_CACHE_DEFAULT, SESSION_ENGINE, SESSION_STORES
from .files import storages
from .logs import logging_settings, structlog_settings

SHORTEST_SECRET = 50
SHORTEST_TOKEN = 32


def refuse(condition: bool, sentence: str) -> None:
    """Stop before anything is served; the sentence says what to change."""
    if condition:
        raise ImproperlyConfigured(sentence)


def are_networks(names: list[str]) -> bool:
    """Whether each is an address or a network, and none is all the world."""
    try:
        return all(ip_network(name).prefixlen > 0 for name in names)
    except ValueError:
        return False


refuse(environment.DEBUG, "DEBUG staat aan. Zet DEBUG uit: foutpagina's tonen anders gegevens en instellingen.")
refuse(not environment.SECRET_KEY, "SECRET_KEY ontbreekt. Maak een lange, willekeurige sleutel en bewaar die geheim.")
refuse(environment.SECRET_KEY == environment.DEMO_SECRET_KEY, "SECRET_KEY is die van de demo. Maak een eigen sleutel.")
refuse(len(environment.SECRET_KEY) < SHORTEST_SECRET, f"SECRET_KEY is korter dan {SHORTEST_SECRET} tekens.")
refuse(
    any(key == environment.DEMO_SECRET_KEY or len(key) < SHORTEST_SECRET for key in environment.SECRET_KEY_FALLBACKS),
    f"SECRET_KEY_FALLBACKS noemt de sleutel van de demo, of een van minder dan {SHORTEST_SECRET} tekens.",
)
refuse(not environment.ALLOWED_HOSTS, "ALLOWED_HOSTS ontbreekt. Noem de namen waaronder de site te bereiken is.")
refuse("*" in environment.ALLOWED_HOSTS, "ALLOWED_HOSTS laat elke naam toe. Noem de namen van de site.")
refuse(
    not environment.BASE_URL.startswith("https://"),
    "BASE_URL ontbreekt of begint niet met https://. Het adres staat in e-mails en agenda's.",
)

refuse(
    bool(environment.OIDC_SERVER_URL) and not environment.OIDC_SERVER_URL.startswith("https://"),
    "OIDC_SERVER_URL begint niet met https://. Inloggen via de gemeente gaat alleen over een beveiligde verbinding.",
)

refuse(not SESSION_ENGINE, f"SESSION_STORE moet een van deze zijn: {', '.join(SESSION_STORES)}.")
refuse(
    environment.SESSION_STORE != "database" and not environment.CACHE_URL,
    "SESSION_STORE vraagt een gedeelde cache. Zet CACHE_URL, of laat bezoeken in de database staan.",
)

refuse(0 < len(environment.METRICS_TOKEN) < SHORTEST_TOKEN, f"METRICS_TOKEN is korter dan {SHORTEST_TOKEN} tekens.")
refuse(
    not are_networks(environment.METRICS_NETWORKS),
    "METRICS_NETWORKS moet netwerken noemen, zoals 10.1.2.3/32, met komma's ertussen.",
)
refuse(
    bool(environment.BACKUP_DIR) and not environment.BACKUP_RECIPIENTS,
    "BACKUP_DIR is gezet, maar BACKUP_RECIPIENTS niet. Zeg voor wie back-ups verzegeld worden (manage.py backup_key).",
)
refuse(
    any(not word.startswith("age1") for word in environment.BACKUP_RECIPIENTS),
    "BACKUP_RECIPIENTS klopt niet: iedere ontvanger begint met age1. Zet hier nooit de sleutel zelf.",
)
PAGE_CACHE_SECONDS = PAGE_CACHE_DEFAULT if environment.PAGE_CACHE_SECONDS is None else environment.PAGE_CACHE_SECONDS
refuse(
    not 0 <= PAGE_CACHE_SECONDS <= LONGEST_PAGE_CACHE,
    f"PAGE_CACHE_SECONDS moet van 0 tot en met {LONGEST_PAGE_CACHE} zijn.",
)

SECRET_KEY = environment.SECRET_KEY
SECRET_KEY_FALLBACKS = environment.SECRET_KEY_FALLBACKS
# Who decides or manages logs in with two steps, and confirms again before a decision.
SECOND_STEP_REQUIRED = True
STEP_UP_REQUIRED = True
SECURE_SSL_REDIRECT = True
# The one who asks how the site is doing stands beside it and speaks plain http.
SECURE_REDIRECT_EXEMPT = [r"^healthz/", r"^metrics$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
DEVICE_COOKIE_NAME = "__Secure-sw_device"  # of /accounts/ alone, and __Host- wants the whole site
READING_COOKIE_NAME = "__Host-leesinstelling"
MESSAGES_COOKIE_NAME = "__Host-messages"
# Seconds without a request after which a visit is over (docs/decisions/0224).
SESSION_COOKIE_AGE = 43_200
ACCOUNT_SESSION_COOKIE_AGE = 1_209_600
if environment.PROXY_SSL_HEADER:
    SECURE_PROXY_SSL_HEADER = ("HTTP_" + environment.PROXY_SSL_HEADER.upper().replace("-", "_"), "https")
if environment.EMAIL_URL:
    globals().update(environ.Env.email_url_config(environment.EMAIL_URL))
STORAGES = storages("whitenoise.storage.CompressedManifestStaticFilesStorage")
LOGGING = logging_settings(environment.LOG_LEVEL)
structlog.configure(**structlog_settings())
