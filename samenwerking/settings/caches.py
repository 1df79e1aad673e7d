"""What is kept for a moment, and visits. One process needs nothing; several share Redis, or a table of PostgreSQL."""

from typing import Any

import environ

from . import environment

CACHES: dict[str, dict[str, Any]] = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if environment.CACHE_URL:
    CACHES["default"] = environ.Env.cache_url_config(environment.CACHE_URL)
    if CACHES["default"]["BACKEND"].endswith("RedisCache"):
        CACHES["default"]["BACKEND"] = "samenwerking.shared_cache.RedisThatMayBeAway"
        # Seconds to wait for it: it is near, or it is away.
        CACHES["default"].setdefault("OPTIONS", {}).update(socket_connect_timeout=1, socket_timeout=2)
# Two sites may share one Redis. Without a word of its own before each key, one would take the visits and pages of the
# other for its own (docs/decisions/0215).
_prefix = environment.CACHE_PREFIX or CACHES["default"].get("KEY_PREFIX", "")
CACHES["default"]["KEY_PREFIX"] = _prefix
# Pages kept for strangers (docs/decisions/0210), in what processes share. Without it they stand on disk: what one
# process ends must be over for all, and memory of its own cannot do that.
if environment.CACHE_URL:
    CACHES["pages"] = {**CACHES["default"], "KEY_PREFIX": f"{_prefix}:pages" if _prefix else "pages"}
else:
    CACHES["pages"] = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": environment.STATE_DIR / "page-cache",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    }
PAGE_CACHE_SECONDS = environment.PAGE_CACHE_SECONDS or 0
# What time changes ends in time (page_cache/moments.py); this is for what changes and nobody sees, like SQL by hand.
LONGEST_PAGE_CACHE = 600
# Without CACHE_URL a second machine, if there is one, does not hear that what it kept is over.
PAGE_CACHE_DEFAULT = LONGEST_PAGE_CACHE if environment.CACHE_URL else 60
# Where visits stand. "cached" reads them from the cache and keeps them in the database as well.
SESSION_STORES = {
    "database": "django.contrib.sessions.backends.db",
    "cached": "django.contrib.sessions.backends.cached_db",
    "cache": "django.contrib.sessions.backends.cache",
}
SESSION_ENGINE = SESSION_STORES.get(environment.SESSION_STORE, "")
