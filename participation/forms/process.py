"""Moving a traject to another process, and closing or opening a dossier."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.choices import Stage
from participation.gates import Gate, stage_labels


class VersionForm(forms.Form):
    """A deliberate act on the version that the person saw."""

    base_version = forms.IntegerField(widget=forms.HiddenInput)

    def see_version(self, version: int) -> None:
        """After a refusal the form is of the version that is on the screen now; what was typed stays."""
        self.data = {**self.data.dict(), self.add_prefix("base_version"): str(version)}  # type: ignore[attr-defined]  # a form that was sent has a QueryDict


class ForwardForm(VersionForm):
    """To the next process, or to the end. A gate that is not met asks a reason."""

    to_process = forms.ChoiceField(choices=Stage.choices, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Waarom slaat u de poort over?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Uw naam en deze reden blijven bij het traject staan. Wij tellen het overslaan van poorten."),
        error_messages={"required": _("Geef een reden. Zonder reden kunt u deze poort niet overslaan.")},
    )

    def __init__(self, *args: Any, gate: Gate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if gate.met:
            self.fields["reason"].required = False
            self.fields["reason"].label = _("Opmerking")
            self.fields["reason"].help_text = _("Niet verplicht.")


class BackForm(VersionForm):
    """Back to an earlier process, always with a reason."""

    to_process = forms.ChoiceField(label=_("Terug naar"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Waarom gaat u terug?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Geef een reden. Zonder reden kunt u niet terug.")},
    )

    def __init__(self, *args: Any, stages: list[Stage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_process"].choices = stage_labels(stages)  # type: ignore[attr-defined]  # a choice field
        if len(stages) == 1:
            self.fields["to_process"].initial = stages[0].value
