"""Every identity × every address × POST, over HTTP on the loaded demo, against the tables written by hand.

In ``make test`` each identity tries the spread of ``spread.py`` and all together try every row; ``make matrix`` tries
everybody on everything.
What GET answers stands in ``test_reading.py``. Beheer is Wagtail's and has a test of its own (``test_beheer.py``).
"""

from collections.abc import Iterator
from functools import cache

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from pages.models import ChoiceAidPage, GuidePage, InstrumentPage, Question
from participation.models import Reaction, Stuk, Traject
from participation.services.choice_aid import query_for
from samenwerking.accounts.models import User
from tests.matrix.addresses import Row
from tests.matrix.addresses_accounts import ACCOUNTS
from tests.matrix.addresses_alive import ALIVE
from tests.matrix.addresses_contributions import CONTRIBUTIONS
from tests.matrix.addresses_contributions import numbers as contribution_numbers
from tests.matrix.addresses_decisions import DECISION_FILES, decision_numbers
from tests.matrix.addresses_door import DOOR
from tests.matrix.addresses_dossier_parts import DOSSIER_PARTS
from tests.matrix.addresses_dossiers import DOSSIERS
from tests.matrix.addresses_e import GUIDE_TOOLS
from tests.matrix.addresses_exports import EXPORTS, export_numbers
from tests.matrix.addresses_figures import FIGURES
from tests.matrix.addresses_following import FOLLOWING, following_numbers
from tests.matrix.addresses_imports import IMPORTS, import_numbers
from tests.matrix.addresses_languages import STATEMENTS
from tests.matrix.addresses_mail import MAIL
from tests.matrix.addresses_meetings import MEETINGS, meeting_numbers
from tests.matrix.addresses_outcomes import OUTCOMES, outcome_numbers
from tests.matrix.addresses_parties import PARTIES, party_numbers
from tests.matrix.addresses_persons import PERSONS
from tests.matrix.addresses_photos import PHOTOS, photo_numbers
from tests.matrix.addresses_proposals import PROPOSALS, proposal_numbers
from tests.matrix.addresses_public import GUIDE, REGISTER
from tests.matrix.addresses_reading import READING
from tests.matrix.addresses_registrations import REGISTRATIONS
from tests.matrix.addresses_registrations import numbers as registration_numbers
from tests.matrix.addresses_search import SEARCH
from tests.matrix.addresses_society import SOCIETY
from tests.matrix.addresses_steering import STEERING, steering_numbers
from tests.matrix.addresses_stukken import STUKKEN
from tests.matrix.addresses_tables import TABLES
from tests.matrix.addresses_versions import VERSIONS
from tests.matrix.addresses_who_may import WHO_MAY
from tests.matrix.conftest import client_of
from tests.matrix.identities import OUTSIDE, Identity
from tests.matrix.marks import CANARY, allowed_marks
from tests.matrix.spread import NO_SUCH_METHOD, SERVED, STANDS_FOR, turns

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_demo", "each_pdf_once", "plain_refusals")]

ROWS = [
    *(*GUIDE, *STATEMENTS, *GUIDE_TOOLS, *SEARCH, *FIGURES, *VERSIONS, *ALIVE),
    *FOLLOWING,
    *(*REGISTER, *ACCOUNTS, *DOSSIERS, *STUKKEN),
    *DOSSIER_PARTS,
    *SOCIETY,
    *CONTRIBUTIONS,
    *REGISTRATIONS,
    *DOOR,
    *OUTCOMES,
    *PHOTOS,
    *PARTIES,
    *PERSONS,
    *MAIL,
    *MEETINGS,
    *PROPOSALS,
    *STEERING,
    *DECISION_FILES,
    *READING,
    *IMPORTS,
    *EXPORTS,
    *TABLES,
    *WHO_MAY,
]
LOGIN = "/accounts/login/?next="
# Coming and going change the visit itself, so somebody else with the same rights does that.
ENDS_THE_VISIT = frozenset({"/accounts/logout/", "/accounts/login/"})
REFUSALS = frozenset({302, 403, 404, 405, 409})


def routes(entries: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every route of the site as Django knows it."""
    for entry in entries:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, here)
        else:
            yield here


def test_every_address_is_listed_and_every_row_is_an_address() -> None:
    known = {route for route in routes(get_resolver().url_patterns) if not route.startswith("beheer/")}
    assert known == {row.route for row in ROWS}


def real_path(row: Row) -> str:
    """The path with the numbers that rows of the demo got: ``{party}`` is a party of the traject dorpshart."""
    return row.path.format(**numbers()) if "{" in row.path else row.path


def _whole_aid() -> str:
    """The first answer to every question of the choice aid, as its outcome leads to the werkplaats."""
    page = ChoiceAidPage.objects.get()
    keys = [question.answers[0].key for question in page.aid.questions]
    return query_for(page.pk, page.live_revision_id, keys)


@cache
def numbers() -> dict[str, object]:
    dorpshart = Traject.objects.get(slug="dorpshart")
    rules = GuidePage.objects.get(slug="spelregels")
    return {
        "teamlid": User.objects.get(email=Identity.MEMBER.email).pk,
        "projectleider": User.objects.get(email=Identity.LEAD.email).pk,
        "guide_page": rules.pk,
        "guide_version": rules.live_revision_id,
        "instrument": InstrumentPage.objects.get(slug="dorpswandeling").pk,
        "aid_query": _whole_aid(),
        "question": Question.objects.filter(active=True).values_list("pk", flat=True)[0],
        "round": dorpshart.evaluation_rounds.values_list("pk", flat=True)[0],
        "party": dorpshart.parties.values_list("pk", flat=True)[0],
        "attachment": dorpshart.attachments.get(title="Werkafspraken").pk,
        "public_attachment": dorpshart.attachments.get(confidentiality="public", log_entry=None).pk,
        "log_entry": dorpshart.log_entries.filter(confidentiality="internal").values_list("pk", flat=True)[0],
        "result": dorpshart.results.values_list("pk", flat=True)[0],
        "section": Stuk.objects.get(slug="dorpshart-deferred").sections[0]["key"],
        **contribution_numbers(),
        **registration_numbers(),
        **following_numbers(),
        **party_numbers(),
        **outcome_numbers(),
        **photo_numbers(),
        **import_numbers(),
        **meeting_numbers(),
        **proposal_numbers(),
        **steering_numbers(),
        **export_numbers(),
        **decision_numbers(),
        "reaction": Reaction.objects.filter(stuk__slug="dorpshart-deferred").values_list("pk", flat=True)[0],
    }


def expected(row: Row, identity: Identity, people: frozenset[Identity] | None) -> set[str]:
    """What may come back. Without forms everybody is refused; how, depends on what is looked at first."""
    if row.login and identity in OUTSIDE:
        return {"login"}
    if people is None:
        return {"405"} if identity in row.knows else {"404", "405"}
    if identity in people:
        return {SERVED}
    # 409: somebody whose work it is hears that the paper moved on, which is a refusal with an explanation.
    return {"403", "409"} if identity in row.knows else {"404"}


def answer(client: Client, method: str, row: Row, allowed: frozenset[str]) -> str:
    """One request, undone afterwards; the body of a stream is read, because it may fail only then.

    A refusal shows a writer the paper as it stands now, with the marks that this person may read and no others.
    """
    with transaction.atomic():
        response = client.generic(method, real_path(row))
        if response.streaming:
            b"".join(response.streaming_content)  # type: ignore[arg-type]  # bytes, never async here
        transaction.set_rollback(True)
    if response.status_code in REFUSALS and set(CANARY.findall(response.content.decode())) - allowed:
        return "a refusal that holds a mark"
    if response.status_code == 302 and response["Location"].startswith(LOGIN):
        return "login"
    if response.status_code == 409 and method == "POST":
        return "409"
    return SERVED if response.status_code in (200, 302, 422) else str(response.status_code)


@cache
def typed(method: str) -> dict[Identity, list[Row]]:
    """For each person the rows of the table that they try with GET or POST."""
    return turns(ROWS, lambda row, who: expected(row, who, getattr(row, method)))


@pytest.mark.parametrize("method", ["get", "post"])
def test_together_they_try_every_row_for_every_answer(method: str) -> None:
    def answers(row: Row, identity: Identity) -> tuple[str, frozenset[str]]:
        return row.path, frozenset(expected(row, identity, getattr(row, method)))

    tried = {answers(row, identity) for identity, rows in typed(method).items() for row in rows}
    assert tried == {answers(row, identity) for row in ROWS for identity in Identity}


@pytest.mark.parametrize("method", ["get", "post"])
def test_everybody_tries_every_route_for_every_refusal(method: str) -> None:
    def refusals(rows: list[Row], identity: Identity) -> set[tuple[str, frozenset[str]]]:
        found = {(row.route, frozenset(expected(row, identity, getattr(row, method)))) for row in rows}
        return {(route, answer) for route, answer in found if not answer & {SERVED, NO_SUCH_METHOD}}

    for identity in set(Identity) - set(STANDS_FOR):
        same = [who for who in Identity if STANDS_FOR.get(who, who) == identity]
        tried = {refusal for who in same for refusal in refusals(typed(method)[who], who)}
        assert tried >= refusals(ROWS, identity), identity.name


def test_who_cannot_log_in_is_a_visitor() -> None:
    assert not client_of(Identity.LEFT).cookies
    for row in ROWS:
        for people in (row.get, row.post):
            assert expected(row, Identity.LEFT, people) == expected(row, Identity.VISITOR, people), row.path


@pytest.mark.parametrize("identity", list(Identity), ids=lambda identity: identity.name.lower())
def test_everybody_sends_what_the_table_says(identity: Identity) -> None:
    client = client_of(identity)
    wrong = []
    for row in typed("post")[identity]:
        visitor = client_of(identity) if row.path in ENDS_THE_VISIT else client
        got = answer(visitor, "POST", row, allowed_marks(identity))
        if got not in expected(row, identity, row.post):
            wrong.append(f"POST {row.path}: {got} instead of {sorted(expected(row, identity, row.post))}")
    assert not wrong, "\n".join(wrong)
