"""Roles that begin or end today do so at the first page of the day, also when the nightly job did not run."""

import time

from django.http import HttpRequest
from django.utils import timezone

from samenwerking.accounts.memberships import sync_person
from samenwerking.accounts.models import User
from samenwerking.accounts.sessions import NOTED

SYNCED = "roles_of_day"


def is_other_day(request: HttpRequest) -> bool:
    return bool(request.session.get(SYNCED) != timezone.localdate().isoformat())


def begin_day(request: HttpRequest, user: User) -> None:
    request.session[SYNCED] = timezone.localdate().isoformat()
    request.session.setdefault(NOTED, int(time.time()))
    sync_person(user)
