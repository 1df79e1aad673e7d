"""Addresses of reading: a paper for who may read it; one's own lists, notes and settings for who is logged in."""

from tests.matrix.addresses import People, Row
from tests.matrix.addresses_meetings import READERS
from tests.matrix.addresses_stukken import PAPERS
from tests.matrix.identities import LOGGED_IN

BASE = "werkplaats/lezen"


def _own(end: str, get: People | None = LOGGED_IN, post: People | None = None) -> Row:
    return Row(f"{BASE}/{end}", f"/{BASE}/{end}", get=get, post=post, login=True)


def _paper(slug: str, end: str, get: People | None, post: People | None, knows: People) -> Row:
    path = f"/{BASE}/stukken/{slug}/{end}"
    return Row(f"{BASE}/stukken/<slug:slug>/{end}", path, get=get, post=post, knows=knows, login=True)


READING = [
    _own(""),
    _own("gezien/", None, LOGGED_IN),
    _own("instelling/", None, LOGGED_IN),
    _own("stand/", LOGGED_IN, LOGGED_IN),
    _own("werker.js"),
    _own("watermerk.svg"),
    _own("notities/"),
    _own("notities/notities.txt"),
    _own("notities/wissen/", LOGGED_IN, LOGGED_IN),
    Row(
        f"{BASE}/vergaderingen/<int:pk>/", f"/{BASE}/vergaderingen/{{meeting}}/", get=READERS, knows=READERS, login=True
    ),
    *(_paper(paper.slug, end, paper.knows, None, paper.knows) for paper in PAPERS for end in ("", "afdrukken/")),
    *(
        _paper(paper.slug, end, None, paper.knows, paper.knows)
        for paper in PAPERS
        for end in ("gelezen/", "alles-gelezen/", "notitie/")
    ),
]
