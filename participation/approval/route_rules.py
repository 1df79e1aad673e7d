"""Can anybody complete a route? Asked when an administrator keeps one; for one paper ``route_check`` asks again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation import policy
from participation.approval.route_check import assign
from participation.choices import Decider, StepKind
from participation.exceptions import RouteIncomplete
from participation.models.route import StukTask
from samenwerking.accounts.models import User

MAX_STEPS = 12
MAX_TERM = 365
BODY_STEPS = frozenset(policy.REGISTERED_STEPS)
# A body decides or does not; that step is never passed over.
NEVER_SKIPPED = frozenset({StepKind.COLLEGE_DECISION, StepKind.COUNCIL_DECISION})
CHECKS = frozenset({StepKind.ADVICE, StepKind.LEGAL, StepKind.PRIVACY})
# Rule 8 leaves no choice who registers what a body decides.
ALLOWED_DECIDERS: dict[StepKind, frozenset[Decider]] = {
    StepKind.CLIENT: frozenset({Decider.CLIENT, Decider.MANAGER, Decider.HOLDER}),
    StepKind.COMMUNICATION: frozenset({Decider.COMMUNICATION, Decider.NAMED}),
    StepKind.COLLEGE_DECISION: frozenset({Decider.SECRETARIAT}),
    **dict.fromkeys(
        (
            StepKind.COUNCIL_PICTURE,
            StepKind.COUNCIL_JUDGEMENT,
            StepKind.COUNCIL_DECISION,
            StepKind.COUNCIL_INFORMATION,
        ),
        frozenset({Decider.CLERK}),
    ),
    **dict.fromkeys(CHECKS, frozenset(Decider)),
}


@dataclass(frozen=True)
class Problem:
    """What is wrong with a route; ``place`` counts from zero, None when it is about the whole."""

    place: int | None
    text: str


def check_route(steps: Sequence[StukTask]) -> None:
    """Raises RouteIncomplete with the reasons; the steps need not be kept yet."""
    problems = problems_of(steps)
    if problems:
        raise RouteIncomplete(" ".join(problem.text for problem in problems))


def problems_of(steps: Sequence[StukTask]) -> list[Problem]:
    """Everything that makes the route one that cannot be walked to its end, in the order of the steps."""
    if not 1 <= len(steps) <= MAX_STEPS:
        return [Problem(None, _("Een route heeft 1 tot %(most)s stappen.") % {"most": MAX_STEPS})]
    found = [Problem(place, text) for place, step in enumerate(steps) for text in _step_problems(step)]
    found += _order_problems(steps)
    return found or _people_problems(steps)


def _step_problems(step: StukTask) -> list[str]:
    facts = {"step": step.label}
    checks = [
        (step.decided_by not in ALLOWED_DECIDERS[step.kind], _("Kies bij “%(step)s” iemand die deze stap mag nemen.")),
        (step.decided_by == Decider.NAMED and step.person is None, _("Kies bij “%(step)s” wie de stap neemt.")),
        (
            step.kind == StepKind.ADVICE and not step.party,
            _("Schrijf bij “%(step)s” op wie adviseert, bijvoorbeeld de dorpsraad."),
        ),
        (not 1 <= step.term_days <= MAX_TERM, _("De termijn van “%(step)s” is 1 tot 365 dagen.")),
        (bool(step.skippable_by) and step.kind in NEVER_SKIPPED, _("“%(step)s” kan niemand overslaan.")),
        (step.skippable_by == Decider.NAMED and step.person is None, _("Kies bij “%(step)s” wie de stap overslaat.")),
    ]
    return [text % facts for wrong, text in checks if wrong]


def _order_problems(steps: Sequence[StukTask]) -> list[Problem]:
    """A body has each of its steps once, the college before the council, and the council's stages in their order."""
    kinds = [step.kind for step in steps]
    double = [kind for kind, count in Counter(kinds).items() if count > 1 and kind in BODY_STEPS]
    found = [Problem(None, _("“%(step)s” staat er twee keer in.") % {"step": kind.label}) for kind in double]
    order = [kind for kind in policy.REGISTERED_STEPS if kind in kinds]
    if not double and [kind for kind in kinds if kind in BODY_STEPS] != order:
        names = ", ".join(str(kind.label) for kind in order)
        found.append(Problem(None, _("Zet deze stappen in deze volgorde: %(names)s.") % {"names": names}))
    if all(step.skippable_by for step in steps):
        found.append(Problem(None, _("Minstens één stap mag niemand overslaan.")))
    return found


def _people_problems(steps: Sequence[StukTask]) -> list[Problem]:
    """Rule 7: each step has somebody of its own; one clerk registers every stage of the council."""
    pools = [_pool(step.decided_by, step.person) for step in steps]
    found, taken = list[Problem](), dict[int, int]()
    for place, step in enumerate(steps):
        facts = {"step": step.label, "who": step.get_decider_display() or step.decided_by.label}
        if not pools[place]:
            text = _("Niemand kan “%(step)s” nemen: er is niemand in dienst voor “%(who)s”.")
        elif step.decided_by == Decider.PROJECT_LEADER and len(pools[place]) == 1:
            text = _("Niemand kan “%(step)s” nemen: de enige projectleider is ook wie het stuk schrijft.")
        elif step.kind not in BODY_STEPS and not assign(place, pools, taken, set()):
            text = _("Niemand kan “%(step)s” nemen: wie dat mag, is al nodig voor een andere stap.")
        elif step.skippable_by and not _pool(Decider(step.skippable_by), step.person):
            text = _("Niemand kan “%(step)s” overslaan: er is niemand in dienst die dat mag.")
        else:
            continue
        found.append(Problem(place, text % facts))
    return found


def _pool(decider: Decider, person: User | None) -> set[int]:
    """Who could take a step of some dossier; whose dossier it is, is not known yet."""
    if decider == Decider.NAMED:
        named = policy.named_candidates().filter(pk__in=[person.pk] if person else [])
        return set(named.values_list("pk", flat=True))
    role = policy.role_of_decider(decider)
    return set(User.objects.in_service().filter(groups__name=role.value).values_list("pk", flat=True))
