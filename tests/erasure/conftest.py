"""The dossier of the werkplaats, in which people turn up."""

from tests.werkplaats.conftest import make_world

__all__ = ["make_world"]
