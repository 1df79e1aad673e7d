"""Every address of the site with who is served there, written by hand from DESIGN section 3.

An address that is missing here fails ``test_addresses.py`` (rule 1). A row names the route as Django knows it, one
real path on the demo, who gets an answer to GET, who may send a form with POST, and who may know that the thing is
there. Somebody who may know of it but not do it gets 403; somebody who may not know of it gets 404; where ``login``
stands a visitor is sent to the log-in page before anything is said about what exists.
"""

from dataclasses import dataclass

from tests.matrix.identities import EVERYBODY, Identity

People = frozenset[Identity]


@dataclass(frozen=True)
class Row:
    """One address. ``post=None``: it takes no forms, whoever asks; ``get=None``: it takes nothing but forms."""

    route: str
    path: str
    get: People | None = EVERYBODY
    post: People | None = None
    knows: People = EVERYBODY
    login: bool = False
