"""Plan van aanpak: closes ontwerpen. Who does what when, and how it is evaluated and steered."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.choices import Process, StukKind
from participation.services.composition import parts
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import sentence, under
from participation.services.composition.parts import SectionSpec


def _basis(dossier: Dossier) -> str:
    built_on = under(_("Bouwt voort op"), parts.adopted_line(dossier, StukKind.STARTNOTITIE))
    return parts.issue(dossier) + built_on


def _next(dossier: Dossier) -> str:
    return sentence(
        _(
            "Na vaststelling van dit plan gaat het traject van ontwerpen naar realiseren. "
            "Aan het einde komt er een eindverslag: wat is ingebracht, wat is daarmee gedaan en wat is er veranderd."
        )
    )


SECTIONS = (
    SectionSpec("basis", gettext_lazy("Uitgangspunt"), _basis),
    SectionSpec("goals", gettext_lazy("Doel van het traject"), parts.goals),
    SectionSpec("results", gettext_lazy("Resultaten: wat, wie en wanneer"), parts.results),
    SectionSpec("room", gettext_lazy("Wat vaststaat en waar ruimte is"), parts.room),
    SectionSpec("participation", gettext_lazy("Participatie: vorm, gevolgen en reden"), parts.participation),
    SectionSpec("parties", gettext_lazy("Partijen en wat zij bijdragen"), parts.parties),
    SectionSpec("answers", gettext_lazy("Keuzes in het ontwerp"), parts.answers_of(Process.DESIGN)),
    SectionSpec("rules", gettext_lazy("Spelregels en wettelijke basis"), parts.rules),
    SectionSpec("planning", gettext_lazy("Stappen en planning"), parts.planning),
    SectionSpec("communication", gettext_lazy("Communicatie en terugkoppeling"), parts.nothing),
    SectionSpec("budget", gettext_lazy("Budget"), parts.budget),
    SectionSpec("prospects", gettext_lazy("Kansen en belemmeringen"), parts.prospects),
    SectionSpec("evaluation", gettext_lazy("Evalueren en bijsturen"), parts.answers_of(Process.EVALUATE)),
    SectionSpec("bodies", gettext_lazy("Rol van raad en college"), parts.bodies),
    SectionSpec("next", gettext_lazy("Vervolg"), _next),
)
