"""Addresses beside the search page."""

from tests.matrix.addresses import Row

SEARCH = [Row("zoeken/suggesties/", "/zoeken/suggesties/?q=dorpshart")]
