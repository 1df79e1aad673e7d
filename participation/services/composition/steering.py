"""What the steering card draws of what was filled in. Parties and steps become lists: the site reads them back."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import bullets, facts, text


def point(name: str) -> Callable[[Dossier], str]:
    """A point that is plain text."""

    def draw(dossier: Dossier) -> str:
        return text(getattr(dossier.steering, name))

    return draw


def lines(name: str) -> Callable[[Dossier], str]:
    """A point with one thing on a line."""

    def draw(dossier: Dossier) -> str:
        return bullets(line.strip().lstrip("-•* ") for line in getattr(dossier.steering, name).splitlines())

    return draw


def participation(dossier: Dossier) -> str:
    """The wanted form by its name, then why."""
    draft = dossier.steering
    if not draft.wanted_form and not draft.participation.strip():
        return ""
    return facts([(_("Gewenste vorm"), draft.get_wanted_form_display())]) + text(draft.participation)
