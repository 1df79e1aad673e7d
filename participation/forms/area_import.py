"""The forms of an import of areas: the file, which property is the name, and what kind of areas they are."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.choices import AreaKind
from participation.forms.sheets import FileForm


class AreaUploadForm(FileForm):
    max_bytes = 10 * 1024 * 1024
    too_large = _("Dit bestand is te groot. Een bestand is ten hoogste 10 MB.")

    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("Een GeoJSON-bestand van ten hoogste 10 MB en 1.000 gebieden, in WGS84 of RD."),
        widget=forms.ClearableFileInput(attrs={"accept": ".geojson,.json,application/geo+json"}),
    )


class AreaChoiceForm(forms.Form):
    """``properties`` are those of the file, each with an example."""

    name_property = forms.ChoiceField(label=_("Waar staat de naam?"), widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=_("Wat zijn dit voor gebieden?"), choices=AreaKind.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, properties: list[list[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name_property"].choices = [  # type: ignore[attr-defined]  # a choice field
            (name, _("%(name)s, bijvoorbeeld “%(example)s”") % {"name": name, "example": example})
            for name, example in properties
        ]
