"""The first words of a lesson that is drawn from one question of an evaluation."""

from django.utils.translation import gettext as _

from participation.models import EvaluationRound
from participation.services.evaluations.results import results_of


def lesson_start(round_: EvaluationRound, number: int) -> str | None:
    """The question and what each group thought; None: no such question. The writer goes on from there.

    No remarks: they may name people, and a lesson can go to the guide. Of a small group nothing is said.
    """
    questions = results_of(round_, with_remarks=False).questions
    found = next((question for question in questions if question.number == number), None)
    if found is None:
        return None
    shown = [f"{cell.label} {cell.shown}" for cell in (*found.cells, found.together) if cell.mean is not None]
    figures = ", ".join(shown) or _("te weinig antwoorden om te tonen")
    lines = [
        _("Vraag: %(question)s") % {"question": found.question},
        _("Antwoord (van 1 tot 5): %(figures)s.") % {"figures": figures},
        "",
        _("Wat wij ervan leerden:"),
    ]
    return "\n".join(lines) + "\n"
