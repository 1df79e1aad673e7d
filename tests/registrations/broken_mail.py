"""A mail server that refuses everything, and repeats the address in its refusal as real ones do."""

from typing import Any

from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    def send_messages(self, email_messages: Any) -> int:
        raise OSError(f"no such user: {email_messages[0].to}")
