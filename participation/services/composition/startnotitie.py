"""Startnotitie: closes verkennen. The council steers here: subject, limits, parties, participation, its own role."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.choices import Process
from participation.services.composition import parts
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import sentence
from participation.services.composition.parts import SectionSpec


def _next(dossier: Dossier) -> str:
    return sentence(
        _(
            "Na vaststelling van deze startnotitie gaat het traject van verkennen naar ontwerpen. "
            "Dan volgt een plan van aanpak, dat dezelfde weg gaat."
        )
    )


SECTIONS = (
    SectionSpec("issue", gettext_lazy("Vraagstuk"), parts.issue),
    SectionSpec("cause", gettext_lazy("Aanleiding en oorzaken"), parts.cause),
    SectionSpec("ambition", gettext_lazy("Ambitie en beoogde effecten"), parts.ambition),
    SectionSpec("scope", gettext_lazy("Afbakening"), parts.scope),
    SectionSpec("goals", gettext_lazy("Doel van het traject"), parts.goals),
    SectionSpec("room", gettext_lazy("Wat vaststaat en waar ruimte is"), parts.room),
    SectionSpec("participation", gettext_lazy("Participatie: vorm, gevolgen en reden"), parts.participation),
    SectionSpec("rules", gettext_lazy("Spelregels en wettelijke basis"), parts.rules),
    SectionSpec("parties", gettext_lazy("Partijen en hun rol"), parts.parties),
    SectionSpec("answers", gettext_lazy("Wat de verkenning leerde"), parts.answers_of(Process.EXPLORE)),
    SectionSpec("results", gettext_lazy("Beoogde resultaten"), parts.results),
    SectionSpec("prospects", gettext_lazy("Kansen en belemmeringen"), parts.prospects),
    SectionSpec("planning", gettext_lazy("Aanpak en planning"), parts.planning),
    SectionSpec("budget", gettext_lazy("Budget"), parts.budget),
    SectionSpec("bodies", gettext_lazy("Rol van raad en college"), parts.bodies),
    SectionSpec("next", gettext_lazy("Vervolg"), _next),
)
