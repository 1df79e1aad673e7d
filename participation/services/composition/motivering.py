"""Motivering participatie (Omgevingsbesluit 10.2 lid 2): how people were involved, what was done with it."""

from django.utils.translation import gettext_lazy

from participation.services.composition import contributed, parts
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import sentence
from participation.services.composition.parts import SectionSpec


def _course(dossier: Dossier) -> str:
    return sentence(parts.period(dossier.traject)) + parts.sessions_held(dossier)


SECTIONS = (
    SectionSpec("issue", gettext_lazy("Waar het besluit over gaat"), parts.issue),
    SectionSpec("participation", gettext_lazy("Participatie: vorm, gevolgen en reden"), parts.participation),
    SectionSpec("parties", gettext_lazy("Wie zijn betrokken"), parts.parties),
    SectionSpec("course", gettext_lazy("Hoe zij zijn betrokken"), _course),
    SectionSpec("brought_in", gettext_lazy("Wat is ingebracht"), contributed.brought_in),
    SectionSpec("response", gettext_lazy("Wat met de resultaten is gedaan, en waarom"), contributed.answered),
    SectionSpec("changed", gettext_lazy("Wat er daardoor is veranderd"), contributed.changed),
    SectionSpec("legal_basis", gettext_lazy("Wettelijke basis"), parts.legal_basis),
)
