"""The programme of a werkatelier as one form with rows; an empty row is no item."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.models import ProgrammeItem

FIELDS = ("starts_at", "ends_at", "title", "lead")
EMPTY_ROWS = 3
MOST_ROWS = 40


class ProgrammeItemForm(forms.ModelForm):
    """One row. A title without a time, or the other way round, is a mistake; a row without both is left out."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = ProgrammeItem
        fields = FIELDS
        labels = {"starts_at": _("Begint om"), "ends_at": _("Eindigt om")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "starts_at"):
            self.fields[name].required = False
        self.fields["title"].help_text = ""
        self.fields["lead"].help_text = ""

    @property
    def is_empty(self) -> bool:
        return not any(self.cleaned_data.get(name) for name in FIELDS)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not any(data.get(name) for name in FIELDS):
            return data
        if not data.get("title") and "title" not in self.errors:
            self.add_error("title", _("Vul in wat u dan doet, of maak de hele rij leeg."))
        if data.get("starts_at") is None and "starts_at" not in self.errors:
            self.add_error("starts_at", _("Vul in hoe laat dit begint."))
        if data.get("starts_at") and data.get("ends_at") and data["ends_at"] <= data["starts_at"]:
            self.add_error("ends_at", _("Dit eindigt later dan het begint."))
        return data

    def _post_clean(self) -> None:
        """The service validates the item itself."""


class ProgrammeFormSet(forms.BaseFormSet):
    """All rows, in the order of the clock once saved."""

    @classmethod
    def showing(cls, items: Iterable[ProgrammeItem]) -> "ProgrammeFormSet":
        rows = [{"pk": item.pk, **{name: getattr(item, name) for name in FIELDS}} for item in items]
        return ProgrammeRows(initial=rows, prefix="rij")

    def rows(self) -> list[dict[str, Any]]:
        """What the service saves."""
        return [
            {"pk": form.cleaned_data.get("pk"), **{name: form.cleaned_data[name] for name in FIELDS}}
            for form in self.forms
            if not form.is_empty
        ]


ProgrammeRows = cast(
    type[ProgrammeFormSet],
    forms.formset_factory(
        ProgrammeItemForm,
        formset=ProgrammeFormSet,
        extra=EMPTY_ROWS,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS + EMPTY_ROWS,
    ),
)
