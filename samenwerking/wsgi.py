"""WSGI entry point for gunicorn. Says no before the first visitor: to demo accounts in a real database, and to
templates of papers with a fault."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings.production")
application = get_wsgi_application()

from participation.checks import refuse_broken_templates  # noqa: E402 - models load after Django is set up
from samenwerking.accounts.demo_accounts import refuse_demo_accounts  # noqa: E402 - models load after Django is set up
from samenwerking.page_cache.software import software  # noqa: E402 - models load after Django is set up

refuse_demo_accounts()
refuse_broken_templates()
# The first visitor of this process would wait a second for all views, and for the code to be read once.
reverse("account_login")
software()
