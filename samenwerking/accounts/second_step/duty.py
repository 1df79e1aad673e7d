"""Who has to log in with two steps, and whether somebody does."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from samenwerking.accounts.models import User
from samenwerking.accounts.sign_in import came_by_provider

REAL = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# Kept in the visit, so that not every page asks the database.
DONE = "second_step_done"


def must_have_second_step(user: User) -> bool:
    """Whoever decides or manages, when the setting asks it."""
    if not settings.SECOND_STEP_REQUIRED:
        return False
    return user.is_superuser or not user.roles.isdisjoint(settings.SECOND_STEP_ROLES)


def has_second_step(user: User) -> bool:
    """Recovery codes alone are no step: they are there for when one is lost."""
    return Authenticator.objects.filter(user=user, type__in=REAL).exists()


def owes_second_step(request: HttpRequest, user: User) -> bool:
    """Logged in without the second step that this person must have. Who came by the municipality's own log-in did
    the second step there (docs/decisions/0195).
    """
    if not settings.SECOND_STEP_REQUIRED or request.session.get(DONE) == user.pk:
        return False
    if not must_have_second_step(user) or came_by_provider(request):
        return False
    if not has_second_step(user):
        return True
    request.session[DONE] = user.pk
    return False
