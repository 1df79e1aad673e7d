"""The outcome in words: what fits, why, and with what."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.choice_aid.scoring import SHOWN_INSTRUMENTS, Outcome
from pages.choice_aid.selectors import public_instruments
from pages.choice_aid.steps import Given
from pages.choices import Impact, Influence


@dataclass(frozen=True)
class Result:
    """What the last page of a choice aid shows."""

    form: str
    form_text: str
    level: str
    level_text: str
    limits: tuple[str, ...]
    instruments: list[Page]


def result_of(outcome: Outcome) -> Result:
    """Labels, texts, and the public ones among the best instruments (one query)."""
    return Result(
        form=form_label(outcome),
        form_text=outcome.form.text if outcome.form else "",
        level=level_label(outcome),
        level_text=outcome.level.text if outcome.level else "",
        limits=limits_of(outcome),
        instruments=public_instruments(outcome.instruments, SHOWN_INSTRUMENTS) if outcome.instruments else [],
    )


def form_label(outcome: Outcome) -> str:
    known = outcome.form is not None and outcome.form.form in Influence.values
    return str(Influence(outcome.form.form).label) if known and outcome.form else ""


def level_label(outcome: Outcome) -> str:
    known = outcome.level is not None and outcome.level.level in Impact.values
    return str(Impact(outcome.level.level).label) if known and outcome.level else ""


def limits_of(outcome: Outcome) -> tuple[str, ...]:
    """Why the form gives no more influence than this, one sentence for each answer that says so."""
    return tuple(
        _("Door uw antwoord “%(answer)s” is het hoogstens: %(form)s.")
        % {"answer": answer.text, "form": str(Influence(answer.at_most).label).lower()}
        for answer in outcome.limited_by
    )


def explanation(outcome: Outcome, given: Sequence[Given]) -> str:
    """The why as plain text, a line for each answer: what a traject that begins here takes along."""
    lines = [f"{row.question.text} {row.answer.text}. {row.answer.because}" for row in given]
    return "\n".join([*lines, *limits_of(outcome)])


def open_space(given: Sequence[Given]) -> str:
    """What the answers say about the room there is."""
    return "\n".join(row.answer.open_space for row in given if row.answer.open_space)
