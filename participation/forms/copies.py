"""Copying a werkatelier, and making a series of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import SeriesRhythm
from participation.services.werkatelier_copies import LONGEST_SERIES

MOMENT = forms.DateTimeInput


class CopyForm(forms.Form):
    starts_at = forms.DateTimeField(label=_("Begint om"), widget=MOMENT)


class RhythmForm(forms.Form):
    """Asked with GET: nothing is made yet."""

    rhythm = forms.ChoiceField(label=_("Hoe vaak?"), choices=SeriesRhythm.choices, widget=forms.RadioSelect)
    count = forms.IntegerField(
        label=_("Hoeveel keer erbij?"),
        min_value=1,
        max_value=LONGEST_SERIES,
        help_text=_("Na de eerste keer. U kunt de dagen daarna nog verbeteren."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class SeriesDateForm(forms.Form):
    """One day of the series; emptied, it is skipped."""

    starts_at = forms.DateTimeField(label=_("Begint om"), required=False, widget=MOMENT)


class SeriesDates(forms.BaseFormSet):
    """All days of the series, to be corrected."""

    @classmethod
    def showing(cls, moments: Sequence[datetime]) -> "SeriesDates":
        return SeriesDateRows(initial=[{"starts_at": moment} for moment in moments], prefix="dag")

    def moments(self) -> list[datetime]:
        found = [form.cleaned_data.get("starts_at") for form in self.forms]
        return [moment for moment in found if moment is not None]

    def clean(self) -> None:
        """At least one day, none twice, none in the past."""
        if any(form.errors for form in self.forms):
            return
        moments = self.moments()
        if not moments:
            raise forms.ValidationError(_("Vul ten minste één dag in."))
        if len(set(moments)) < len(moments):
            raise forms.ValidationError(_("Twee keer hetzelfde moment. Verander er een, of maak er een leeg."))
        if min(moments) < timezone.now():
            raise forms.ValidationError(_("Een van deze dagen is al voorbij."))

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["starts_at"].label = _("Dag %(number)s") % {"number": (index or 0) + 1}


SeriesDateRows = cast(
    type[SeriesDates],
    forms.formset_factory(
        SeriesDateForm, formset=SeriesDates, extra=0, max_num=LONGEST_SERIES, absolute_max=LONGEST_SERIES
    ),
)
