"""WSGI entry point for gunicorn. Says no before the first visitor when demo accounts stand in a real database."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings.production")
application = get_wsgi_application()

from samenwerking.accounts.demo_accounts import refuse_demo_accounts  # noqa: E402 - models load after Django is set up

refuse_demo_accounts()
