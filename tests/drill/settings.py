"""The site of the drill: the demo's settings, with a real mail server (ours) and one proxy in front."""

import os

from samenwerking.settings.dev import *  # noqa: F403 - all that is shared

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = "127.0.0.1"
EMAIL_PORT = int(os.environ.get("DRILL_MAIL_PORT", "25"))
# Residents come from many addresses; what one address may send in an hour has tests of its own.
TRUSTED_PROXIES = 1
