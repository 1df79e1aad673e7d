"""Forms for a meeting, its list, and what was decided on each paper of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.approval.deferral import deferral_problem
from participation.approval.transitions import OUTCOMES_AT, REASONED_OUTCOMES
from participation.choices import Body, Outcome
from participation.forms.decisions import StepForm
from participation.models import StukTask
from participation.services.meetings.reading import ListedPaper

PASSED = "passed"


class MeetingForm(forms.Form):
    body = forms.ChoiceField(label=_("Orgaan"))
    date = forms.DateField(label=_("Datum"), widget=forms.DateInput)
    title = forms.CharField(
        label=_("Naam"),
        max_length=120,
        required=False,
        help_text=_("Mag leeg blijven. Bijvoorbeeld: commissie ruimte."),
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [(body.value, body.label) for body in bodies]  # type: ignore[attr-defined]  # a choice field

    def clean_date(self) -> Any:
        day = self.cleaned_data["date"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("Kies vandaag of een dag die nog komt."))
        return day


class ListForm(forms.Form):
    """A place per paper; empty is: not on the list."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, lines: Sequence[ListedPaper], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            self.fields[f"plaats_{line.stuk.pk}"] = forms.IntegerField(
                label=_("Plaats van “%(title)s”") % {"title": line.title},
                min_value=1,
                max_value=999,
                required=False,
                initial=line.place or None,
            )

    def rows(self) -> list[tuple[ListedPaper, Any]]:
        return [(line, self[f"plaats_{line.stuk.pk}"]) for line in self.lines]

    def places(self) -> dict[int, int]:
        chosen = {line.stuk.pk: self.cleaned_data[f"plaats_{line.stuk.pk}"] for line in self.lines}
        return {pk: place for pk, place in chosen.items() if place}


class OutcomeForm(StepForm):
    """What was decided on one paper; nothing chosen is nothing done."""

    outcome = forms.ChoiceField(label=_("Uitkomst"), required=False)
    number = forms.CharField(label=_("Besluitnummer"), max_length=60, required=False)
    reason = forms.CharField(
        label=_("Motivering"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 2})
    )
    deferred_until = forms.DateField(label=_("Aangehouden tot"), required=False, widget=forms.DateInput)

    def __init__(self, *args: Any, task: StukTask, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A text as amended needs room of its own: the page of the paper has it.
        outcomes = [o for o in Outcome if o in OUTCOMES_AT.get(task.kind, ()) and o != Outcome.ADOPTED_AMENDED]
        choices = [(o.value, o.label) for o in outcomes] or [(PASSED, _("Behandeld, het stuk kan verder"))]
        self.fields["outcome"].choices = [("", _("Nog niets")), *choices]  # type: ignore[attr-defined]  # a choice field
        self.decides = bool(outcomes)
        if not outcomes:
            for name in ("number", "deferred_until"):
                del self.fields[name]
        elif Outcome.DEFERRED not in outcomes:
            del self.fields["deferred_until"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("outcome"):
            return data
        if self.decides and not data.get("number", "").strip():
            self.add_error("number", _("Geef het besluitnummer."))
        if data["outcome"] in REASONED_OUTCOMES and not data.get("reason", "").strip():
            self.add_error("reason", _("Schrijf op waarom zo is besloten."))
        until = data.get("deferred_until")
        if until and data["outcome"] != Outcome.DEFERRED:
            self.add_error("deferred_until", _("Vul dit alleen in als het stuk is aangehouden."))
        elif until and (problem := deferral_problem(until)):
            self.add_error("deferred_until", problem)
        return data
