"""The papers of the tests of deciding."""

from tests.approval.conftest import college_scene, rows_of_college_scene, rows_of_scene, scene

__all__ = ["college_scene", "rows_of_college_scene", "rows_of_scene", "scene"]
