"""Opgavekaart: the societal task on one card, before any traject begins."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.services.composition import parts
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import bullets, facts, sentence
from participation.services.composition.parts import SectionSpec


def _summary(dossier: Dossier) -> str:
    opgave = dossier.opgave
    return facts(
        [
            (_("Opgave"), opgave.title),
            (_("Soort"), opgave.get_kind_display()),
            (_("Thema's"), ", ".join(dossier.themes)),
            (_("Gebieden"), ", ".join(dossier.areas)),
            (_("Begin"), parts.day(opgave.start_date)),
            (_("Einde"), parts.day(opgave.end_date)),
            (_("Draagt bij aan"), ", ".join(dossier.contributes_to)),
        ]
    )


def _trajecten(dossier: Dossier) -> str:
    lines = [f"{traject.title}. {parts.period(traject)}".strip() for traject in dossier.trajecten]
    return bullets(lines) or sentence(_("Er is nog geen traject begonnen."))


SECTIONS = (
    SectionSpec("summary", gettext_lazy("De opgave in het kort"), _summary),
    SectionSpec("issue", gettext_lazy("Vraagstuk"), parts.issue),
    SectionSpec("cause", gettext_lazy("Aanleiding en oorzaken"), parts.cause),
    SectionSpec("ambition", gettext_lazy("Ambitie en beoogde effecten"), parts.ambition),
    SectionSpec("scope", gettext_lazy("Afbakening"), parts.scope),
    SectionSpec("participation", gettext_lazy("Participatie: ja of nee, en waarom"), parts.participation_choice),
    SectionSpec("trajecten", gettext_lazy("Trajecten"), _trajecten),
    SectionSpec("bodies", gettext_lazy("Rol van raad en college"), parts.bodies),
)
