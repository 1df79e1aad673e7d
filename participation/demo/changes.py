"""What changes in an organisation while papers are under way: a route, somebody who is away, somebody who left."""

from django.db import transaction

from participation import policy
from participation.choices import AuditAction, Body, HandoverKind, StepKind, StukKind, TeamRole
from participation.demo.records import Stage
from participation.models import Absence, AuditEntry, Handover, Opgave, Route, StukTask, Traject
from participation.services.handovers import hand_over
from participation.services.route_editing import save_route
from participation.services.routes import TERMS
from participation.services.step_escalation import escalate_steps, name_absence

# Evaluations pass the adviser on communication since last month: the council could not follow the words.
EDITED = (StukKind.EVALUATIE, Body.COUNCIL)
STEPS = (StepKind.CLIENT, StepKind.COMMUNICATION, StepKind.COUNCIL_INFORMATION)
# The manager of samenleving is on holiday; nobody stands in, and a paper waits.
AWAY = "manager2"
AWAY_FROM, AWAY_UNTIL = -3, 11
# What the project leader who left had goes to the one who leads it now.
LEFT, SUCCESSOR, LED_BEFORE = "uitdienst", "projectleider2", "iedereen-doet-mee"


@transaction.atomic
def load_changes(stage: Stage) -> bool:
    """Whether something was made; a second run makes nothing."""
    made = [_edit_route(stage), _hand_over(stage), _be_away(stage)]
    return any(made)


def _edit_route(stage: Stage) -> bool:
    if AuditEntry.objects.filter(action=AuditAction.ROUTE_CHANGED).exists():
        return False
    kind, body = EDITED
    route = Route.objects.get(kind=kind, competent_body=body)
    steps = [StukTask(step=step, term_days=TERMS[step]) for step in STEPS]
    steps[1].comment_required = True
    save_route(user=stage.cast["beheer"], kind=kind, body=body, steps=steps, seen_workflow_id=route.workflow_id)
    return True


def _hand_over(stage: Stage) -> bool:
    """Karel led it, and went; all that he had is handed over at once, in his name until that day."""
    if Handover.objects.exists():
        return False
    opgave = Opgave.objects.get(slug=LED_BEFORE)
    dossiers: list[Opgave | Traject] = [opgave, *opgave.trajecten.order_by("pk")]
    for dossier in dossiers:
        policy.revoke_team_roles(stage.cast[SUCCESSOR], dossier)
        policy.grant_team_role(stage.cast[LEFT], dossier, TeamRole.LEAD)
    hand_over(user=stage.cast["beheer"], person=stage.cast[LEFT], to=stage.cast[SUCCESSOR], kinds=[HandoverKind.LEAD])
    return True


def _be_away(stage: Stage) -> bool:
    """Told to the lead of the paper that waits, the portfolio holder and the secretariat."""
    if Absence.objects.exists():
        return False
    days = stage.calendar
    name_absence(user=stage.cast[AWAY], starts_on=days.day(AWAY_FROM), ends_on=days.day(AWAY_UNTIL))
    escalate_steps(days.today)
    return True
