"""Logging in, in vain or not, in the log of the site: when, by which means and by whom, without a name.

``account`` is a mark that is the same for one e-mail address and that nobody can turn back without the secret of the
site: enough to see who was guessed at and when they came in (docs/operations/monitoring.md says how to make one).
"""

from typing import Any

import structlog
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from samenwerking.accounts.lockout import one_spelling
from samenwerking.accounts.models import User
from samenwerking.accounts.sign_in import methods_of
from samenwerking.accounts.tries import fingerprint

logger = structlog.get_logger(__name__)
MARK = 16


def mark_of(email: object) -> str:
    return fingerprint("log", one_spelling(email))[:MARK]


def _logged_in(request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    methods = methods_of(request, user) if request is not None else []
    logger.info("logged_in", account=mark_of(user.email), methods=methods)


def _logged_out(user: User | None, **kwargs: Any) -> None:
    if user is not None:
        logger.info("logged_out", account=mark_of(user.email))


def _failed(credentials: dict[str, Any], **kwargs: Any) -> None:
    logger.warning("log_in_failed", account=mark_of(credentials.get("email")))


def not_confirmed(user: User) -> None:
    """A wrong password of somebody who is asked again who they are."""
    logger.warning("confirming_failed", account=mark_of(user.email))


def code_refused(user: User) -> None:
    """A wrong or used code of the second step."""
    logger.warning("second_step_failed", account=mark_of(user.email))


def connect() -> None:
    user_logged_in.connect(_logged_in, dispatch_uid="accounts.log_logged_in")
    user_logged_out.connect(_logged_out, dispatch_uid="accounts.log_logged_out")
    user_login_failed.connect(_failed, dispatch_uid="accounts.log_failed")
