"""Addresses of the guide that editors' settings and languages bring: open to everybody."""

from tests.matrix.addresses import Row

STATEMENTS = [
    Row("toegankelijkheid/", "/toegankelijkheid/"),
    Row("privacy/", "/privacy/"),
    Row("cookies/", "/cookies/"),
]
