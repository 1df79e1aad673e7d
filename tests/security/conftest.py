"""The loaded demo of the matrix, for the attacks that need a whole municipality."""

from tests.matrix.conftest import demo_database, each_pdf_once, on_demo, plain_refusals

__all__ = ["demo_database", "each_pdf_once", "on_demo", "plain_refusals"]
