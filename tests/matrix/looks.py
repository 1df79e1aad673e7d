"""What a row of the table of looks says: a template, an address of the demo that shows it, and who looks there."""

from dataclasses import dataclass

from tests.matrix.identities import Identity


@dataclass(frozen=True)
class Look:
    """``path`` may hold the numbers of ``test_addresses.numbers`` and those that ``looks_planted`` adds."""

    template: str
    path: str
    who: Identity = Identity.VISITOR
    status: int = 200
