"""Which questions somebody wants on a worksheet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.choices import Element, Process

# More than fits in an address, one tick each.
MOST_TICKS = 200


class QuestionFilterForm(forms.Form):
    """A part of the grid: a process, an element, how deep."""

    proces = forms.ChoiceField(label=_("Proces"), choices=[("", _("Alle processen")), *Process.choices], required=False)
    element = forms.ChoiceField(
        label=_("Element"), choices=[("", _("Alle elementen")), *Element.choices], required=False
    )
    laag = forms.IntegerField(
        label=_("Tot en met laag"), min_value=1, max_value=99, required=False,
        help_text=_("Laag 1 zijn de kernvragen. Leeg: alle lagen."),
    )  # fmt: skip

    def narrowed(self, questions: Any) -> Any:
        """The questions in this part; raises nothing, for a value that is wrong is said beside the field."""
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("proces"):
            questions = questions.filter(process=chosen["proces"])
        if chosen.get("element"):
            questions = questions.filter(element=chosen["element"])
        if chosen.get("laag"):
            questions = questions.filter(layer__lte=chosen["laag"])
        return questions
