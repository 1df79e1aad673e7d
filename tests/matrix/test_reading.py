"""Every identity reads every address: the table says who is served, and nothing is read that the rules keep away.

``kanarie-<slug>`` stands in the internal notes of every record. Whoever may read the inside of a dossier finds its
marks in the werkplaats; nobody finds one anywhere else, and who may not know of a dossier does not find its titles.

Everybody types the rows of the table, in ``make test`` the spread of ``spread.py``. One person of each kind follows
links from there too: a visitor all of them, the others of every kind of page a few. With ``make matrix`` everybody
types every row and follows every link.
"""

from functools import cache

import pytest
from wagtail.models import Page

from participation.models import Opgave, Stuk, Traject, Werkatelier
from tests.matrix.addresses import Row
from tests.matrix.addresses_dossiers import KNOWS
from tests.matrix.conftest import client_of
from tests.matrix.crawler import Crawler
from tests.matrix.identities import BEHEER, Identity
from tests.matrix.marks import CANARY, allowed_marks, canaries_by_dossier, not_allowed
from tests.matrix.spread import SERVED, WHOLE
from tests.matrix.test_addresses import ENDS_THE_VISIT, LOGIN, ROWS, answer, expected, real_path, typed

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("on_demo", "each_pdf_once", "plain_refusals", "parts_in_memory"),
]

STARTS = ("/", "/register/", "/werkplaats/", "/zoeken/?q=kanarie", "/zoeken/?q=dorpshart", "/sitemap.xml")
# Of each kind of person one: nobody, who writes the guide, who leads the dossiers, a member of the council, and who
# manages the accounts.
FOLLOW_LINKS = (
    frozenset(Identity)
    if WHOLE
    else frozenset(
        {
            Identity.VISITOR,
            Identity.COMMUNICATION,
            Identity.LEAD,
            Identity.COUNCIL,
            Identity.ADMIN,
        }
    )
)
# Whoever follows every link finds every mark that is theirs. The others open this many pages of each kind (a kind is
# a route of the site), besides what they typed: so each of them tries every kind of link that they are offered.
FOLLOW_ALL = frozenset(Identity) if WHOLE else frozenset({Identity.VISITOR})
PAGES_OF_A_KIND = 1
# Guide and register say the same to everybody. A visitor reads all of both and a council member all of the register;
# the others read of both what they type (every row of the table).
READ_THE_GUIDE = frozenset(Identity) if WHOLE else frozenset({Identity.VISITOR})
READ_THE_REGISTER = READ_THE_GUIDE | {Identity.COUNCIL}
ABOUT_PAGES = ("/bladzijden/", "/begrip/", "/wijzigingen/", "/en/", "/pl/")


def the_guide() -> tuple[str, ...]:
    """How the addresses of all public pages begin, but the front page, which leads to the rest."""
    homes = {"/", "/en/", "/pl/"}
    return (*ABOUT_PAGES, *{page.url for page in Page.objects.live().public() if page.url and page.url not in homes})


@cache
def read_by(identity: Identity) -> Crawler:
    """Everything this person can fetch: by typing addresses, and for some by following links too."""
    paths = [path for row in typed("get")[identity] if (path := real_path(row)) not in ENDS_THE_VISIT]
    passed_by = () if identity in READ_THE_GUIDE else the_guide()
    passed_by += () if identity in READ_THE_REGISTER else ("/register/",)
    # In Beheer every list leads to more lists, so there the patience ends somewhere.
    limit = 1500 if identity in BEHEER else 3000
    per_kind = None if identity in FOLLOW_ALL else PAGES_OF_A_KIND
    crawler = Crawler(client_of(identity), passed_by, limit=limit, per_kind=per_kind)
    if identity not in FOLLOW_LINKS:
        return crawler.read(*STARTS, *paths)
    beheer = ("/beheer/",) if identity in BEHEER else ()
    return crawler.walk(*STARTS, *beheer, *paths)


def got(identity: Identity, row: Row) -> str:
    """What the table calls the answer that this person got: served, login, or the number of a refusal."""
    path = real_path(row)
    if path in ENDS_THE_VISIT:
        return answer(client_of(identity), "GET", row, allowed_marks(identity))
    crawler = read_by(identity)
    if f"\nLocation: {LOGIN}" in f"\n{crawler.seen[path]}":
        return "login"
    status = crawler.statuses[path]
    return SERVED if status in (200, 302, 422) else str(status)


everybody = pytest.mark.parametrize("identity", list(Identity), ids=lambda identity: identity.name.lower())


def test_every_record_carries_a_mark() -> None:
    marks = canaries_by_dossier()
    assert set(KNOWS) <= set(marks)
    assert all(len(marks[dossier]) >= 4 for dossier in KNOWS)


@everybody
def test_everybody_reads_what_the_table_says(identity: Identity) -> None:
    wrong = [
        f"{real_path(row)}: {found} instead of {sorted(fitting)}"
        for row in typed("get")[identity]
        if (found := got(identity, row)) not in (fitting := expected(row, identity, row.get))
    ]
    assert not wrong, "\n".join(wrong)


@everybody
def test_marks_are_found_where_the_rules_allow(identity: Identity) -> None:
    crawler = read_by(identity)
    assert len(crawler.seen) < crawler.limit or identity in BEHEER, "the reader lost patience before the end"
    found = {mark for words in crawler.seen.values() for mark in CANARY.findall(words)}
    assert not_allowed(found, identity) == set()
    if identity in FOLLOW_ALL:
        assert allowed_marks(identity) - found == set(), "not found by who may read it"
    strays = {a for a, words in crawler.seen.items() if CANARY.search(words) and not a.startswith("/werkplaats/")}
    assert strays == set()


@everybody
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


@pytest.mark.parametrize("identity", sorted(FOLLOW_LINKS), ids=lambda identity: identity.name.lower())
def test_no_link_leads_nowhere(identity: Identity) -> None:
    """What is offered works: every link that was followed, not the addresses that were typed, gives an answer."""
    rows = {real_path(row) for row in ROWS}
    statuses = read_by(identity).statuses
    assert {address: status for address, status in statuses.items() if status >= 400 and address not in rows} == {}
