"""The form of a werkatelier."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.forms.versioned import Group, RecordForm
from participation.models import Werkatelier
from participation.selectors.points import looks_swapped

SMALL = forms.Textarea(attrs={"rows": 4})


class WerkatelierForm(RecordForm):
    """When, where and why; afterwards what came out of it."""

    online_url = forms.URLField(
        label=_("Link voor deelname op afstand"),
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text=_("Alleen voor wie meedoet; komt niet op het register."),
    )

    GROUPS = (
        Group(_("Wat is het?"), "", ("title", "purpose", "target_parties", "programme")),
        Group(
            _("Wanneer en waar?"),
            _(
                "Vul een plaats in, een link om op afstand mee te doen, of allebei. "
                "Wie zich heeft aangemeld, krijgt een mail als u dag, tijd of plaats wijzigt."
            ),
            (
                "starts_at",
                "ends_at",
                "location",
                "address",
                "route_text",
                "latitude",
                "longitude",
                "online_url",
                "capacity",
            ),
        ),
        Group(
            _("Na afloop"),
            _("Vul dit in als het werkatelier is geweest. Schrijf geen namen van deelnemers op."),
            ("attendance", "report", "outcomes"),
        ),
        Group(_("Voor collega's"), "", ("internal_notes",)),
    )

    class Meta:
        model = Werkatelier
        fields = (
            "title", "purpose", "target_parties", "programme", "starts_at", "ends_at", "location", "address",
            "route_text", "latitude", "longitude", "online_url", "capacity", "attendance", "report", "outcomes",
            "internal_notes",
        )  # fmt: skip
        localized_fields = ("latitude", "longitude")
        widgets = {
            "purpose": SMALL,
            "target_parties": forms.CheckboxSelectMultiple,
            "route_text": SMALL,
            "latitude": forms.TextInput(attrs={"inputmode": "decimal"}),
            "longitude": forms.TextInput(attrs={"inputmode": "decimal"}),
            "programme": SMALL,
            "outcomes": SMALL,
            "internal_notes": SMALL,
            "report": forms.Textarea(attrs={"rows": 8}),
        }
        help_texts = {
            "title": _("Bijvoorbeeld: Avond 1, wat is er aan de hand op de Brink?"),
            "target_parties": _("Partijen van dit traject die u erbij wilt hebben. Zij staan ook op het register."),
            "programme": _("Een toelichting. De onderdelen met tijd en leider vult u in op een eigen pagina."),
            "latitude": _("Punt op de kaart, zoals 52,7110. Mag leeg blijven; het adres staat er los van."),
            "longitude": _("Zoals 5,7482. Vul beide getallen in, of geen van beide."),
            "address": _("Straat, nummer en plaats, zodat mensen de weg kunnen vinden."),
            "capacity": _("Leeg betekent: geen grens."),
            "outcomes": _("Wat is afgesproken of geleerd? Per regel één uitkomst."),
        }

    def limit(self) -> None:
        """Only parties of this traject."""
        parties = self.instance.traject.parties.order_by("name", "pk")
        if parties.exists():
            self.fields["target_parties"].queryset = parties  # type: ignore[attr-defined]  # a model choice
        else:
            del self.fields["target_parties"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end = data.get("starts_at"), data.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("Een werkatelier eindigt later dan het begint."))
        self._check_point(data)
        places = ("location", "online_url")
        if not any(data.get(name) for name in places) and not any(name in self.errors for name in places):
            self.add_error("location", _("Vul een plaats in, of een link om op afstand mee te doen."))
        return data

    def _check_point(self, data: dict[str, Any]) -> None:
        """Both numbers or none. The two the wrong way round is never meant; an odd place may be, and is only told."""
        if {"latitude", "longitude"} & self.errors.keys():
            return
        latitude, longitude = data.get("latitude"), data.get("longitude")
        if (latitude is None) != (longitude is None):
            missing = "latitude" if latitude is None else "longitude"
            self.add_error(missing, _("Vul allebei de getallen van het punt op de kaart in, of geen van beide."))
        elif latitude is not None and longitude is not None and looks_swapped(latitude, longitude):
            self.add_error("latitude", _("De twee getallen zijn verwisseld: hier hoort het getal rond de 52."))
