"""Forms for moving a paper along its route. Each carries the step and the version that the person saw (TRAPS)."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.approval.transitions import REASONED_OUTCOMES
from participation.choices import Outcome, StepKind
from participation.forms.stukken import SectionsForm
from participation.models import StukTask


class StepForm(forms.Form):
    """What every step asks: that it is still the step, and still the text, that was on the screen."""

    task_state_id = forms.IntegerField(widget=forms.HiddenInput)
    revision_id = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def seen(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in ("task_state_id", "revision_id")}


class ApproveForm(StepForm):
    comment = forms.CharField(
        label=_("Opmerking"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Niet verplicht. De schrijvers en wie het stuk daarna behandelt, lezen dit."),
        error_messages={"required": _("Schrijf een toelichting. Bij deze stap is die verplicht.")},
    )

    def __init__(self, *args: Any, task: StukTask | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if task is not None and task.comment_required:
            self.fields["comment"].required = True
            self.fields["comment"].label = _("Uw advies") if task.kind == StepKind.ADVICE else _("Toelichting")
            self.fields["comment"].help_text = _("De schrijvers en wie het stuk daarna behandelt, lezen dit.")


class SkipForm(StepForm):
    reason = forms.CharField(
        label=_("Waarom is deze stap niet nodig?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op waarom deze stap niet nodig is.")},
    )


class ReturnForm(StepForm):
    reason = forms.CharField(
        label=_("Wat moet er anders?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("De schrijvers lezen dit en passen het stuk daarmee aan."),
        error_messages={"required": _("Schrijf op wat er anders moet. Zonder reden kan een stuk niet terug.")},
    )


class DecisionForm(StepForm, SectionsForm):
    """What the body decided. The amended text is asked part by part, and counts only for an amended outcome."""

    outcome = forms.ChoiceField(label=_("Wat is er besloten?"), widget=forms.RadioSelect)
    date = forms.DateField(label=_("Datum van het besluit"), widget=forms.DateInput)
    number = forms.CharField(
        label=_("Besluitnummer"), max_length=60, help_text=_("Zoals het in de besluitenlijst staat.")
    )
    reason = forms.CharField(
        label=_("Motivering"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Verplicht als het stuk is gewijzigd, aangehouden of verworpen."),
    )

    def __init__(self, *args: Any, step: StepKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcomes = [Outcome.NOTED] if step == StepKind.COUNCIL_INFORMATION else list(Outcome)
        if step != StepKind.COUNCIL_INFORMATION:
            outcomes.remove(Outcome.NOTED)
        self.fields["outcome"].choices = [(o.value, o.label) for o in outcomes]  # type: ignore[attr-defined]
        if len(outcomes) == 1:
            self.fields["outcome"].initial = outcomes[0].value

    @property
    def can_amend(self) -> bool:
        return any(value == Outcome.ADOPTED_AMENDED for value, _label in self.fields["outcome"].choices)  # type: ignore[attr-defined]

    def clean_date(self) -> Any:
        """A decision is registered after it was taken."""
        day = self.cleaned_data["date"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Deze datum ligt in de toekomst. Leg een besluit vast als het genomen is."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("outcome") in REASONED_OUTCOMES and not data.get("reason", "").strip():
            self.add_error("reason", _("Schrijf op waarom zo is besloten."))
        return data

    def decision(self) -> dict[str, Any]:
        """The arguments of ``register_decision``."""
        data = self.cleaned_data
        amended = self.cleaned_sections() if data["outcome"] == Outcome.ADOPTED_AMENDED else None
        chosen = {name: data[name] for name in ("outcome", "number", "date", "reason")}
        return {**self.seen, **chosen, "amended_sections": amended}


class ReasonForm(forms.Form):
    """Withdrawing a paper, or taking it off the register."""

    reason = forms.CharField(
        label=_("Reden"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Geef een reden.")},
    )
