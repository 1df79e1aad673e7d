"""Filters of the lists of the werkplaats. A value that does not exist is left out, not an error page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.models import Area, Theme
from participation.choices import Body, Confidentiality, Process

OPEN_CHOICES = [("", _("Open en gesloten")), ("open", _("Alleen open")), ("closed", _("Alleen gesloten"))]
WHEN_CHOICES = [("", _("Altijd")), ("coming", _("Nog te gaan")), ("past", _("Geweest"))]


def _choices(empty: Any, values: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    return [("", empty), *values]


class FilterForm(forms.Form):
    """What every list has: a search in the title and 'only mine'."""

    q = forms.CharField(label=_("Zoek in de titel"), required=False, max_length=100)
    mine = forms.BooleanField(label=_("Alleen waaraan ik meewerk"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name != "mine"] + ["mine"])

    def chosen(self) -> dict[str, Any]:
        """The filters that are filled in and valid."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class OpgaveFilterForm(FilterForm):
    theme = forms.ModelChoiceField(
        label=_("Thema"),
        queryset=Theme.objects.all(),
        required=False,
        to_field_name="slug",
        empty_label=_("Alle thema's"),
    )
    area = forms.ModelChoiceField(
        label=_("Gebied"),
        queryset=Area.objects.all(),
        required=False,
        to_field_name="slug",
        empty_label=_("Alle gebieden"),
    )
    body = forms.ChoiceField(
        label=_("Bevoegd orgaan"), required=False, choices=_choices(_("Alle organen"), Body.choices)
    )
    confidentiality = forms.ChoiceField(
        label=_("Vertrouwelijkheid"), required=False, choices=_choices(_("Alles"), Confidentiality.choices)
    )
    state = forms.ChoiceField(label=_("Stand"), required=False, choices=OPEN_CHOICES)


class TrajectFilterForm(FilterForm):
    process = forms.ChoiceField(
        label=_("Proces"), required=False, choices=_choices(_("Alle processen"), Process.choices)
    )
    body = forms.ChoiceField(
        label=_("Bevoegd orgaan"), required=False, choices=_choices(_("Alle organen"), Body.choices)
    )
    state = forms.ChoiceField(label=_("Stand"), required=False, choices=OPEN_CHOICES)


class WerkatelierFilterForm(FilterForm):
    when = forms.ChoiceField(label=_("Wanneer"), required=False, choices=WHEN_CHOICES)
