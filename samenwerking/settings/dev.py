"""Development and demo: what `make start` runs."""

import warnings

import structlog
from structlog.dev import ConsoleRenderer

from . import environment
from .base import *  # noqa: F403 - everything that is shared
from .environment import STATE_DIR
from .logs import logging_settings, structlog_settings

DEBUG = environment.DEBUG
DEMO = True
DEMO_YEAR = environment.DEMO_YEAR
DEMO_PASSWORD = environment.DEMO_PASSWORD
SECRET_KEY = environment.SECRET_KEY or environment.DEMO_SECRET_KEY
ALLOWED_HOSTS = environment.ALLOWED_HOSTS or ["*"]
SERVE_MEDIA = True
# Static files straight from where they are built: no copy that can be out of date.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
warnings.filterwarnings("ignore", message="No directory at", module="django.core.handlers.base")
# To try them in the demo; what the log-in page then says, changes with it.
SECOND_STEP_REQUIRED = environment.SECOND_STEP_REQUIRED
STEP_UP_REQUIRED = environment.STEP_UP_REQUIRED
# Security keys work without https on localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = STATE_DIR / "mail"
# At the terminal: only what goes wrong, in words.
LOGGING = logging_settings("WARNING", renderer=ConsoleRenderer(colors=False))
LOGGING["loggers"]["django.request"] = {"level": "ERROR"}
structlog.configure(**structlog_settings())
