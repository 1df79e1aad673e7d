"""A list to begin with, made from the same table as the form: one column per field, an opgave and a traject."""

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from participation.documents.tables import Column, table_response
from participation.importers.register.targets import TARGETS, ListTarget

WIDE, NARROW = 40, 22


def example_response(file_format: str) -> HttpResponseBase:
    """The example as a download. Raises ValueError for a format that we do not make."""
    return table_response(_("voorbeeld van een lijst"), [_column(target) for target in TARGETS], (0, 1), file_format)


def _column(target: ListTarget) -> Column:
    width = WIDE if max(map(len, target.examples)) > NARROW else NARROW
    return Column(target.label, lambda place: target.examples[place], width)
