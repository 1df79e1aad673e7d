"""The result of a vote: the outcome, and per fraction how it voted when that is known."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from participation.choices import ProposalState
from participation.models import Fraction, Meeting, Proposal
from participation.services.proposals.settling import SETTLED, Result, Votes

NAMES = ("in_favour", "against", "absent")
LABELS = {"in_favour": _("Voor"), "against": _("Tegen"), "absent": _("Afwezig")}


class ResultForm(forms.Form):
    """``fractions``: who sat in the council when it voted."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("Uitslag"), widget=forms.RadioSelect, choices=[(state.value, state.label) for state in SETTLED]
    )
    decided_on = forms.DateField(label=_("Dag van de stemming"), widget=forms.DateInput)
    meeting = forms.ModelChoiceField(
        label=_("Vergadering"), queryset=Meeting.objects.none(), required=False, empty_label=_("Niet op een lijst")
    )
    reason = forms.CharField(
        label=_("Waarom verandert de uitslag?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        proposal: Proposal,
        fractions: Sequence[Fraction],
        meetings: QuerySet[Meeting],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fractions = fractions
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]  # a field of choices
        if proposal.state == ProposalState.TABLED:
            del self.fields["reason"]
        known = {vote.fraction_id: vote for vote in proposal.votes.all()}
        for fraction in fractions:
            for name in NAMES:
                self.fields[f"{name}_{fraction.pk}"] = forms.IntegerField(
                    label=f"{LABELS[name]}, {fraction.name}",
                    required=False,
                    min_value=0,
                    max_value=fraction.seats,
                    initial=getattr(known.get(fraction.pk), name, None),
                    widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                )

    def vote_rows(self) -> list[tuple[Fraction, list[BoundField]]]:
        """A row per fraction, for the table."""
        return [(fraction, [self[f"{name}_{fraction.pk}"] for name in NAMES]) for fraction in self.fractions]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self._is_half_filled():
            self.add_error(None, _("Vul de stemmen van elke fractie in, of laat ze allemaal leeg."))
        return data

    def result(self) -> Result:
        data = self.cleaned_data
        return Result(data["state"], data["decided_on"], data.get("meeting"), self._votes(), data.get("reason", ""))

    def _rows(self) -> Mapping[int, list[int | None]]:
        return {f.pk: [self.cleaned_data.get(f"{name}_{f.pk}") for name in NAMES] for f in self.fractions}

    def _is_half_filled(self) -> bool:
        """A row counts when one of its boxes is filled; the others in it are then nought."""
        filled = [any(number is not None for number in row) for row in self._rows().values()]
        return any(filled) and not all(filled)

    def _votes(self) -> Mapping[int, Votes] | None:
        rows = self._rows()
        if all(number is None for row in rows.values() for number in row):
            return None
        return {pk: Votes(*(number or 0 for number in row)) for pk, row in rows.items()}
