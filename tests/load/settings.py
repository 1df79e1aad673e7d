"""The site in production; only do the people of the demo log in at once."""

from samenwerking.settings.production import *  # noqa: F403 - all that is shared

SECOND_STEP_REQUIRED = False
STEP_UP_REQUIRED = False
