"""Nothing leaks: each person reads everything within reach, and the marks of each dossier are where the rules say.

``kanarie-<slug>`` stands in the internal notes of every record. Whoever may read the inside of a dossier finds its
marks in the werkplaats; nobody finds one anywhere else, and who may not know of a dossier does not find its titles.
"""

from functools import cache

import pytest
from wagtail.models import Page

from participation.models import Opgave, Stuk, Traject, Werkatelier
from tests.matrix.addresses_dossiers import KNOWS
from tests.matrix.conftest import client_of
from tests.matrix.crawler import Crawler
from tests.matrix.identities import BEHEER, Identity
from tests.matrix.marks import CANARY, allowed_marks, canaries_by_dossier
from tests.matrix.test_addresses import ROWS, real_path

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_demo", "each_pdf_once")]

STARTS = ("/", "/register/", "/werkplaats/", "/zoeken/?q=kanarie", "/zoeken/?q=dorpshart", "/sitemap.xml")
# Guide and register say the same to everybody. A visitor and who writes the guide read all of it, and so do a lead and
# a council member with the register; the others read of both what they type (every row of the table).
READ_THE_GUIDE = frozenset({Identity.VISITOR, Identity.COMMUNICATION})
READ_THE_REGISTER = READ_THE_GUIDE | {Identity.LEAD, Identity.COUNCIL}
ABOUT_PAGES = ("/bladzijden/", "/begrip/", "/wijzigingen/", "/en/", "/pl/")


def the_guide() -> tuple[str, ...]:
    """How the addresses of all public pages begin, but the front page, which leads to the rest."""
    homes = {"/", "/en/", "/pl/"}
    return (*ABOUT_PAGES, *{page.url for page in Page.objects.live().public() if page.url and page.url not in homes})


@cache
def read_by(identity: Identity) -> Crawler:
    """Everything this person can fetch: by following links, and by typing each address that answers them.

    That refusals hold no mark is tried with each refusal, in ``test_addresses.py``.
    """
    typed = [real_path(row) for row in ROWS if identity in row.get and row.route != "accounts/logout/"]
    beheer = ("/beheer/",) if identity in BEHEER else ()
    passed_by = () if identity in READ_THE_GUIDE else the_guide()
    passed_by += () if identity in READ_THE_REGISTER else ("/register/",)
    return Crawler(client_of(identity), passed_by).walk(*STARTS, *beheer, *typed)


def test_every_record_carries_a_mark() -> None:
    marks = canaries_by_dossier()
    assert set(KNOWS) <= set(marks)
    assert all(len(marks[dossier]) >= 4 for dossier in KNOWS)


@pytest.mark.parametrize("identity", list(Identity), ids=lambda identity: identity.name.lower())
def test_marks_are_found_where_the_rules_allow(identity: Identity) -> None:
    crawler = read_by(identity)
    assert len(crawler.seen) < crawler.limit or identity in BEHEER, "the reader lost patience before the end"
    found = {mark for words in crawler.seen.values() for mark in CANARY.findall(words)}
    assert found == allowed_marks(identity)
    strays = {a for a, words in crawler.seen.items() if CANARY.search(words) and not a.startswith("/werkplaats/")}
    assert strays == set()


@pytest.mark.parametrize("identity", list(Identity), ids=lambda identity: identity.name.lower())
def test_titles_stay_with_who_may_know(identity: Identity) -> None:
    crawler = read_by(identity)
    leaks = {}
    for dossier, knows in KNOWS.items():
        if identity in knows or dossier == "dorpshart":
            continue
        titles = {
            *Opgave.objects.filter(slug=dossier).values_list("title", flat=True),
            *Traject.objects.filter(opgave__slug=dossier).values_list("title", flat=True),
            *Werkatelier.objects.filter(traject__opgave__slug=dossier).values_list("title", flat=True),
            *Stuk.objects.filter(opgave__slug=dossier).values_list("title", flat=True),
        }
        leaks |= {title: where for title in titles if (where := crawler.where(title))}
    assert leaks == {}


@pytest.mark.parametrize("identity", list(Identity), ids=lambda identity: identity.name.lower())
def test_no_link_leads_nowhere(identity: Identity) -> None:
    """What is offered works: every link that was followed, not the addresses that were typed, gives an answer."""
    typed = {real_path(row) for row in ROWS}
    broken = {address: status for address, status in read_by(identity).broken.items() if address not in typed}
    assert broken == {}


