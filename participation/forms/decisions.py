"""Forms for moving a paper along its route. Each carries the step and the version that the person saw (TRAPS)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from participation.approval.deferral import deferral_problem
from participation.approval.transitions import REASONED_OUTCOMES
from participation.choices import Outcome, StepKind
from participation.forms.stukken import SectionsForm
from participation.models import Reaction, StukTask
from participation.selectors.asked_again import AskedAgain

PART = "part_"


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
    """A reason for the whole, or for some of the parts, or both."""

    reason = forms.CharField(
        label=_("Wat moet er anders?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("De schrijvers lezen dit en passen het stuk daarmee aan."),
    )

    def __init__(
        self,
        *args: Any,
        sections: Sequence[Mapping[str, Any]] = (),
        limits: AskedAgain | None = None,
        **kwargs: Any,
    ) -> None:
        """``limits``: what may be asked at a step that judged the text before; None: everything."""
        super().__init__(*args, **kwargs)
        self.limits = limits
        if limits is not None and not limits.whole:
            del self.fields["reason"]
        for section in sections:
            if limits is not None and section["key"] not in limits.keys:
                continue
            self.fields[PART + section["key"]] = forms.CharField(
                label=section["title"], required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
            )

    @property
    def part_fields(self) -> list[BoundField]:
        return [self[name] for name in self.fields if name.startswith(PART)]

    @property
    def section_reasons(self) -> dict[str, str]:
        texts = {name.removeprefix(PART): text for name, text in self.cleaned_data.items() if name.startswith(PART)}
        return {key: text for key, text in texts.items() if text.strip()}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("reason", "").strip() and not self.section_reasons:
            self.add_error(
                "reason" if "reason" in self.fields else None,
                _("Schrijf op wat er anders moet. Zonder reden kan een stuk niet terug."),
            )
        return data


class AmendmentsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Reaction) -> str:  # type: ignore[override]  # narrower: all rows are reactions
        number = f"{obj.external_id}: " if obj.external_id else ""
        return f"{number}{Truncator(obj.text).chars(120)} ({obj.author})"


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

    deferred_until = forms.DateField(
        label=_("Aangehouden tot"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Alleen als het stuk is aangehouden: de dag waarop het terugkomt, als die bekend is."),
    )
    amendments = AmendmentsField(
        label=_("Overgenomen amendementen"),
        queryset=Reaction.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, step: StepKind, amendments: QuerySet[Reaction] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if amendments is not None and amendments.exists():
            self.fields["amendments"].queryset = amendments  # type: ignore[attr-defined]  # a field of choices
        else:
            del self.fields["amendments"]
        if step == StepKind.COUNCIL_INFORMATION:
            del self.fields["deferred_until"]
        outcomes = [Outcome.NOTED] if step == StepKind.COUNCIL_INFORMATION else list(Outcome)
        if step != StepKind.COUNCIL_INFORMATION:
            outcomes.remove(Outcome.NOTED)
        self.fields["outcome"].choices = [(o.value, o.label) for o in outcomes]  # type: ignore[attr-defined]  # a field of choices
        if len(outcomes) == 1:
            self.fields["outcome"].initial = outcomes[0].value

    @property
    def can_amend(self) -> bool:
        return any(value == Outcome.ADOPTED_AMENDED for value, _label in self.fields["outcome"].choices)  # type: ignore[attr-defined]  # a field of choices

    def clean_date(self) -> Any:
        """A decision is registered after it was taken."""
        day = self.cleaned_data["date"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Deze datum ligt in de toekomst. Leg een besluit vast als het genomen is."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        until = data.get("deferred_until")
        if until and data.get("outcome") != Outcome.DEFERRED:
            self.add_error("deferred_until", _("Vul dit alleen in als het stuk is aangehouden."))
        elif until and (problem := deferral_problem(until)):
            self.add_error("deferred_until", problem)
        if data.get("outcome") in REASONED_OUTCOMES and not data.get("reason", "").strip():
            self.add_error("reason", _("Schrijf op waarom zo is besloten."))
        return data

    def decision(self) -> dict[str, Any]:
        """The arguments of ``register_decision``."""
        data = self.cleaned_data
        amended = self.cleaned_sections() if data["outcome"] == Outcome.ADOPTED_AMENDED else None
        chosen = {name: data[name] for name in ("outcome", "number", "date", "reason")}
        chosen["deferred_until"] = data.get("deferred_until")
        taken_over = data.get("amendments") if amended is not None else None
        chosen["amendments"] = [reaction.pk for reaction in taken_over or ()]
        return {**self.seen, **chosen, "amended_sections": amended}


class ReasonForm(forms.Form):
    """Withdrawing a paper, or taking it off the register."""

    reason = forms.CharField(
        label=_("Reden"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Geef een reden.")},
    )
