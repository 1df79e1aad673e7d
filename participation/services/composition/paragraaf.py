"""Participatieparagraaf: what a council proposal says on participation, short enough to paste."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.choices import StukKind
from participation.services.composition import contributed, parts
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import bullets, under
from participation.services.composition.parts import SectionSpec


def _how(dossier: Dossier) -> str:
    """The papers that settled it, and the sessions that were held."""
    settled = parts.adopted_line(dossier, StukKind.STARTNOTITIE, StukKind.PLAN_VAN_AANPAK)
    return under(_("Vastgesteld"), settled) + parts.sessions_held(dossier)


def _parties(dossier: Dossier) -> str:
    return bullets(f"{party.name} ({party.get_role_display()})" for party in dossier.parties)


SECTIONS = (
    SectionSpec("participation", gettext_lazy("Is er participatie, en waarom?"), parts.participation),
    SectionSpec("room", gettext_lazy("Wat vaststond en waar ruimte was"), parts.room),
    SectionSpec("parties", gettext_lazy("Wie meededen"), _parties),
    SectionSpec("course", gettext_lazy("Hoe zij meededen"), _how),
    SectionSpec("response", gettext_lazy("Wat met de inbreng is gedaan, en waarom"), contributed.answered),
    SectionSpec("next", gettext_lazy("Hoe deelnemers horen wat er verder gebeurt"), parts.nothing),
)
