"""The site in production, as the test of several machines starts it; only do the people of the demo log in at once."""

from samenwerking.settings.production import *  # noqa: F403 - all that is shared
from samenwerking.settings.production import STORAGES

SECOND_STEP_REQUIRED = False
STEP_UP_REQUIRED = False
# A crowd of readers is one connection here.
SEARCHES_PER_MINUTE = 0
# Nobody looks at a stylesheet here, so nothing is collected and packed first.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
