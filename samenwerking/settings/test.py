"""Settings of the test suite: a state folder and a database server of its own, inside STATE_DIR."""

from . import environment
from .databases import DATABASES
from .dev import *  # noqa: F403 - the demo's settings, made faster

STATE_DIR = environment.STATE_DIR / "test"
if not environment.DATABASE_URL:
    DATABASES["default"]["STATE_DIR"] = STATE_DIR
    # This data may be lost: it is made anew for every run.
    # Nor is it counted in between: a table that was empty at the last count would be read as if it still were, while
    # one test that rolls back at its end has hundreds of rows in it.
    DATABASES["default"]["SERVER_OPTIONS"] = {
        "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off",
    }  # fmt: skip
DATABASES["default"]["CONN_MAX_AGE"] = 0
FILES = STATE_DIR / (environment.TEST_WORKER or "main")
MEDIA_ROOT = FILES / "media"
PRIVATE_MEDIA_ROOT = FILES / "private"
WIKI_IMPORT_ROOT = FILES / "wiki-import"
EMAIL_FILE_PATH = FILES / "mail"
AUDIT_ANCHOR_FILE = str(FILES / "anchors.txt")

# Each test that asks for kept pages says so, and has them in memory.
PAGE_CACHE_SECONDS = 0
CACHES["pages"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}  # noqa: F405 - of base

# A crawl of the whole site comes from one address. Tests of the limits set their own.
SEARCHES_PER_MINUTE = 0
EXPORTS_PER_HOUR = 0

# Tests make the routes they need; what a flush of the database would bring back is not theirs.
ROUTES_AFTER_MIGRATE = False
# Every test client makes the middleware anew; going through all static files each time took a sixth of the run.
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
