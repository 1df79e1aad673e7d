"""The site as `make start` runs it, on a database of its own; ``DATABASE_URL`` is left alone on purpose."""

from samenwerking.settings.dev import *  # noqa: F403  # everything that is not about measuring
from samenwerking.settings.environment import STATE_DIR, env

DEBUG = False
ALLOWED_HOSTS = ["*"]
# All questions come from one address.
SEARCHES_PER_MINUTE = 0
EXPORTS_PER_HOUR = 0
BENCH_DIR = STATE_DIR / "bench"
DATABASES = {
    "default": {
        "ENGINE": "samenwerking.database.embedded",
        "NAME": env.str("BENCH_DATABASE", default="bench_10"),
        "USER": "postgres",
        "STATE_DIR": BENCH_DIR,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": DATABASES["default"].get("OPTIONS", {}),  # noqa: F405  # of the settings above
    }
}
MEDIA_ROOT = BENCH_DIR / "media"
