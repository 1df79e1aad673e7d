"""A noun of the register has its row in ``docs/glossary.md``: the Dutch word, what it means, its name in the code."""

from django.apps import apps

from tests.architecture.sources import ROOT


def test_every_model_of_the_register_has_its_row() -> None:
    known = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    own = [model.__name__ for model in apps.get_app_config("participation").get_models()]
    # Permissions on one dossier are not a noun: they are the three relations, which have a row.
    nouns = [name for name in own if not name.endswith("ObjectPermission")]
    assert [name for name in nouns if f"`{name}`" not in known and f"`{name}." not in known] == []


def test_a_row_has_four_cells() -> None:
    rows = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()
    assert [row for row in rows if row.startswith("|") and row.count("|") != 5] == []
