"""The forms of every import by upload: the file, and which column is what. The columns are handed in by the view."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _


class FileForm(forms.Form):
    """One file, within bounds."""

    max_bytes = 20 * 1024 * 1024
    too_large = _("Dit bestand is te groot. Een bestand is ten hoogste 20 MB.")

    file = forms.FileField(label=_("Bestand"))

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > self.max_bytes:
            raise forms.ValidationError(self.too_large)
        return file


class UploadForm(FileForm):
    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("Een xlsx-, ods- of csv-bestand van ten hoogste 20 MB en 100.000 rijen. De eerste rij is de kop."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
    )


class MappingForm(forms.Form):
    """A choice of column for each field. ``targets`` are the fields, ``columns`` the headings of the sheet."""

    def __init__(self, *args: Any, targets: Any, columns: list[str], mapping: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for target in targets:
            self.fields[target.name] = forms.ChoiceField(
                label=target.label,
                help_text=target.help_text,
                required=target.required,
                choices=[("", _("Geen kolom")), *((column, column) for column in columns)],
                initial=mapping.get(target.name, ""),
            )
