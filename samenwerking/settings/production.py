"""Production: refuses to start on demo values."""

from .base import *  # noqa: F403
from .base import env

DEMO = False
SECRET_KEY = env.str("SECRET_KEY")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
