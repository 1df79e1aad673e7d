"""What every table and field means, from the same tables that write them: a JSON Schema in the zip, and the docs."""

from functools import cache
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from participation.exporters.dossier.chain import NAME as CHAIN
from participation.exporters.dossier.files import FILES
from participation.exporters.dossier.handovers import HANDOVERS
from participation.exporters.dossier.head import HEAD
from participation.exporters.dossier.meetings import MEETINGS
from participation.exporters.dossier.papers import PAPERS
from participation.exporters.dossier.parts import PARTS
from participation.exporters.dossier.persons import PERSONS
from participation.exporters.dossier.photos import PHOTOS
from participation.exporters.dossier.proposals import PROPOSALS
from participation.exporters.dossier.sessions import SESSIONS
from participation.exporters.dossier.steering import STEERING
from participation.exporters.dossier.tables import FORMAT, VERSION, Table, pretty
from participation.exporters.dossier.voices import VOICES
from participation.exporters.dossier.words import WORDS
from samenwerking.accounts.models import User

TABLES: tuple[Table, ...] = (
    *(*HEAD, *HANDOVERS, *PARTS, *VOICES, *SESSIONS),
    *(*PAPERS, *PROPOSALS, *STEERING, *MEETINGS, *FILES, *PHOTOS, *PERSONS),
)
PATH = f"schema/dossier-export-{VERSION}.json"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


@cache
def schema_bytes() -> bytes:
    """One schema for every file under ``gegevens``: which table it is decides what its rows have. In Dutch, always."""
    tables = {table.name: _table(table) for table in TABLES}
    tables[CHAIN] = _chain()
    return pretty(
        {
            "$schema": DRAFT,
            "title": _("Export van een dossier, versie %(version)s") % {"version": VERSION},
            "oneOf": [{"$ref": f"#/$defs/{name}"} for name in sorted(tables)],
            "$defs": {**tables, "persoon": _person()},
        }
    )


def _file(name: str, what: str, row: Schema) -> Schema:
    return {
        "type": "object",
        "description": what,
        "required": ["format", "version", "table", "rows"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "table": {"const": name},
            "rows": {"type": "array", "items": row},
        },
    }


def _table(table: Table) -> Schema:
    fields = {name: _column(table.column(name)) for name in (*table.fields, *table.personal)}
    fields |= {extra.name: {"description": str(extra.what)} for extra in table.extras}
    row = {"type": "object", "properties": fields, "required": list(table.fields), "additionalProperties": False}
    return _file(table.name, str(table.what), row)


def _column(column: "models.Field[Any, Any]") -> Schema:
    if isinstance(column, models.ForeignKey):
        if column.related_model is User:
            return {"description": _words(column), "anyOf": [{"$ref": "#/$defs/persoon"}, {"type": "null"}]}
        return {"description": _words(column), "type": ["integer", "null"]}
    if column.choices:
        values = [str(value) for value, _label in column.flatchoices]
        return {"description": _words(column), "x-values": values}
    return {"description": _words(column), **_kind(column)}


def _kind(column: "models.Field[Any, Any]") -> Schema:
    if isinstance(column, models.BooleanField):
        return {"type": "boolean"}
    if isinstance(column, models.DateTimeField):
        return {"type": ["string", "null"], "format": "date-time"}
    if isinstance(column, models.DateField):
        return {"type": ["string", "null"], "format": "date"}
    if isinstance(column, models.IntegerField):
        return {"type": ["integer", "null"]}
    if isinstance(column, models.JSONField):
        return {}
    if isinstance(column, models.CharField | models.TextField | models.DecimalField | models.TimeField):
        return {"type": ["string", "null"]}
    return {}


def _words(column: "models.Field[Any, Any]") -> str:
    """The words of the model. Without any, Django makes them of the name of the field, which is English."""
    own = str(column.verbose_name)
    return str(WORDS.get(column.name, own)) if own.lower().replace(" ", "_") == column.name else own


def _person() -> Schema:
    return {
        "type": "object",
        "description": _("Een medewerker: een nummer, en met persoonsgegevens ook de naam."),
        "required": ["id"],
        "properties": {"id": {"type": "integer"}, "name": {"type": "string"}},
        "additionalProperties": False,
    }


def _chain() -> Schema:
    names = ("kind", "title", "date", "text", "state")
    step = {"type": "object", "required": list(names), "properties": {name: {} for name in names}}
    row = {
        "type": "object",
        "required": ["contribution", "steps"],
        "properties": {"contribution": {"type": "integer"}, "steps": {"type": "array", "items": step}},
    }
    return _file(
        CHAIN, _("De weg van elke bijdrage: waar het gezegd is, wat ermee gedaan is, wat er besloten is."), row
    )
