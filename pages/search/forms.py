"""The search form: takes whatever is typed, and says what it cannot use."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pages.search.query import MAX_LENGTH, clean_query
from pages.search.registry import PublicSource, source_at


class QueryField(forms.CharField):
    """Text to search for. Characters that nobody sees are dropped, so a stray one cannot spoil the search."""

    def to_python(self, value: Any) -> str:
        return clean_query(str(super().to_python(value)))


class SearchInput(forms.TextInput):
    """A field that suggests while one types, where there is JavaScript (static_src/js/suggestions.js)."""

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        """Asked when the page is drawn: the address depends on the language of the page."""
        suggest = {"data-suggest": reverse("search_suggest"), "data-suggest-label": _("Suggesties")}
        return super().build_attrs(base_attrs, {**suggest, **(extra_attrs or {})})


class SearchForm(forms.Form):
    """``q`` and ``soort``. A kind that does not exist filters nothing."""

    q = QueryField(
        label=_("Zoek naar"),
        required=False,
        max_length=MAX_LENGTH,
        error_messages={"max_length": _("Typ ten hoogste %(limit_value)s tekens. Een paar woorden zijn genoeg.")},
        widget=SearchInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    soort = QueryField(required=False, widget=forms.HiddenInput)

    def clean_soort(self) -> PublicSource | None:
        return source_at(self.cleaned_data["soort"])
