"""Forms that know from which version they were made, so that a save over somebody else's loses nothing.

The form carries the number of the version and a short mark of every value as it was when the page was opened. When
somebody else saved in between, the marks tell who changed what: a field that only the other changed takes the other's
text, and a field that both changed shows both, with the writer's own text still in the input (docs/decisions/0051).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import blake2s
from typing import Any, Self

from django import forms
from django.db.models import Model, QuerySet
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from pages.moments import day_and_time
from samenwerking.accounts.models import User

EMPTY_MARK = ""


@dataclass(frozen=True)
class Group:
    """A fieldset: its legend, a sentence of help, and the names of its fields."""

    legend: str | Promise
    description: str | Promise
    fields: tuple[str, ...]


@dataclass(frozen=True)
class FieldConflict:
    """One field with two texts; ``mine`` is what the writer typed, ``theirs`` what is saved now."""

    field: BoundField
    mine: str
    theirs: str


@dataclass
class Conflict:
    """Both sides of a save that came too late.

    ``both`` changed by both, ``taken`` only by the other (the form took it over), ``kept`` names what only the writer
    changed.
    """

    current: Model
    both: list[FieldConflict] = field(default_factory=list)
    taken: list[FieldConflict] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        """What the writer sent is what is saved already: the same form twice."""
        return not (self.both or self.taken or self.kept)


class VersionedForm(forms.ModelForm):
    """A form of one object with its version; ``VERSION_FIELD`` names the hidden field that carries it."""

    VERSION_FIELD = "base_version"
    GROUPS: tuple[Group, ...] = ()
    BOOKKEEPING: tuple[str, ...] = ("base_version", "base_marks", "base_answer_id")

    base_marks = forms.CharField(widget=forms.HiddenInput, required=False)

    def content_names(self) -> list[str]:
        """The fields that hold content, not bookkeeping."""
        return [name for name in self.fields if name not in self.BOOKKEEPING]

    def groups(self) -> list[dict[str, Any]]:
        """The fieldsets, for ``components/fieldset.html``."""
        return [
            {
                "legend": group.legend,
                "description": group.description,
                "fields": [self[name] for name in group.fields if name in self.fields],
            }
            for group in self.GROUPS
        ]

    def remember(self, current: Model | None) -> None:
        """Let an unbound form carry the version and the marks of what it shows."""
        self.initial[self.VERSION_FIELD] = self.version_of(current)
        self.initial["base_marks"] = json.dumps(self.marks_of(self.instance if current is None else current))

    def version_of(self, current: Model | None) -> int | None:
        """What the hidden version field holds."""
        return getattr(current, "version", None)

    def marks_of(self, current: Model) -> dict[str, str]:
        return {name: mark(self.value_of(current, name)) for name in self.content_names()}

    def value_of(self, current: Model, name: str) -> Any:
        """The saved value of a field; of a list only the part that this writer can choose from."""
        value = getattr(current, name)
        form_field = self.fields[name]
        if isinstance(form_field, forms.ModelMultipleChoiceField):
            chosen = set(value.values_list("pk", flat=True))
            return [row for row in form_field.queryset if row.pk in chosen] if form_field.queryset else []
        return value

    def record_data(self) -> dict[str, Any]:
        """What the service saves."""
        return {name: self.cleaned_data[name] for name in self.content_names()}

    def add_errors(self, error: forms.ValidationError) -> None:
        """Errors of the service beside the fields they are about; the rest above the form."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)

    def rebuilt(self, data: Any, current: Model) -> Self:
        """The same form on other data; forms with arguments of their own extend this."""
        raise NotImplementedError

    def rebased_on(self, current: Model) -> tuple[Self, Conflict]:
        """The form on top of the newer version, and what is different between the two."""
        marks = self._base_marks()
        conflict = Conflict(current)
        data = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        saved = self.rebuilt(None, current)
        for name in self.content_names():
            mine, theirs = self.cleaned_data.get(name), self.value_of(current, name)
            if mark(mine) == mark(theirs):
                continue
            pair = FieldConflict(saved[name], self._shown(name, mine), self._shown(name, theirs))
            if marks.get(name) == mark(theirs):
                conflict.kept.append(name)
            elif marks.get(name) == mark(mine):
                conflict.taken.append(pair)
                _put(data, saved[name])
            else:
                conflict.both.append(pair)
        data[self.add_prefix(self.VERSION_FIELD)] = str(self.version_of(current) or "")
        data[self.add_prefix("base_marks")] = json.dumps(self.marks_of(current))
        rebased = self.rebuilt(data, current)
        conflict.both = [FieldConflict(rebased[pair.field.name], pair.mine, pair.theirs) for pair in conflict.both]
        return rebased, conflict

    def _base_marks(self) -> dict[str, str]:
        """The marks that came with the form; none when they were tampered with, and then every difference is shown."""
        try:
            marks = json.loads(self.cleaned_data.get("base_marks") or "{}")
        except (ValueError, RecursionError):
            return {}
        return marks if isinstance(marks, dict) else {}

    def _shown(self, name: str, value: Any) -> str:
        form_field = self.fields[name]
        if isinstance(form_field, forms.ChoiceField) and not isinstance(form_field, forms.ModelChoiceField):
            words = dict(form_field.choices)  # type: ignore[arg-type]  # no grouped choices here
            return str(words.get(value, value) or _("(leeg)"))
        return shown(value)


class RecordForm(VersionedForm):
    """The form of a row that carries its own version; what is made has none yet."""

    base_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.limit()
        if self.instance._state.adding:
            del self.fields["base_version"], self.fields["base_marks"]
        elif not self.is_bound:
            self.remember(self.instance)

    def limit(self) -> None:
        """What this writer can choose and change; before the form remembers what it shows."""

    def rebuilt(self, data: Any, current: Model) -> Self:
        return type(self)(data, instance=type(current)._default_manager.get(pk=current.pk), user=self.user)


def mark(value: Any) -> str:
    """A short fingerprint of a value, the same for what was saved and what came back from the browser."""
    canonical = _canonical(value)
    return blake2s(canonical.encode(), digest_size=8).hexdigest() if canonical else EMPTY_MARK


def _canonical(value: Any) -> str:
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, str):
        return "\n".join(value.strip().splitlines())
    if isinstance(value, (QuerySet, list, tuple)):
        return ",".join(sorted(_canonical(item) for item in value))
    return "" if value is None or value is False else str(value)


def shown(value: Any) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return _("Ja") if value else _("Nee")
    if isinstance(value, datetime):
        return day_and_time(value)
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(str(item) for item in value) or _("(leeg)")
    return _("(leeg)") if value in (None, "") else str(value)


def _put(data: Any, bound: BoundField) -> None:
    """Write the saved value of a field into posted data, as the browser would have sent it."""
    value = bound.field.widget.format_value(bound.value())
    name = bound.html_name
    if isinstance(bound.field.widget, forms.CheckboxInput):
        data.pop(name, None)
        if bound.value():
            data[name] = "on"
    elif isinstance(data, QueryDict):
        data.setlist(name, value if isinstance(value, list) else [value or ""])
    else:
        data[name] = value or ""
