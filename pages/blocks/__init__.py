"""What a page of the guide is made of; one family of blocks per file."""

from . import figure_adapters
from .body import BodyBlock

__all__ = ["BodyBlock", "figure_adapters"]
