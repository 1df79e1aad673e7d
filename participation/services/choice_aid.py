"""From the outcome of a choice aid of the guide to the first lines of a traject."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from wagtail.models import Revision

from pages.choice_aid.lookup import live_aid
from pages.choice_aid.result import explanation, open_space, result_of
from pages.choice_aid.scoring import Outcome, outcome_of
from pages.choice_aid.steps import ANSWER, Given, answers_in, is_complete
from pages.choices import Impact, Influence
from pages.models import ChoiceAidPage
from participation.choices import ImpactLevel, ParticipationForm
from participation.models import ChoiceAidUse, Traject

PAGE, VERSION = "keuzehulp", "versie"
# The guide has keys of its own; here they become those of the register.
LEVELS = {
    Impact.NONE: ImpactLevel.NONE,
    Impact.SMALL: ImpactLevel.SMALL,
    Impact.MEDIUM: ImpactLevel.MEDIUM,
    Impact.LARGE: ImpactLevel.LARGE,
}
FORMS = {
    Influence.INFORM: ParticipationForm.INFORM,
    Influence.CONSULT: ParticipationForm.CONSULT,
    Influence.ADVISE: ParticipationForm.ADVISE,
    Influence.COPRODUCE: ParticipationForm.COPRODUCE,
    Influence.CODECIDE: ParticipationForm.CODECIDE,
}


@dataclass(frozen=True)
class ChosenAid:
    """A choice aid with a whole set of answers, in the version that readers see now."""

    page: ChoiceAidPage
    revision: Revision
    given: tuple[Given, ...]
    outcome: Outcome

    @property
    def level(self) -> ImpactLevel:
        return LEVELS[Impact(self.outcome.level.level)] if self.outcome.level else ImpactLevel.SMALL

    @property
    def form(self) -> ParticipationForm:
        return FORMS[Influence(self.outcome.form.form)] if self.outcome.form else ParticipationForm.CONSULT

    def initial(self) -> dict[str, Any]:
        """What stands in the form of a new traject; the writer may change all of it."""
        return {
            "impact_level": self.level,
            "participation_form": self.form,
            "open_space": open_space(self.given),
            "form_reason": explanation(self.outcome, self.given),
            "instruments": [page.pk for page in result_of(self.outcome).instruments],
        }


def query_for(page_id: int, revision_id: int, keys: Sequence[str]) -> str:
    """The part of an address that ``chosen_aid`` reads."""
    return urlencode([(PAGE, page_id), (VERSION, revision_id), *((ANSWER, key) for key in keys)])


def asks_for_aid(query: QueryDict) -> bool:
    """Whether an address comes from a choice aid at all."""
    return PAGE in query


def chosen_aid(request: HttpRequest) -> ChosenAid | None:
    """What the address of the request names.

    None when the page is not public, an answer is missing, or the choice aid has a newer version than the one that
    was answered: then its questions may mean something else.
    """
    page_id, version = (_number(request.GET.get(name, "")) for name in (PAGE, VERSION))
    page = live_aid(request, page_id) if page_id else None
    if page is None or page.live_revision is None or page.live_revision_id != version:
        return None
    given = answers_in(page.aid, request.GET.getlist(ANSWER))
    if not is_complete(page.aid, given):
        return None
    outcome = outcome_of(page.aid, [row.answer for row in given])
    return ChosenAid(page, page.live_revision, given, outcome)


def record_use(traject: Traject, aid: ChosenAid) -> ChoiceAidUse:
    """Keep which version was used and what was answered, in words."""
    return ChoiceAidUse.objects.create(
        traject=traject,
        revision=aid.revision,
        title=aid.page.title,
        version_at=aid.revision.created_at,
        answers=[{"question": row.question.text, "answer": row.answer.text} for row in aid.given],
        impact_level=aid.level,
        participation_form=aid.form,
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
