"""allauth's second step in our words, with its secrets unreadable in the database."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .duty import REAL, must_have_second_step

# Before a secret that is encrypted; what has no mark was kept before there was encryption.
MARK = "fernet:"
PURPOSE = b"samenwerking.accounts.second_step"


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Uw rol vraagt inloggen in twee stappen. Zet eerst een andere app of sleutel aan; dan kan deze uit."
        ),
        "cannot_generate_recovery_codes": _("Herstelcodes krijgt u als u een app of een sleutel hebt aangezet."),
        "incorrect_code": _("Deze code klopt niet. Kijk welke code er nu staat, en probeer het opnieuw."),
    }

    def get_totp_issuer(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def encrypt(self, text: str) -> str:
        return MARK + _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        if not encrypted_text.startswith(MARK):
            return encrypted_text
        return _cipher().decrypt(encrypted_text.removeprefix(MARK).encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last app or key of somebody who must have one stays; losing it is for an administrator to mend."""
        if not must_have_second_step(authenticator.user):
            return True
        return (
            Authenticator.objects.filter(user=authenticator.user, type__in=REAL).exclude(pk=authenticator.pk).exists()
        )

    def generate_authenticator_name(self, user: object, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's name
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Sleutel {number}").format(number=number)


def _cipher() -> MultiFernet:
    """With the secret of the site, and the former ones for as long as SECRET_KEY_FALLBACKS holds them."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(str(key))) for key in keys])


def _derived(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + b"|" + secret.encode()).digest())
