"""Production refuses to start while accounts of the demo are there: their password stands in the README."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from samenwerking.accounts.models import User


def demo_accounts_exist() -> bool:
    """Deactivated ones count as well: one click would make them work again."""
    return User.objects.filter(email__iendswith=f"@{settings.DEMO_EMAIL_DOMAIN}").exists()


def refuse_demo_accounts() -> None:
    """Called when the site starts; raises ImproperlyConfigured outside the demo when there are any.

    A database that cannot be read yet is no reason to stop here: ``/healthz/ready`` tells that.
    """
    if settings.DEMO:
        return
    try:
        found = demo_accounts_exist()
    except DatabaseError:
        return
    if found:
        raise ImproperlyConfigured(
            f"Er staan demo-accounts (@{settings.DEMO_EMAIL_DOMAIN}) in deze database, met een bekend wachtwoord. "
            "Gebruik een lege database of verwijder die accounts."
        )
