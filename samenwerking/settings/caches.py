"""What is kept for a moment, and visits. One process needs nothing; several share Redis, or a table of PostgreSQL."""

from typing import Any

import environ

from . import environment

CACHES: dict[str, dict[str, Any]] = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if environment.CACHE_URL:
    CACHES["default"] = environ.Env.cache_url_config(environment.CACHE_URL)
# Where visits stand. "cached" reads them from the cache and keeps them in the database as well.
SESSION_STORES = {
    "database": "django.contrib.sessions.backends.db",
    "cached": "django.contrib.sessions.backends.cached_db",
    "cache": "django.contrib.sessions.backends.cache",
}
SESSION_ENGINE = SESSION_STORES.get(environment.SESSION_STORE, "")
