"""The form of one route: a row per step, with some empty rows for more."""

from typing import Any

from django import forms
from django.forms import BaseFormSet
from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.approval.route_rules import MAX_STEPS, MAX_TERM
from participation.choices import Decider, StepKind
from participation.models import StukTask
from samenwerking.accounts.models import User

EMPTY_ROWS = 3


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj: User) -> str:  # type: ignore[override]  # narrower: all rows are users
        return f"{obj} ({obj.function_title})" if obj.function_title else str(obj)


class RouteStepForm(forms.Form):
    """One step; a row without a kind of step is no step."""

    order = forms.IntegerField(label=_("Plaats"), min_value=1, max_value=99, required=False)
    step = forms.ChoiceField(label=_("Soort stap"), choices=[("", _("Geen stap")), *StepKind.choices], required=False)
    decider = forms.ChoiceField(
        label=_("Door wie"),
        choices=[("", _("Zoals gewoon bij deze stap")), *Decider.choices],
        required=False,
    )
    person = PersonField(
        label=_("Welke persoon"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Niemand in het bijzonder"),
        help_text=_("Alleen bij “Een persoon bij naam”."),
    )
    party = forms.CharField(
        label=_("Wie adviseert"),
        max_length=120,
        required=False,
        help_text=_("Alleen bij een advies, bijvoorbeeld: de dorpsraad."),
    )
    term_days = forms.IntegerField(
        label=_("Termijn in werkdagen"), min_value=1, max_value=MAX_TERM, required=False, initial=10
    )
    comment_required = forms.BooleanField(label=_("Een toelichting is verplicht"), required=False)
    skippable_by = forms.ChoiceField(
        label=_("Mag overgeslagen worden door"), choices=[("", _("Niemand")), *Decider.choices], required=False
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]  # a field of choices

    def clean_term_days(self) -> int:
        return self.cleaned_data["term_days"] or 10

    @property
    def is_step(self) -> bool:
        return bool(self.cleaned_data.get("step"))

    def task(self) -> StukTask:
        """The step as it was typed, not kept. A person or party that the step does not ask for falls away."""
        data = self.cleaned_data
        named = Decider.NAMED in (data["decider"], data["skippable_by"]) or not data["decider"]
        return StukTask(
            step=data["step"],
            decider=data["decider"],
            person=data["person"] if named else None,
            party=" ".join(data["party"].split()) if data["step"] == StepKind.ADVICE else "",
            term_days=data["term_days"],
            comment_required=data["comment_required"],
            skippable_by=data["skippable_by"],
        )


class RouteStepsFormSet(BaseFormSet[RouteStepForm]):
    """The steps in the order of their places; a step without a place comes last."""

    def ordered(self) -> list[RouteStepForm]:
        rows = [form for form in self.forms if form.is_step]
        return sorted(rows, key=lambda form: form.cleaned_data["order"] or 1000)

    def tasks(self, *, only_changes: bool) -> list[StukTask]:
        """Not kept yet. ``only_changes`` holds for the whole route."""
        made = [form.task() for form in self.ordered()]
        for task in made:
            task.only_changes = only_changes
        return made


def route_formset(data: Any, tasks: list[StukTask], seen_workflow_id: int | None) -> "RouteStepsFormSet":
    """The form for a route with these steps, with room for more."""
    make: Any = forms.formset_factory(
        RouteStepForm, formset=RouteStepsFormSet, extra=EMPTY_ROWS, max_num=MAX_STEPS + EMPTY_ROWS
    )
    initial = [_initial(task, place) for place, task in enumerate(tasks, 1)]
    people = policy.named_candidates().order_by("last_name", "first_name")
    formset: RouteStepsFormSet = make(data, initial=initial, prefix="stap", form_kwargs={"people": people})
    return formset


def _initial(task: StukTask, place: int) -> dict[str, Any]:
    names = ("step", "party", "term_days", "comment_required", "skippable_by")
    kept = {name: getattr(task, name) for name in names}
    return kept | {"order": place, "person": task.person_id, "decider": task.decider}


class SeenRouteForm(forms.Form):
    """Which route stood on the screen, and what holds for all its steps."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    only_changes = forms.BooleanField(
        label=_("Na teruggeven alleen opnieuw kijken naar wat veranderde"),
        required=False,
        help_text=_(
            "Wie al akkoord ging met precies deze tekst, hoeft niet nog eens te kijken. Wie wel opnieuw kijkt, kan "
            "alleen iets vragen over onderdelen die veranderden."
        ),
    )
