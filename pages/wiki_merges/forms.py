"""One choice for each part that differs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.wiki_merges.comparison import TITLE, Comparison
from pages.wiki_merges.merging import Choice

CHOICES = [
    (Choice.OURS.value, _("Houd de tekst van hier")),
    (Choice.THEIRS.value, _("Neem de tekst uit de wiki")),
    (Choice.BOTH.value, _("Neem beide, eerst die van hier")),
]


class MergeForm(forms.Form):
    """A part without an answer keeps our text."""

    gezien = forms.CharField(widget=forms.HiddenInput)
    meteen = forms.BooleanField(label=_("Haal de bladzijde daarna meteen van de lijst"), required=False)

    def __init__(self, *args: Any, comparison: Comparison, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [TITLE] if comparison.titles_differ else []
        self.choice_names = names + [part.name for part in comparison.changed]
        for name in self.choice_names:
            self.fields[name] = forms.ChoiceField(
                choices=CHOICES[:2] if name == TITLE else CHOICES,
                widget=forms.RadioSelect,
                initial=Choice.OURS.value,
                required=False,
            )

    @property
    def choices(self) -> dict[str, Choice]:
        return {name: Choice(self.cleaned_data[name] or Choice.OURS.value) for name in self.choice_names}
