"""Forms of a reader: marks, notes, the size of letters, and what a browser kept while there was no connection."""

import json
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.models.reading import LONGEST_NOTE
from participation.services.own_reading.offline import EntryAnswer, ReadingEntry

MOST_ENTRIES = 200
MOST_SLUGS = 200
SIZES = (("gewoon", _("Gewoon")), ("groot", _("Groot")), ("groter", _("Groter")), ("grootst", _("Heel groot")))


class MarkForm(forms.Form):
    """One section, with the hash of the words that were on the page."""

    section_key = forms.CharField(max_length=60)
    text_hash = forms.CharField(max_length=64, required=False)
    read = forms.BooleanField(required=False)


class MarkAllForm(forms.Form):
    revision_id = forms.IntegerField(min_value=1)
    read = forms.BooleanField(required=False)


class NoteForm(forms.Form):
    """Beside a section, or with the whole paper when ``section_key`` is empty; ``version`` 0: there was none yet."""

    section_key = forms.CharField(max_length=60, required=False)
    version = forms.IntegerField(min_value=0)
    text = forms.CharField(
        label=_("Uw notitie"),
        required=False,
        max_length=LONGEST_NOTE,
        error_messages={"max_length": _("Uw notitie is te lang. Een notitie heeft ten hoogste 8.000 tekens.")},
    )


class SettingsForm(forms.Form):
    """How this reader likes to read; ``next``: back to the page they were on."""

    size = forms.ChoiceField(label=_("Grootte van de letters"), choices=SIZES)
    keys = forms.BooleanField(label=_("Sneltoetsen gebruiken"), required=False)
    next = forms.CharField(max_length=500, required=False)


class SeenForm(forms.Form):
    until = forms.DateTimeField()


class _EntryForm(forms.Form):
    slug = forms.SlugField(max_length=120)
    section_key = forms.CharField(max_length=60, required=False)
    note = forms.BooleanField(required=False)
    read = forms.BooleanField(required=False)
    text_hash = forms.CharField(max_length=64, required=False)
    text = forms.CharField(max_length=LONGEST_NOTE, required=False, strip=False)
    version = forms.IntegerField(min_value=0, required=False)


def read_entries(text: str) -> tuple[list[ReadingEntry], list[EntryAnswer]]:
    """The entries that a browser kept, and the refusals of those that are not well formed.

    Raises ValueError when it is no list of entries at all.
    """
    found = json.loads(text)
    if not isinstance(found, list) or len(found) > MOST_ENTRIES:
        raise ValueError
    entries: list[ReadingEntry] = []
    refusals: list[EntryAnswer] = []
    for raw in found:
        key, form = _bound(raw)
        if form.is_valid():
            data = form.cleaned_data | {"version": form.cleaned_data["version"] or 0}
            entries.append(ReadingEntry(key=key, **data))
        else:
            refusals.append(EntryAnswer(key, " ".join(str(error) for row in form.errors.values() for error in row)))
    return entries, refusals


def _bound(raw: Any) -> tuple[UUID, _EntryForm]:
    if not isinstance(raw, dict):
        raise ValueError
    return UUID(str(raw.get("key"))), _EntryForm(raw)


def read_slugs(text: str) -> list[str]:
    """The papers that a browser keeps a copy of. Raises ValueError when it is no list."""
    found = json.loads(text)
    if not isinstance(found, list) or len(found) > MOST_SLUGS or not all(isinstance(one, str) for one in found):
        raise ValueError
    return found
