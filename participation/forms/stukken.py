"""Forms for making, finding and writing papers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from participation.choices import StukKind, StukState
from participation.forms.plain_boxes import PartField, PlainBox
from participation.gaps import gaps_in
from participation.models import Stuk

PREFIX = "section_"


class StukFilterForm(forms.Form):
    """Filters of the list of papers; a value that does not exist is left out, not an error page."""

    q = forms.CharField(label=_("Zoek in de titel"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("Stand"), required=False, choices=[("", _("Alle standen")), *StukState.choices])
    kind = forms.ChoiceField(label=_("Soort"), required=False, choices=[("", _("Alle soorten")), *StukKind.choices])

    def chosen(self) -> dict[str, Any]:
        """The filters that are filled in and valid."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class NewStukForm(forms.Form):
    """What a new paper is; its parts are then drawn from the dossier. ``initial``: what a link chose already."""

    kind = forms.ChoiceField(label=_("Soort stuk"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Titel"), max_length=200, help_text=_("Waar gaat het over? Bijvoorbeeld: herinrichting Brink.")
    )

    def __init__(self, *args: Any, kinds: Iterable[StukKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(kind.value, kind.label) for kind in kinds]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]  # a choice field
        if len(choices) == 1:
            self.fields["kind"].initial = choices[0][0]


class SectionsForm(forms.Form):
    """The parts of a paper, one text field each, in the order of the paper."""

    def __init__(self, *args: Any, sections: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections
        for section in sections:
            self.fields[PREFIX + section["key"]] = PartField(
                label=section["title"],
                required=False,
                help_text=_still_open(section["body"]),
                initial=section["body"],
                widget=PlainBox(attrs={"rows": 8, "data-rich-text": True}),
            )

    def section_fields(self) -> list[BoundField]:
        return [self[PREFIX + section["key"]] for section in self.sections]

    def cleaned_sections(self) -> list[dict[str, Any]]:
        """The sections with the texts of the form; keys and titles are the paper's, not the browser's."""
        return [{**section, "body": self.cleaned_data[PREFIX + section["key"]]} for section in self.sections]

    def typed_sections(self) -> dict[str, str]:
        """What the person typed per section key, also when the form did not validate."""
        data: Mapping[str, Any] = self.data
        return {s["key"]: data.get(self.add_prefix(PREFIX + s["key"]), s["body"]) for s in self.sections}


def _still_open(body: str) -> str:
    """Which places within a part are still open, beside the part itself."""
    labels = gaps_in(body)
    return _("Nog open: %(labels)s.") % {"labels": ", ".join(labels)} if labels else ""


class StukForm(SectionsForm):
    """The whole text of a paper, with the version that the writer started from."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    base_revision_id = forms.IntegerField(widget=forms.HiddenInput)
    internal_notes = forms.CharField(
        label=_("Interne notities"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Alleen voor collega's. Hoort niet bij het stuk en komt niet in de PDF."),
    )

    @classmethod
    def of(cls, stuk: Stuk, data: Mapping[str, Any] | None = None) -> "StukForm":
        """The form of this paper as it stands now, bound to ``data`` when that is given."""
        initial = {
            "title": stuk.title,
            "internal_notes": stuk.internal_notes,
            "base_revision_id": stuk.latest_revision_id,
        }
        return cls(data, initial=initial, sections=stuk.sections)


class RevisionForm(forms.Form):
    """A deliberate act on the version that the person saw."""

    revision_id = forms.IntegerField(widget=forms.HiddenInput)
