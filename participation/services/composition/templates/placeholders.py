"""The closed list of what a template can ask for. A placeholder names a drawing; it never runs anything.

A block stands on a line of its own and becomes paragraphs, a list or a table; words stand within a line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participation.choices import Process, SteeringPoint, StukKind
from participation.services.composition import contributed, parts, sessions, steering
from participation.services.composition.dossier import Dossier
from participation.services.composition.evaluation_figures import experiences

Draw = Callable[[Dossier], str]
SETTLED = (StukKind.STARTNOTITIE, StukKind.PLAN_VAN_AANPAK)


class Scope(IntEnum):
    """From which record on a placeholder has a meaning."""

    OPGAVE = 0
    TRAJECT = 1
    WERKATELIER = 2


@dataclass(frozen=True)
class Placeholder:
    """``optional``: nothing to say is no open place. ``words``: stands within a line."""

    label: str | Promise
    draw: Draw
    scope: Scope = Scope.TRAJECT
    optional: bool = False
    words: bool = False


def _budget_in_words(dossier: Dossier) -> str:
    amount = dossier.traject.budget
    return "" if amount is None else f"€ {number_format(amount, decimal_pos=2, force_grouping=True)}"


BLOCKS: dict[str, Placeholder] = {
    # The opgave
    "opgave-in-het-kort": Placeholder(_("de opgave in het kort"), parts.summary, Scope.OPGAVE),
    "vraagstuk": Placeholder(_("vraagstuk"), parts.issue, Scope.OPGAVE),
    "aanleiding": Placeholder(_("aanleiding en oorzaken"), parts.cause, Scope.OPGAVE),
    "ambitie": Placeholder(_("ambitie"), parts.ambition, Scope.OPGAVE),
    "beoogde-effecten": Placeholder(_("beoogde effecten"), parts.intended_effects, Scope.OPGAVE),
    "hoort-erbij": Placeholder(_("wat erbij hoort"), parts.scope_in, Scope.OPGAVE),
    "hoort-er-niet-bij": Placeholder(_("wat er niet bij hoort"), parts.scope_out, Scope.OPGAVE),
    "keuze-participatie": Placeholder(_("keuze voor participatie"), parts.participation_choice, Scope.OPGAVE),
    "rolverdeling": Placeholder(_("rol van raad en college"), parts.bodies, Scope.OPGAVE),
    "trajecten": Placeholder(_("trajecten"), parts.trajecten, Scope.OPGAVE),
    # The steering card of the council
    "kaart-onderwerp": Placeholder(SteeringPoint.SUBJECT.label, steering.point("subject"), Scope.OPGAVE),
    "kaart-partijen": Placeholder(SteeringPoint.PARTIES.label, steering.lines("parties"), Scope.OPGAVE),
    "kaart-participatie": Placeholder(SteeringPoint.PARTICIPATION.label, steering.participation, Scope.OPGAVE),
    "kaart-stappen": Placeholder(SteeringPoint.STEPS.label, steering.lines("steps"), Scope.OPGAVE),
    "kaart-rol-raad": Placeholder(SteeringPoint.OWN_ROLE.label, steering.point("own_role"), Scope.OPGAVE),
    "kaart-verdeling": Placeholder(SteeringPoint.DIVISION.label, steering.point("division"), Scope.OPGAVE),
    "kaart-controle": Placeholder(SteeringPoint.CONTROL.label, steering.point("control"), Scope.OPGAVE),
    # The traject
    "doel": Placeholder(_("doel van het traject"), parts.goals),
    "vaststaat": Placeholder(_("wat vaststaat"), parts.fixed),
    "speelruimte": Placeholder(_("speelruimte"), parts.open_space),
    "participatie": Placeholder(_("vorm, gevolgen en reden van de participatie"), parts.participation),
    "spelregels": Placeholder(_("spelregels"), parts.rules),
    "wettelijke-basis": Placeholder(_("wettelijke basis"), parts.legal_basis),
    "partijen": Placeholder(_("partijen"), parts.parties),
    "partijen-lijst": Placeholder(_("partijen"), parts.parties_list),
    "antwoorden-verkennen": Placeholder(_("antwoorden bij verkennen"), parts.answers_of(Process.EXPLORE)),
    "antwoorden-ontwerpen": Placeholder(_("antwoorden bij ontwerpen"), parts.answers_of(Process.DESIGN)),
    "antwoorden-realiseren": Placeholder(_("antwoorden bij realiseren"), parts.answers_of(Process.REALISE)),
    "antwoorden-evalueren": Placeholder(_("antwoorden bij evalueren"), parts.answers_of(Process.EVALUATE)),
    "resultaten": Placeholder(_("resultaten"), parts.results),
    "bereikt": Placeholder(_("wat is bereikt"), parts.reached),
    "kansen-en-belemmeringen": Placeholder(_("kansen en belemmeringen"), parts.prospects),
    "periode": Placeholder(_("begin en einde van het traject"), parts.period),
    "planning": Placeholder(_("planning"), parts.planning),
    "budget": Placeholder(_("budget"), parts.budget),
    "vastgestelde-startnotitie": Placeholder(
        _("vastgestelde startnotitie"), parts.adopted(StukKind.STARTNOTITIE), optional=True
    ),
    "vastgestelde-stukken": Placeholder(_("vastgestelde stukken"), parts.adopted(*SETTLED), optional=True),
    "link-naar-register": Placeholder(_("link naar het register"), parts.register_link),
    "lessen": Placeholder(_("lessen"), parts.lessons),
    "ervaringen": Placeholder(_("ervaringen van raad, college, deelnemers en collega's"), experiences),
    # What came in, and the werkateliers
    "inbreng": Placeholder(_("inbreng"), contributed.brought_in),
    "antwoord-op-inbreng": Placeholder(_("antwoord op de inbreng"), contributed.answered),
    "veranderd-door-inbreng": Placeholder(_("wat door de inbreng is veranderd"), contributed.changed),
    "gehouden-werkateliers": Placeholder(_("werkateliers die zijn gehouden"), sessions.held),
    "komende-werkateliers": Placeholder(_("werkateliers die komen"), sessions.coming, optional=True),
    "verslagen-werkateliers": Placeholder(_("verslagen van de werkateliers"), sessions.reports, optional=True),
    "uitkomsten-werkateliers": Placeholder(_("uitkomsten van de werkateliers"), sessions.outcomes_of_all),
    # One werkatelier
    "gegevens-werkatelier": Placeholder(_("gegevens van het werkatelier"), sessions.about, Scope.WERKATELIER),
    "doel-werkatelier": Placeholder(_("doel van het werkatelier"), sessions.field("purpose"), Scope.WERKATELIER),
    "programma": Placeholder(_("programma"), sessions.programme, Scope.WERKATELIER),
    "verslag": Placeholder(_("verslag"), sessions.field("report"), Scope.WERKATELIER),
    "uitkomsten": Placeholder(_("uitkomsten en afspraken"), sessions.outcomes, Scope.WERKATELIER),
    "volgende-werkateliers": Placeholder(_("volgende werkateliers"), sessions.later, Scope.WERKATELIER),
}

WORDS: dict[str, Placeholder] = {
    name: Placeholder(label, draw, scope, words=True)
    for name, label, draw, scope in (
        ("opgave", _("naam van de opgave"), lambda dossier: dossier.opgave.title, Scope.OPGAVE),
        ("themas", _("thema's"), lambda dossier: ", ".join(dossier.themes), Scope.OPGAVE),
        ("gebieden", _("gebieden"), lambda dossier: ", ".join(dossier.areas), Scope.OPGAVE),
        (
            "bevoegd-orgaan",
            _("bevoegd orgaan"),
            lambda dossier: dossier.opgave.get_competent_body_display().lower(),
            Scope.OPGAVE,
        ),
        (
            "portefeuillehouder",
            _("portefeuillehouder"),
            lambda dossier: parts.person(dossier.opgave.portfolio_holder),
            Scope.OPGAVE,
        ),
        ("traject", _("naam van het traject"), lambda dossier: dossier.traject.title, Scope.TRAJECT),
        ("begin", _("begin van het traject"), lambda dossier: parts.day(dossier.traject.start_date), Scope.TRAJECT),
        ("einde", _("einde van het traject"), lambda dossier: parts.day(dossier.traject.end_date), Scope.TRAJECT),
        (
            "vorm",
            _("vorm van participatie"),
            lambda dossier: dossier.traject.get_participation_form_display().lower(),
            Scope.TRAJECT,
        ),
        ("bedrag", _("budget in euro"), _budget_in_words, Scope.TRAJECT),
        ("werkatelier", _("naam van het werkatelier"), lambda dossier: dossier.werkatelier.title, Scope.WERKATELIER),
    )
}

PLACEHOLDERS: dict[str, Placeholder] = {**BLOCKS, **WORDS}


def scope_of(kind: StukKind) -> Scope:
    """From which record a paper of this kind is drawn."""
    scopes = {
        StukKind.OPGAVEKAART: Scope.OPGAVE,
        StukKind.STUURKAART: Scope.OPGAVE,
        StukKind.WERKATELIERVERSLAG: Scope.WERKATELIER,
    }
    return scopes.get(kind, Scope.TRAJECT)
