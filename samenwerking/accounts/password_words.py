"""No password that is made of the words of this site: who guesses tries those first (NIST SP 800-63B, 3.1.1.2)."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Letters that must be left when the words, and all that is no letter, are taken out.
LEFT = 4
# Parts of a name on the internet that say nothing.
SHORTEST = 4


def words() -> set[str]:
    """PASSWORD_WORDS, the name of the site, and those under which it is reached: mostly of the municipality."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or ""
    named = {part for name in (host, *settings.ALLOWED_HOSTS) for part in re.split(r"[^a-z]+", name.lower())}
    return {*settings.PASSWORD_WORDS, settings.WAGTAIL_SITE_NAME.lower(), *named} - {""}


class SiteWordsValidator:
    """For AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError when hardly anything is left without those words."""
        left = password.lower()
        for word in sorted((word for word in words() if len(word) >= SHORTEST), key=len, reverse=True):
            left = left.replace(word, " ")
        if sum(letter.isalpha() for letter in left) < LEFT:
            raise ValidationError(self.get_help_text(), code="password_of_site_words")

    def get_help_text(self) -> str:
        return _("Kies geen wachtwoord dat vooral uit woorden van deze site of de gemeente bestaat, of uit cijfers.")
