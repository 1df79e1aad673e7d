"""Why a file may not come in."""

from django.utils.translation import gettext_lazy as _

from participation.exceptions import ParticipationError


class FileRefused(ParticipationError):
    """The message says what is wrong and, where there is something, what to do instead."""

    message = _("Dit bestand kan niet worden toegevoegd.")
