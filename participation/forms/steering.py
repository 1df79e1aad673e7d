"""The forms of a steering card: filling it in, and everything about a departure from it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.choices import SteeringPoint
from participation.forms.process import VersionForm
from participation.forms.versioned import Group, RecordForm
from participation.models import SteeringCard, SteeringDeparture, SteeringDraft

NO_REASON = _("Geef een reden. De raad wil weten waarom.")


class SteeringDraftForm(RecordForm):
    """The seven points, as the council wants them."""

    GROUPS = (
        Group(_("Onderwerp en partijen"), "", ("subject", "parties")),
        Group(
            _("Participatie en stappen"),
            _("De vorm, de partijen en de stappen vergelijkt de site later met het dossier."),
            ("wanted_form", "participation", "steps"),
        ),
        Group(_("Raad, college en controle"), "", ("own_role", "division", "control")),
    )

    class Meta:
        model = SteeringDraft
        fields = (
            "subject", "parties", "wanted_form", "participation", "steps", "own_role", "division", "control",
        )  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": 5}) for name in fields if name != "wanted_form"}


class DepartureForm(forms.ModelForm):
    """Something goes another way than the card says."""

    class Meta:
        model = SteeringDeparture
        fields = ("point", "traject", "what", "reason", "happened_on")
        widgets = {
            "what": forms.Textarea(attrs={"rows": 3}),
            "reason": forms.Textarea(attrs={"rows": 3}),
            "happened_on": forms.DateInput,
        }
        labels = {
            "point": _("Van welk punt wijkt het af?"),
            "what": _("Wat gaat anders?"),
            "reason": _("Waarom?"),
            "happened_on": _("Sinds wanneer?"),
        }
        error_messages = {"reason": {"required": NO_REASON}}

    def __init__(self, *args: Any, card: SteeringCard, trajecten: Any, **kwargs: Any) -> None:
        kwargs["instance"] = SteeringDeparture(card=card)
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True
        point: Any = self.fields["point"]
        point.choices = [("", _("Kies een punt")), *SteeringPoint.choices]
        traject: Any = self.fields["traject"]
        traject.queryset, traject.empty_label = trajecten, _("De hele opgave")
        if not trajecten.exists():
            del self.fields["traject"]

    def record_data(self) -> dict[str, Any]:
        """What the service saves."""
        return {name: self.cleaned_data[name] for name in self.fields}


class SettleForm(VersionForm):
    """It is no departure, or it is over; why."""

    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": NO_REASON},
    )


class ExplainForm(SettleForm):
    """The reason of what the site found, or a better reason."""

    field_order = ("what", "reason")
    what = forms.CharField(
        label=_("Wat gaat anders?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Zeg wat er anders gaat.")},
    )


class QuestionForm(forms.Form):
    """What a council member wants to know."""

    text = forms.CharField(
        label=_("Uw vraag"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf eerst uw vraag.")},
    )


class QuestionAnswerForm(forms.Form):
    """What the lead says to it."""

    text = forms.CharField(
        label=_("Uw antwoord"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf eerst uw antwoord.")},
    )


def trajecten_of(card: SteeringCard, visible: Any) -> Any:
    """The trajecten of the opgave that this person may know of."""
    return visible.filter(opgave=card.opgave_id).order_by("title", "pk")
