"""Reading steering cards: the one that holds, and what differs between it and the dossier at this moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from participation.choices import MilestoneState, ParticipationForm, Process, SteeringPoint
from participation.models import Milestone, Opgave, SteeringCard, Traject
from participation.selectors.material import MATERIAL, material_values
from participation.selectors.steering_terms import Step, Terms, alike, terms_of

# Longer keys are cut: they only have to tell one finding from another.
KEY_LENGTH = 240
# On which point of the card a frame of the opgave bears; the others are limits.
POINT_OF_FRAME = {
    "competent_body": SteeringPoint.DIVISION,
    "participation": SteeringPoint.PARTICIPATION,
}


@dataclass(frozen=True)
class Finding:
    """One difference. ``key`` tells whether it was found before."""

    key: str
    point: SteeringPoint
    what: str
    traject: Traject | None = None


def card_in_force(opgave: Opgave) -> SteeringCard | None:
    return opgave.steering_cards.in_force().select_related("stuk", "revision").first()


def frames_of(opgave: Opgave) -> dict[str, Any]:
    """The limits that a card rests on: the material fields of the opgave, as they can be kept in JSON."""
    return {name: "" if value is None else str(value) for name, value in material_values(opgave).items()}


def findings_of(card: SteeringCard) -> list[Finding]:
    """Everything in which the dossier differs from the card, at this moment."""
    terms = terms_of(card.revision.content["sections"])
    opgave = card.opgave
    trajecten = list(opgave.trajecten.filter(closed_at__isnull=True).order_by("pk"))
    # Before the approach is being made nobody has to be named and nothing has to be planned yet.
    begun = any(traject.process != Process.EXPLORE for traject in trajecten)
    parties = _parties(terms, opgave) if begun else ()
    return [*_forms(terms, trajecten), *_frames(card), *parties, *_steps(terms, opgave, begun=begun)]


def _forms(terms: Terms, trajecten: list[Traject]) -> Iterator[Finding]:
    for traject in trajecten:
        if terms.form and traject.participation_form != terms.form:
            what = _("De vorm van participatie is “%(is)s”. De kaart zegt “%(wanted)s”.")
            labels = {"is": ParticipationForm(traject.participation_form).label, "wanted": terms.form_label}
            key = f"form:{traject.pk}:{traject.participation_form}"
            yield Finding(key, SteeringPoint.PARTICIPATION, what % labels, traject)


def _frames(card: SteeringCard) -> Iterator[Finding]:
    now = frames_of(card.opgave)
    for name in MATERIAL[Opgave].fields:
        if name in card.frames and card.frames[name] != now[name]:
            label = str(Opgave._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # plain fields
            what = _("In de opgave is veranderd: %(field)s.") % {"field": label}
            yield Finding(f"frame:{name}", POINT_OF_FRAME.get(name, SteeringPoint.SUBJECT), what)


def _parties(terms: Terms, opgave: Opgave) -> Iterator[Finding]:
    if not terms.parties:
        return
    names = opgave.trajecten.filter(parties__isnull=False).values_list("parties__name", flat=True)
    involved = {alike(name) for name in names}
    for party in terms.parties:
        if alike(party) not in involved:
            what = _("“%(party)s” doet in geen traject mee.") % {"party": party}
            yield Finding(f"party:{alike(party)}"[:KEY_LENGTH], SteeringPoint.PARTIES, what)


def _steps(terms: Terms, opgave: Opgave, *, begun: bool) -> Iterator[Finding]:
    """``begun``: a step that is not in the planning at all is missed. What is planned is compared from the start."""
    if not terms.steps:
        return
    planned: dict[str, list[Milestone]] = {}
    for milestone in Milestone.objects.filter(traject__opgave=opgave).select_related("traject"):
        planned.setdefault(alike(milestone.title), []).append(milestone)
    for step in terms.steps:
        moments = planned.get(alike(step.name), [])
        found = _step(step, moments) if moments or begun else None
        if found is not None:
            yield found


def _step(step: Step, planned: list[Milestone]) -> Finding | None:
    key, facts = f"step:{alike(step.name)}"[: KEY_LENGTH - 20], {"step": step.name}
    if not planned:
        return Finding(key, SteeringPoint.STEPS, _("De stap “%(step)s” staat niet in de planning.") % facts)
    going_on = [milestone for milestone in planned if milestone.state != MilestoneState.CANCELLED]
    if not going_on:
        what = _("De stap “%(step)s” gaat niet door.") % facts
        return Finding(f"{key}:off", SteeringPoint.STEPS, what, planned[0].traject)
    if step.day is None or any(one.start_date <= step.day <= one.last_day for one in going_on):
        return None
    moved = going_on[0]
    facts |= {"is": date_format(moved.start_date, "j F Y"), "wanted": date_format(step.day, "j F Y")}
    what = _("De stap “%(step)s” is op %(is)s. De kaart zegt %(wanted)s.") % facts
    return Finding(f"{key}:{moved.start_date:%Y%m%d}", SteeringPoint.STEPS, what, moved.traject)
