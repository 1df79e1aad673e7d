"""What is told of a version, after the fact."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.models import VersionNote
from pages.models.page_form import SUMMARY_MAX


class VersionNoteForm(forms.ModelForm):
    """The text of today can not be taken out of sight: unpublish the page for that."""

    class Meta:
        model = VersionNote
        fields = ["summary", "minor", "thanks_name", "hidden"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "summary": _("Staat bij “Wat is er veranderd?”. Noem geen namen van inwoners."),
            "thanks_name": _("Wie bedankt wilde worden. Vraagt iemand om de naam weg te halen, haal die dan hier weg."),
            "hidden": _(
                "Lezers zien deze versie dan nergens meer: niet de tekst, niet de datum en niet de toelichting."
            ),
        }

    def __init__(self, *args: Any, current: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["summary"].max_length = SUMMARY_MAX  # type: ignore[attr-defined]  # a CharField
        if current:
            del self.fields["hidden"]
