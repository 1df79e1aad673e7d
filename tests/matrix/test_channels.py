"""People × everything with a name × channels, on the demo, against tests/matrix/table/kanalen.md.

For every person and channel all words are read that come back; then of each record and paper of the three dossiers is
asked whether its name stands there, and of each mark in internal notes whether it does. In ``make test`` everybody
reads some of the channels, together all of them; in ``make matrix`` everybody reads all.
"""

from collections.abc import Iterator
from functools import cache
from urllib.parse import quote
from zlib import crc32

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from participation import policy
from participation.models import Stuk
from samenwerking.accounts.models import User
from tests.matrix.addresses_dossiers import KNOWS
from tests.matrix.addresses_stukken import PAPERS
from tests.matrix.cells.channel_table import CHANNEL_TABLE, HIDDEN, NOTHING, PUBLIC, SIGHT
from tests.matrix.channels import CHANNELS, Named, everything_named, mails_to
from tests.matrix.conftest import client_of
from tests.matrix.crawler import words_of
from tests.matrix.identities import EVERYBODY, LOGGED_IN, OUTSIDE, Identity
from tests.matrix.marks import CANARY, not_allowed
from tests.matrix.spread import WHOLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_demo", "each_pdf_once", "parts_in_memory")]
ONE_IN = 30
PAIRS = [(channel, identity) for channel in CHANNEL_TABLE for identity in Identity]
MARKS = {pair: crc32(f"{pair[0]} {pair[1].name}".encode()) for pair in PAIRS}
FIRST = {min((pair for pair in PAIRS if pair[0] == channel), key=MARKS.__getitem__) for channel in CHANNEL_TABLE}
TRIED = [pair for pair in PAIRS if WHOLE or pair in FIRST or MARKS[pair] % ONE_IN == 0]
PAPERS_KNOWN = {paper.slug: paper.knows for paper in PAPERS}
COUNTED = ("opgaven", "trajecten", "werkateliers", "stukken")


@cache
def on_register() -> frozenset[str]:
    """Titles that everybody may read: of dorpshart, which stands there, and of its papers that do."""
    public = {one.title for one in everything_named() if one.dossier == "dorpshart" and one.kind != "stuk"}
    return frozenset(public | {one.title for one in everything_named() if Identity.VISITOR in _readers(one)})


@cache
def _readers(one: Named) -> frozenset[Identity]:
    """From the tables written by hand. What the demo has beside the papers of the contract, the policy says."""
    if one.kind != "stuk":
        return EVERYBODY if one.dossier == "dorpshart" else KNOWS[one.dossier]
    known = PAPERS_KNOWN.get(one.slug)
    if known is not None:
        return EVERYBODY if known == LOGGED_IN else known
    stuk = Stuk.objects.get(slug=one.slug)
    return frozenset(identity for identity in Identity if policy.user_can_view(person(identity), stuk))


def person(identity: Identity) -> User | AnonymousUser:
    return AnonymousUser() if identity in OUTSIDE else User.objects.get(email=identity.email)


def may_know(identity: Identity, one: Named) -> bool:
    return identity in _readers(one)


def read(channel: str, identity: Identity) -> Iterator[tuple[str, str]]:
    """Each address with its words. A refusal counts: its words may tell something too. To errors nothing but refusals
    belongs: the same page is there for who may read it, along the channel "pagina".
    """
    if channel == "mail":
        yield from mails_to(identity).items()
        return
    client = client_of(identity)
    for address in CHANNELS[channel]():
        with transaction.atomic():
            response = client.get(address)
            words = f"{response.status_code} {words_of(response)}"
            transaction.set_rollback(True)
        if channel != "fout" or words.startswith(("4", "5")):
            yield address, words


def echoes(address: str, title: str) -> bool:
    """What somebody typed is shown again, in the box and above the list: that gives nothing away."""
    return quote(title) in address or quote(title[:12]) in address


def leaks(channel: str, identity: Identity, texts: dict[str, str]) -> list[str]:
    found = CHANNEL_TABLE[channel]
    wrong = []
    for one in everything_named():
        allowed = (found == SIGHT and may_know(identity, one)) or (found == PUBLIC and one.title in on_register())
        if allowed or (found == NOTHING and may_know(identity, one)):
            continue
        where = [address for address, words in texts.items() if one.title in words and not echoes(address, one.title)]
        wrong += [f"{address}: {one.title}" for address in where]
    return wrong


@pytest.mark.parametrize(("channel", "identity"), [pair for pair in TRIED if pair[0] != "aantal"])
def test_nobody_reads_along_a_channel_what_the_tables_keep_away(channel: str, identity: Identity) -> None:
    if channel == "mail" and identity in OUTSIDE:
        assert mails_to(identity) == {}
        return
    texts = dict(read(channel, identity))
    assert leaks(channel, identity, texts) == []
    marks = {mark for words in texts.values() for mark in CANARY.findall(words) if f"q={mark}" not in words}
    marks -= {"kanarie-"}
    assert not_allowed(marks, identity) == set()
    if CHANNEL_TABLE[channel] != SIGHT:
        assert marks == set()
    if CHANNEL_TABLE[channel] == HIDDEN:
        assert {words[:3] for words in texts.values()} == {"404"}


@pytest.mark.parametrize("channel", sorted(set(CHANNEL_TABLE) - {"aantal"}))
def test_a_channel_that_is_there_is_read_by_somebody(channel: str) -> None:
    """Else the test above would find nothing in nothing. The first that is served is enough."""
    texts = read(channel, Identity.COMMUNICATION if CHANNEL_TABLE[channel] == NOTHING else Identity.LEAD)
    if channel == "fout":
        assert {words[:3] for _address, words in texts} >= {"403", "404"}
        return
    served = any(words.startswith("200") or address.startswith("mail") for address, words in texts)
    assert served == (CHANNEL_TABLE[channel] != HIDDEN)


def test_every_channel_of_the_table_is_tried() -> None:
    assert set(CHANNEL_TABLE) == {*CHANNELS, "mail", "aantal"}
    assert {channel for channel, _identity in TRIED} == set(CHANNEL_TABLE)
    assert len(PAIRS) * len(everything_named()) >= 6_500


@pytest.mark.parametrize("identity", [identity for channel, identity in PAIRS if channel == "aantal"])
def test_a_number_counts_what_this_person_may_see(identity: Identity) -> None:
    client = client_of(identity)
    user = person(identity)
    seen = {name: getattr(policy, f"visible_{name}")(user).count() for name in COUNTED}
    public = {name: getattr(policy, f"public_{name}")().count() for name in COUNTED}
    for name in COUNTED:
        page = client.get(f"/register/{name}/")
        assert page.context["page_obj"].paginator.count == public[name], name
        if identity not in OUTSIDE:
            assert client.get(f"/werkplaats/{name}/").context["page_obj"].paginator.count == seen[name], name
    hidden = [one for one in everything_named() if not may_know(identity, one)][:: 1 if WHOLE else 9]
    for one in hidden if identity not in OUTSIDE else []:
        name = {"opgave": "opgaven", "traject": "trajecten", "werkatelier": "werkateliers", "stuk": "stukken"}[one.kind]
        found = client.get(f"/werkplaats/{name}/?q={quote(one.title)}").context["page_obj"]
        assert one.title not in {str(row) for row in found.object_list}, one.title
        assert found.paginator.count <= seen[name]
