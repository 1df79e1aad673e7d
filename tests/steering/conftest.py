"""The people and the dossier of the tests of the steering card."""

from tests.werkplaats.conftest import make_world, rows_of_world, world

__all__ = ["make_world", "rows_of_world", "world"]
