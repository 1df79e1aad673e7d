"""Addresses of meetings: the clerk keeps the council's; its members and the college read along."""

from participation.models import Meeting
from tests.matrix.addresses import People, Row
from tests.matrix.identities import CLERK, COLLEGE, COUNCIL, Identity

SECRETARIAT = frozenset({Identity.SECRETARIAT})
READERS = CLERK | COLLEGE | COUNCIL | SECRETARIAT
KEEPERS = CLERK | SECRETARIAT


def meeting_numbers() -> dict[str, object]:
    """The committee of the council in the demo that met, with a paper that still waits."""
    return {
        "meeting": Meeting.objects.filter(body="council", title="Commissie samenleving").values_list("pk", flat=True)[0]
    }


def _row(end: str, get: People, post: People | None, knows: People = READERS) -> Row:
    route, path = f"werkplaats/vergaderingen/<int:pk>/{end}", f"/werkplaats/vergaderingen/{{meeting}}/{end}"
    return Row(route, path, get=get, post=post, knows=knows, login=True)


MEETINGS = [
    Row("werkplaats/vergaderingen/", "/werkplaats/vergaderingen/", get=READERS, post=KEEPERS, login=True),
    _row("", READERS, None),
    _row("leesmap.pdf", READERS, None),
    _row("lijst/", CLERK, CLERK),
    _row("uitkomsten/", CLERK, CLERK),
]
