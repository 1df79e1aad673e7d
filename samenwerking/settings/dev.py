"""Development and demo: what `make start` runs."""

from .base import *  # noqa: F403
from .base import ALLOWED_HOSTS, STATE_DIR, env

DEBUG = env.bool("DEBUG", default=False)
DEMO = True
DEMO_PASSWORD = env.str("DEMO_PASSWORD", default="demo-wachtwoord-1")
SECRET_KEY = env.str("SECRET_KEY", default="demo-secret-key-for-development-only-do-not-use-elsewhere")
ALLOWED_HOSTS = ALLOWED_HOSTS or ["*"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = STATE_DIR / "mail"
