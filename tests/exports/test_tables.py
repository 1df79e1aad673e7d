"""The format: every field of every table is accounted for, described, and as the schema says."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from participation.exporters.dossier.mdto import NAMESPACE
from participation.exporters.dossier.schema import TABLES, _words
from participation.exporters.dossier.tables import Table
from participation.models import (
    ArchiveSettings,
    ContactPerson,
    ContributionGiver,
    Invitee,
    MarkedPassage,
    PhotoPermission,
    RegistrationPerson,
)
from participation.services.dossier_exports.people import PEOPLE
from tests.exports.conftest import content_of, export_of, make_dossier

DOCS = Path(__file__).resolve().parents[2] / "docs" / "dossier-export.md"
# The order of MDTO-XML 1.0.1, as its schema has it; a document has some of these and no others.
INFORMATIEOBJECT = re.findall(
    r"\w+",
    """identificatie naam aggregatieniveau classificatie trefwoord omschrijving raadpleeglocatie dekkingInTijd
    dekkingInRuimte taal event waardering bewaartermijn informatiecategorie isOnderdeelVan bevatOnderdeel
    heeftRepresentatie aanvullendeMetagegevens gerelateerdInformatieobject archiefvormer betrokkene activiteit
    beperkingGebruik""",
)
BESTAND = re.findall(r"\w+", "identificatie naam omvang bestandsformaat checksum URLBestand isRepresentatieVan")
# The same word in both languages.
SAME = {"planning", "dictum"}
OBLIGED = {
    "informatieobject": {"identificatie", "naam", "waardering", "archiefvormer", "beperkingGebruik"},
    "bestand": {"identificatie", "naam", "omvang", "bestandsformaat", "checksum", "isRepresentatieVan"},
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_field_is_forgotten(table: Table) -> None:
    """A new field is named in its table, or said to stay out."""
    own = {field.name for field in (*table.model._meta.fields, *table.model._meta.many_to_many)}
    named = [*table.fields, *table.personal, *table.left_out]
    assert sorted(named) == sorted(own), table.name
    assert not {extra.name for extra in table.extras} & (set(table.fields) | set(table.personal))


def test_tables_of_persons_are_known_to_who_erases() -> None:
    people = {table.model for table in TABLES if table.people}
    known = {ContributionGiver, MarkedPassage, RegistrationPerson, Invitee, ContactPerson, PhotoPermission}
    assert people == set(PEOPLE) == known


def test_every_field_has_words_and_the_docs_name_it() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for table in TABLES:
        for name in (*table.fields, *table.personal):
            words = _words(table.column(name))
            assert words.lower().replace(" ", "_") != name or name in SAME, name
        assert f"### {table.name}.json" in text, table.name
        for name in (*table.fields, *table.personal, *(extra.name for extra in table.extras)):
            assert f"`{name}`" in text, (table.name, name)


@pytest.mark.django_db
def test_every_row_is_as_the_schema_says() -> None:
    made = make_dossier()
    content = content_of(export_of(made.lead, made.traject, with_persons=True))
    schema = json.loads(content["schema/dossier-export-1.json"])
    filled = set()
    for path, data in content.items():
        if path.startswith("gegevens/"):
            file = json.loads(data)
            row_schema = schema["$defs"][file["table"]]["properties"]["rows"]["items"]
            for row in file["rows"]:
                assert set(row_schema["required"]) <= set(row) <= set(row_schema["properties"]), path
                filled.add(file["table"])
                for name, value in row.items():
                    assert fits(value, row_schema["properties"][name]), (path, name, value)
    assert {
        "trajecten",
        "stukken",
        "inbreng",
        "gevers",
        "deelnemers",
        "bijlagen",
        "keten",
        "overdrachten",
        "fotos",
        "toestemmingen",
    } <= filled


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """As far as our own schema goes: the kind of a plain value, and the words of a choice."""
    if "x-values" in schema and value:
        return str(value["value"]) in schema["x-values"]
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    names = {bool: "boolean", int: "integer", str: "string", list: "array", type(None): "null"}
    return not kinds or names.get(type(value)) in kinds


@pytest.mark.django_db
def test_metadata_are_well_formed_and_in_the_order_of_mdto() -> None:
    archive = ArchiveSettings(
        process_number="3", result_number="3.1", result_name="Vastgesteld", appraisal="V", retention_years=10,
        ground="Besluit van 3 maart <&>", creator_id="gm9999", creator_register="Register van overheidsorganisaties",
    )  # fmt: skip
    archive.full_clean()
    archive.save()
    made = make_dossier()
    made.traject.title = "Rare \x01 titel <&>"
    made.traject.closed_at = datetime(2024, 2, 29, 12, tzinfo=UTC)
    made.traject.save()
    content = content_of(export_of(made.lead, made.traject, with_persons=True))
    documents = {path: ET.fromstring(data) for path, data in content.items() if path.endswith(".xml")}
    assert len(documents) == 2 + made.traject.attachments.count() + 2  # two photos with permission
    for path, root in documents.items():
        assert root.tag == f"{{{NAMESPACE}}}MDTO"
        (top,) = root
        kind = top.tag.removeprefix(f"{{{NAMESPACE}}}")
        tags = [child.tag.removeprefix(f"{{{NAMESPACE}}}") for child in top]
        order = INFORMATIEOBJECT if kind == "informatieobject" else BESTAND
        assert sorted(tags, key=order.index) == tags, path
        assert OBLIGED[kind] <= set(tags), path
        assert all(element.text and element.text.strip() for element in root.iter() if not len(element)), path
    words = content["metagegevens/dossier.mdto.xml"].decode()
    for part in ("P10Y", "2034-02-28", "<begripCode>V</begripCode>", "gm9999", "Rare  titel &lt;&amp;&gt;"):
        assert part in words
    chosen = json.loads(content["metagegevens/selectielijst.json"])
    assert (chosen["process_number"], chosen["result_number"], chosen["retention_years"]) == ("3", "3.1", 10)


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({}, set()),
        ({"appraisal": "V"}, {"retention_years", "process_number", "result_number", "ground"}),
        ({"appraisal": "B", "retention_years": 5, "process_number": "1", "result_number": "1", "ground": "g"},
         {"retention_years"}),
        ({"appraisal": "B", "process_number": "een", "result_number": "1.1", "ground": "g"}, {"process_number"}),
        ({"creator_id": "gm1"}, {"creator_register"}),
    ],
)  # fmt: skip
def test_settings_of_the_archive_say_what_is_missing(values: dict[str, Any], wrong: set[str]) -> None:
    archive = ArchiveSettings(**values)
    if not wrong:
        archive.full_clean()
        return
    with pytest.raises(ValidationError) as refusal:
        archive.full_clean()
    assert set(refusal.value.message_dict) == wrong
