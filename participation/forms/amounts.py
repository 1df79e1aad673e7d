"""Amounts in euros as people type them, whatever the language of their browser is."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms

# A point before three digits parts thousands, as Dutch does; a browser's own field for numbers refuses the comma, or
# reads 1.500 as one and a half.
WITH_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?")


class EuroInput(forms.TextInput):
    """12500, 12.500, 12.500,00 and € 12.500,-. For a localized field."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        typed = super().value_from_datadict(data, files, name)
        if not isinstance(typed, str):
            return typed
        text = "".join(typed.replace("€", "").split()).removesuffix(",-")
        return text.replace(".", "") if WITH_THOUSANDS.fullmatch(text) else text
