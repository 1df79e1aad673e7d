"""WSGI entry point for gunicorn. Says no before the first visitor: to demo accounts in a real database, and to
templates of papers with a fault."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings.production")
application = get_wsgi_application()

from participation.checks import refuse_broken_templates  # noqa: E402 - models load after Django is set up
from samenwerking.accounts.demo_accounts import refuse_demo_accounts  # noqa: E402 - models load after Django is set up
from samenwerking.launch.warm import warm_up  # noqa: E402 - models load after Django is set up
from samenwerking.page_cache.software import software  # noqa: E402 - models load after Django is set up

refuse_demo_accounts()
refuse_broken_templates()
warm_up()
software()
