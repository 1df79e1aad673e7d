"""The forms of an evaluation: its period, the five questions, and the links for participants."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import Score
from participation.forms.process import VersionForm
from participation.models import EvaluationReply
from participation.models.evaluation import MAX_REMARK
from participation.services.evaluations.inviting import MOST_LINKS
from participation.services.evaluations.replying import Answers
from samenwerking.public_forms import PublicForm, RateLimit

NO_OPINION = "none"
WEEKS = 4


def _last_day() -> Any:
    return timezone.localdate() + timedelta(weeks=WEEKS)


class PeriodForm(forms.Form):
    """From which to which day a round is open."""

    opens_on = forms.DateField(label=_("Open vanaf"), widget=forms.DateInput, initial=timezone.localdate)
    closes_on = forms.DateField(
        label=_("Open tot en met"),
        widget=forms.DateInput,
        initial=_last_day,
        help_text=_("Daarna leest u de uitkomst. Open gaat de evaluatie dan niet meer."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("opens_on"), data.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("De laatste dag ligt voor de eerste."))
        return data


class MovePeriodForm(PeriodForm, VersionForm):
    """The same for a round that is there."""


class QuestionFields(forms.Form):
    """Five times a score and a remark. ``questions`` are the words of the round."""

    def add_questions(self, questions: list[str], reply: EvaluationReply | None = None) -> None:
        for at, words in enumerate(questions):
            score = reply.scores[at] if reply else None
            self.fields[f"score_{at}"] = forms.ChoiceField(
                label=words,
                choices=[*Score.choices, (NO_OPINION, _("Weet ik niet"))],
                widget=forms.RadioSelect,
                initial=(score or NO_OPINION) if reply else None,
                error_messages={"required": _("Kies een antwoord. Weet u het niet, kies dan “Weet ik niet”.")},
            )
            self.fields[f"remark_{at}"] = forms.CharField(
                label=_("Toelichting bij vraag %(number)s") % {"number": at + 1},
                max_length=MAX_REMARK,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=reply.remarks[at] if reply else "",
                help_text=_("Niet verplicht. Schrijf geen namen op.") if at == 0 else "",
            )

    @property
    def answers(self) -> Answers:
        numbers = range(len([name for name in self.fields if name.startswith("score_")]))
        scores = [self.cleaned_data[f"score_{at}"] for at in numbers]
        return Answers(
            [None if score == NO_OPINION else int(score) for score in scores],
            [self.cleaned_data[f"remark_{at}"] for at in numbers],
        )


class ReplyForm(QuestionFields):
    """For who is logged in."""

    def __init__(self, *args: Any, questions: list[str], reply: EvaluationReply | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_questions(questions, reply)


class ParticipantForm(QuestionFields, PublicForm):
    """For a participant with a link. Counted per internet address only to keep robots out; the count is no log."""

    purpose = "evaluatie"
    limit = RateLimit(200, timedelta(days=1))

    def __init__(self, data: Any = None, *, questions: list[str], request: HttpRequest) -> None:
        super().__init__(data, request=request)
        self.add_questions(questions)


class LinksForm(forms.Form):
    """How many links to hand out."""

    count = forms.IntegerField(
        label=_("Hoeveel links?"),
        min_value=1,
        max_value=MOST_LINKS,
        initial=10,
        help_text=_("Elke link werkt één keer. U ziet de links alleen nu."),
    )
