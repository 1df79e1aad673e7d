"""The demo guide, loaded once for a module."""

from tests.glossary.conftest import guide, guide_of_module

__all__ = ["guide", "guide_of_module"]
