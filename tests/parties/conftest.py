"""The same people and dossier as the tests of the werkplaats."""

from tests.werkplaats.conftest import make_world, rows_of_world, world

__all__ = ["make_world", "rows_of_world", "world"]
