"""Which fields a sheet can fill, which column most likely holds what, and whether a choice of columns can be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Target:
    """A field to fill; ``words`` are found in the heading of the column that most likely has it."""

    name: str
    label: str | Promise
    help_text: str | Promise
    words: tuple[str, ...] = ()
    required: bool = False


def guessed_mapping(columns: Sequence[str], targets: Sequence[Target]) -> dict[str, str]:
    """First a heading that is the label itself; then, from the last target to the first, one with a word of it."""
    mapping = {
        target.name: column
        for target in targets
        for column in columns
        if column.casefold() == str(target.label).casefold()
    }
    for target in reversed(targets):
        free = [column for column in columns if column not in mapping.values()]
        found = next((column for word in target.words for column in free if word in column.casefold()), "")
        if found and target.name not in mapping:
            mapping[target.name] = found
    return mapping


def checked_choice(
    columns: Sequence[str], mapping: Mapping[str, str], targets: Sequence[Target], missing: Mapping[str, str]
) -> dict[str, str]:
    """The columns that were chosen. Raises ValidationError.

    ``missing``: per field that needs a column, what to say when it has none.
    """
    chosen = {name: column for name, column in mapping.items() if column}
    if not set(chosen.values()) <= set(columns) or not set(chosen) <= {target.name for target in targets}:
        raise ValidationError(_("Kies kolommen die in het bestand staan."))
    unset = {name: message for name, message in missing.items() if name not in chosen}
    if unset:
        raise ValidationError(unset)
    if len(set(chosen.values())) != len(chosen):
        raise ValidationError(_("Kies elke kolom maar één keer."))
    return chosen
