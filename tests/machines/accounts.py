"""The people of the demo in production, which refuses to start while they have the addresses of the demo."""

from django.conf import settings
from django.db.models import Value
from django.db.models.functions import Replace

from samenwerking.accounts.models import User

DOMAIN = "gemeente.example"


def move_accounts() -> None:
    User.objects.update(email=Replace("email", Value(settings.DEMO_EMAIL_DOMAIN), Value(DOMAIN)))
