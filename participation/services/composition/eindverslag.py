"""Eindverslag: closes realiseren.

The final report of consultation (Awb and inspraakverordening: procedure, what was brought in, the response) and the
account of participation that a decision needs (Omgevingsbesluit 10.2: how people were involved, what was done with it).
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.choices import StukKind
from participation.services.composition import contributed, parts
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import sentence, text, under
from participation.services.composition.parts import SectionSpec


def _procedure(dossier: Dossier) -> str:
    settled = parts.adopted_line(dossier, StukKind.STARTNOTITIE, StukKind.PLAN_VAN_AANPAK)
    return (
        sentence(parts.period(dossier.traject))
        + under(_("Vastgesteld"), settled)
        + under(_("Werkateliers"), parts.sessions_held(dossier))
    )


def _brought_in(dossier: Dossier) -> str:
    sessions = "".join(under(session.title, text(session.report)) for session in dossier.past_werkateliers)
    return sessions + contributed.brought_in(dossier)


def _outcomes(dossier: Dossier) -> str:
    return "".join(under(session.title, text(session.outcomes)) for session in dossier.past_werkateliers)


def _next(dossier: Dossier) -> str:
    return sentence(
        _(
            "Na vaststelling van dit eindverslag evalueren wij het traject "
            "met raad, college, deelnemers en de organisatie."
        )
    )


SECTIONS = (
    SectionSpec("issue", gettext_lazy("Vraagstuk"), parts.issue),
    SectionSpec("goals", gettext_lazy("Doel van het traject"), parts.goals),
    SectionSpec("participation", gettext_lazy("Participatie: vorm, gevolgen en reden"), parts.participation),
    SectionSpec("procedure", gettext_lazy("Gevolgde procedure"), _procedure),
    SectionSpec("parties", gettext_lazy("Wie meededen"), parts.parties),
    SectionSpec("brought_in", gettext_lazy("Wat is ingebracht"), _brought_in),
    SectionSpec("outcomes", gettext_lazy("Uitkomsten van de werkateliers"), _outcomes),
    SectionSpec("response", gettext_lazy("Wat met de inbreng is gedaan, en waarom"), contributed.answered),
    SectionSpec("changed", gettext_lazy("Wat er door de inbreng is veranderd"), contributed.changed),
    SectionSpec("results", gettext_lazy("Resultaten"), parts.reached),
    SectionSpec("legal_basis", gettext_lazy("Wettelijke basis"), parts.legal_basis),
    SectionSpec("bodies", gettext_lazy("Rol van raad en college"), parts.bodies),
    SectionSpec("next", gettext_lazy("Vervolg"), _next),
)
