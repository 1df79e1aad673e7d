"""What a dossier still asks of the people who work on it, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.choices import Confidentiality, ParticipationChoice, Stage
from participation.gates import Gate
from participation.models import Opgave, Party, Traject, Werkatelier
from participation.selectors.questions import Cell
from participation.services.expectations import Expectation


@dataclass(frozen=True)
class RecordActions:
    """What this person may do with the record. Views ask ``policy`` again; this is for what the page offers."""

    edit: bool
    publish: bool
    unpublish: bool
    team: bool = False
    move: bool = False
    close: bool = False
    reopen: bool = False

    @property
    def any(self) -> bool:
        return self.edit or self.publish or self.unpublish or self.team or self.move or self.close or self.reopen


def expected_of_opgave(opgave: Opgave, actions: RecordActions, trajecten: Sequence[Traject]) -> list[Expectation]:
    """Of who edits the opgave; nothing is asked of a reader."""
    asked: list[Expectation] = []
    edit = reverse("werkplaats:opgave_edit", args=[opgave.slug])
    if actions.edit:
        asked += _people_missing(opgave, edit) if actions.team else []
        asked += _missing_in_opgave(opgave, edit)
        if not trajecten:
            link = reverse("werkplaats:traject_new", args=[opgave.slug])
            text = _("In een traject werkt u samen aan deze opgave. Een opgave heeft er één of meer.")
            asked.append(Expectation(_("Begin een traject"), text, link=link))
    return [*asked, *_asked_to_publish(opgave, actions)]


def _people_missing(opgave: Opgave, edit: str) -> list[Expectation]:
    """The lead names them."""
    asked = []
    if opgave.client_id is None:
        text = _("Zonder ambtelijk opdrachtgever kan niemand een stuk van dit dossier beoordelen.")
        asked.append(Expectation(_("Kies een opdrachtgever"), text, link=f"{edit}#id_client"))
    if opgave.portfolio_holder_id is None:
        text = _("Leg vast welk collegelid hierover verantwoording aflegt.")
        asked.append(Expectation(_("Kies een portefeuillehouder"), text, link=f"{edit}#id_portfolio_holder"))
    return asked


def _missing_in_opgave(opgave: Opgave, edit: str) -> list[Expectation]:
    asked = []
    if opgave.participation == ParticipationChoice.UNDECIDED:
        text = _("Doen inwoners mee? Een ja en een nee hebben allebei een reden nodig.")
        link = f"{edit}#id_participation_0"
        asked.append(Expectation(_("Leg vast of er participatie is"), text, link=link))
    return asked


def expected_of_traject(
    traject: Traject,
    actions: RecordActions,
    cells: Iterable[Cell],
    gate: Gate | None,
    parties: Sequence[Party],
    contributions: Mapping[str, int],
) -> list[Expectation]:
    """What came in, open core questions, parties, and the step to the next process."""
    if not actions.edit:
        return _asked_to_publish(traject, actions)
    asked = _asked_of_contributions(traject, contributions)
    waiting = sum(cell.open_core for cell in cells if cell.process == traject.process)
    if waiting:
        title = ngettext("Beantwoord %(count)s kernvraag", "Beantwoord %(count)s kernvragen", waiting)
        text = _("Dit zijn de vragen van het proces waarin het traject nu is. De wijzer legt ze uit.")
        asked.append(
            Expectation(title % {"count": waiting}, text, link=reverse("werkplaats:questions", args=[traject.slug]))
        )
    if not parties:
        link = reverse("werkplaats:party_new", args=[traject.slug])
        asked.append(Expectation(_("Zet de partijen erbij"), _("Wie heeft hier een belang bij, en welk?"), link=link))
    if gate is not None and actions.move:
        asked.append(_asked_at_gate(traject, gate))
    return [*asked, *_asked_to_publish(traject, actions)]


def _asked_at_gate(traject: Traject, gate: Gate) -> Expectation:
    if gate.met:
        link = reverse("werkplaats:traject_process", args=[traject.slug])
        text = _("Het stuk dat deze stap vraagt is vastgesteld: %(paper)s.") % {"paper": gate.asks.label}
        return Expectation(_("U kunt verder naar: %(stage)s") % {"stage": gate.following.label}, text, link=link)
    if gate.unanswered:
        return _asked_to_answer(traject, gate.unanswered)
    if gate.adopted:
        text = _("Een traject sluit met ten minste één les: wat doet u een volgende keer weer of anders?")
        return Expectation(_("Leg een les vast"), text, link=reverse("werkplaats:lesson_new", args=[traject.slug]))
    link = reverse("werkplaats:stuk_new", args=["trajecten", traject.slug])
    title = _("Maak een stuk: %(paper)s") % {"paper": str(gate.asks.label).lower()}
    text = _("Als dit stuk is vastgesteld, kan het traject verder naar: %(stage)s.") % {"stage": gate.following.label}
    return Expectation(title, text, link=link)


def _asked_to_answer(traject: Traject, count: int) -> Expectation:
    link = f"{reverse('werkplaats:contributions', args=[traject.slug])}?answer=open"
    title = ngettext("Beantwoord %(count)s bijdrage", "Beantwoord %(count)s bijdragen", count) % {"count": count}
    return Expectation(title, _("Wie iets inbrengt, hoort wat ermee is gedaan en waarom."), link=link)


def _asked_of_contributions(traject: Traject, counts: Mapping[str, int]) -> list[Expectation]:
    """What came in and was not judged yet, and what waits for an answer. Past the gate of realiseren it asks that."""
    asked: list[Expectation] = []
    if counts["waiting"]:
        link = f"{reverse('werkplaats:contributions', args=[traject.slug])}?state=waiting"
        title = ngettext("Beoordeel %(count)s bijdrage", "Beoordeel %(count)s bijdragen", counts["waiting"])
        text = _("Niemand anders leest een bijdrage voordat u die hebt beoordeeld.")
        asked.append(Expectation(title % {"count": counts["waiting"]}, text, link=link))
    if counts["unanswered"] and traject.stage != Stage.REALISE:
        asked.append(_asked_to_answer(traject, counts["unanswered"]))
    return asked


def expected_of_werkatelier(werkatelier: Werkatelier, actions: RecordActions, *, has_papers: bool) -> list[Expectation]:
    """Before: the programme. Afterwards: the report."""
    asked: list[Expectation] = []
    edit = reverse("werkplaats:werkatelier_edit", args=[werkatelier.slug])
    if actions.edit and werkatelier.cancelled_at is None:
        past = werkatelier.ends_at < timezone.now()
        if past and not werkatelier.report:
            text = _("Het werkatelier is geweest. Deelnemers willen weten wat er met hun inbreng gebeurt.")
            asked.append(Expectation(_("Schrijf het verslag"), text, link=f"{edit}#id_report"))
        elif past and not has_papers:
            link = reverse("werkplaats:stuk_new", args=["werkateliers", werkatelier.slug])
            text = _("Met een werkatelierverslag legt u de uitkomsten vast en kunnen anderen ze lezen.")
            asked.append(Expectation(_("Maak een werkatelierverslag"), text, link=link))
        if not (past or werkatelier.programme or werkatelier.programme_items.exists()):
            text = _("Laat weten wat mensen kunnen verwachten.")
            link = reverse("werkplaats:werkatelier_programme", args=[werkatelier.slug])
            asked.append(Expectation(_("Vul het programma in"), text, link=link))
    return [*asked, *_asked_to_publish(werkatelier, actions)]


def _asked_to_publish(record: Opgave | Traject | Werkatelier, actions: RecordActions) -> list[Expectation]:
    if not actions.publish or record.opgave.confidentiality != Confidentiality.PUBLIC or record.unpublished_reason:
        return []
    link = reverse(f"werkplaats:{record._meta.model_name}_publish", args=[record.slug])
    text = _("Dit dossier is openbaar, maar nog niet voor iedereen te vinden.")
    return [Expectation(_("Zet het op het register"), text, link=link)]
