"""The outcome of the last evaluation as a table in a paper: numbers per group, as they may be read outside."""

from django.utils.translation import gettext as _

from participation.models import EvaluationRound
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import sentence, table
from participation.services.evaluations.results import Results, results_of


def experiences(dossier: Dossier) -> str:
    """Empty without a closed round; of a public dossier only an outcome that is on the register (decision 0015)."""
    rounds = dossier.traject.evaluation_rounds.order_by("-closes_on", "-pk")
    if dossier.public:
        rounds = rounds.filter(published_at__isnull=False)
    over = next((round_ for round_ in rounds if round_.is_over), None)
    return _drawn(over) if over is not None else ""


def _drawn(round_: EvaluationRound) -> str:
    results = results_of(round_, with_remarks=False)
    if not results.any_shown:
        return sentence(_("Te weinig mensen antwoordden om de uitkomst te tonen."))
    scale = _("Gemiddelden op een schaal van 1 (helemaal niet) tot 5 (heel goed).")
    return sentence(_counts(results)) + _table(results) + sentence(f"{scale} {_hidden(results)}".strip())


def _counts(results: Results) -> str:
    words = [
        f"{group.label}: {group.count if group.count is not None else _('minder dan 5')}" for group in results.groups
    ]
    return _("Aantal antwoorden. %(groups)s.") % {"groups": "; ".join(words)}


def _table(results: Results) -> str:
    head = [_("Vraag"), *(str(group.label) for group in results.groups), _("Samen")]
    rows = [
        [question.question, *(cell.shown or "–" for cell in (*question.cells, question.together))]
        for question in results.questions
    ]
    return table(head, rows)


def _hidden(results: Results) -> str:
    return _("Een streepje betekent: minder dan 5 antwoorden.") if results.any_hidden else ""
