"""What is filled in at the door: a tick, somebody who walked in, or many of both that waited for a connection."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.forms.registrations.public import plain_name
from participation.services.registrations.door import DoorAnswer, DoorEntry, pressed_at
from participation.services.registrations.people import ParticipantData

MOST = 500


class TickForm(forms.Form):
    """One press on a name. ``attended`` empty: undo."""

    registration = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    attended = forms.BooleanField(required=False)


class WalkInForm(forms.Form):
    """Somebody who came without registering. Nothing is required: without a name somebody counts too."""

    name = forms.CharField(
        label=_("Naam"),
        max_length=120,
        required=False,
        validators=[plain_name],
        help_text=_("Niet verplicht. Zonder naam telt iemand ook mee."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        required=False,
        help_text=_("Alleen voor wie het verslag wil krijgen."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    wants_report = forms.BooleanField(label=_("Wil het verslag krijgen"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("wants_report") and not data.get("email") and "email" not in self.errors:
            self.add_error("email", _("Vul een e-mailadres in om het verslag naartoe te sturen."))
        return data

    @property
    def participant(self) -> ParticipantData:
        data = self.cleaned_data
        return ParticipantData(name=data["name"], email=data["email"], wants_report=data["wants_report"])


def read_entries(text: str) -> tuple[list[DoorEntry], list[DoorAnswer]]:
    """The entries that a browser kept, and the refusals of those that are not well filled in.

    Raises ValueError when it is no list of entries at all.
    """
    found = json.loads(text)
    if not isinstance(found, list) or len(found) > MOST:
        raise ValueError
    entries: list[DoorEntry] = []
    refusals: list[DoorAnswer] = []
    for raw in found:
        key, form = _bound(raw)
        if form.is_valid():
            entries.append(_entry(key, raw, form))
        else:
            refusals.append(DoorAnswer(key, " ".join(str(error) for row in form.errors.values() for error in row)))
    return entries, refusals


def _bound(raw: Any) -> tuple[UUID, forms.Form]:
    if not isinstance(raw, dict):
        raise ValueError
    key = UUID(str(raw.get("key")))
    return key, TickForm(raw) if "registration" in raw else WalkInForm(raw)


def _entry(key: UUID, raw: dict[str, Any], form: forms.Form) -> DoorEntry:
    age = raw.get("age")
    seconds = min(max(age, 0), 10**7) if isinstance(age, (int, float)) else 0
    at = pressed_at(timedelta(seconds=seconds))
    if isinstance(form, WalkInForm):
        return DoorEntry(key, at, person=form.participant)
    data = form.cleaned_data
    return DoorEntry(key, at, registration=data["registration"], attended=data["attended"])
