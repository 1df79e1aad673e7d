"""What the rows of a list are, and which column is what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participation.forms.sheets import MappingForm, UploadForm
from participation.models import ListContents


class ListUploadForm(UploadForm):
    file = forms.FileField(
        label=_("Bestand"),
        help_text=_(
            "Een xlsx-, ods- of csv-bestand van ten hoogste 20 MB en 20.000 rijen. De eerste rij is de kop."
            " Staan er meer bladen in, dan telt het eerste."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
    )


@dataclass(frozen=True)
class Group:
    legend: str | Promise
    fields: list[BoundField]


class ListMappingForm(MappingForm):
    """``targets`` say which records have them; the form shows them in that order."""

    contents = forms.ChoiceField(
        label=_("Wat staat er in het bestand?"), choices=ListContents.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, targets: Any, contents: str, **kwargs: Any) -> None:
        super().__init__(*args, targets=targets, **kwargs)
        self.fields["contents"].initial = contents
        self.fields["title"].required = False  # the service says it in better words
        self._targets = targets

    def groups(self) -> Iterator[Group]:
        legends = {
            ("opgave", "traject"): _("Van opgaven en trajecten"),
            ("opgave",): _("Alleen van opgaven"),
            ("traject",): _("Alleen van trajecten"),
        }
        for records, legend in legends.items():
            names = [target.name for target in self._targets if tuple(sorted(target.records)) == records]
            yield Group(legend, [self[name] for name in names])

    @property
    def mapping(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if name != "contents"}
