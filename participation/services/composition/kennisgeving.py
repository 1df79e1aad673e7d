"""Kennisgeving of participation: who is involved, about what, when, in which roles, and where to read more."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.services.composition import parts
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import bullets, link, sentence, under
from participation.services.composition.parts import SectionSpec


def _who(dossier: Dossier) -> str:
    return bullets(f"{party.name} ({party.get_role_display()})" for party in dossier.parties)


def _subject(dossier: Dossier) -> str:
    return parts.issue(dossier) + under(_("Doel"), parts.goals(dossier)) + parts.room(dossier)


def _where(dossier: Dossier) -> str:
    """The page on the register, once it is there for everybody."""
    traject = dossier.traject
    if not dossier.public or traject.published_at is None or dossier.opgave.published_at is None:
        return ""
    return sentence(_("Alles over dit traject staat op het register:")) + link(
        traject.title, traject.get_absolute_url()
    )


SECTIONS = (
    SectionSpec("who", gettext_lazy("Wie worden betrokken"), _who),
    SectionSpec("subject", gettext_lazy("Waarover"), _subject),
    SectionSpec("when", gettext_lazy("Wanneer"), parts.planning),
    SectionSpec("roles", gettext_lazy("Rol van bevoegd gezag en initiatiefnemer"), parts.bodies),
    SectionSpec("where", gettext_lazy("Waar informatie staat"), _where),
)
