"""The list and the page of a paper: who reads which version, and what stands on it."""

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy

import pytest
from django.test import Client
from django.urls import reverse

from participation.choices import Confidentiality, ReactionKind, StepKind
from participation.models import AuditEntry, Stuk, Traject
from samenwerking.accounts.models import User
from tests.factories import (
    SECTIONS,
    ReactionFactory,
    SecrecyGrantFactory,
    StukFactory,
    TrajectFactory,
    UserFactory,
)
from tests.werkplaats_stukken.conftest import Cast, make_cast

pytestmark = pytest.mark.django_db
FORMS = ("stuk_pdf", "stuk_odt", "stuk_text")
SignIn = Callable[[User], Client]


def page_of(stuk: Stuk, name: str = "stuk") -> str:
    return reverse(f"werkplaats:{name}", args=[stuk.slug])


def read(client: Client, stuk: Stuk) -> str:
    response = client.get(page_of(stuk))
    assert response.status_code == 200
    return response.content.decode()


def new_version(stuk: Stuk, title: str) -> Stuk:
    """A later draft, as after a return."""
    stuk.title = title
    stuk.save()
    stuk.save_revision(user=stuk.created_by)
    stuk.refresh_from_db()
    return stuk


def test_a_visitor_logs_in_first(draft: Stuk) -> None:
    forms = [page_of(draft, name) for name in FORMS]
    for address in (page_of(draft), *forms, reverse("werkplaats:stukken")):
        response = Client().get(address)
        assert response.status_code == 302
        assert response["Location"] == f"/accounts/login/?next={address}"


def test_what_one_may_not_know_of_is_as_what_does_not_exist(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.council)
    assert client.get(page_of(draft)).status_code == 404
    assert {client.get(page_of(draft, name)).status_code for name in FORMS} == {404}
    assert client.get("/werkplaats/stukken/bestaat-niet/").status_code == 404
    assert draft.title not in client.get(reverse("werkplaats:stukken")).content.decode()


def test_the_page_answers_where_what_and_what_before(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    body = read(sign_in(cast.lead), draft)
    assert "Wat wordt er van u verwacht?" in body
    assert "Maak het stuk af en dien het in" in body
    assert "Dit onderdeel is nog leeg." in body
    assert "Er is nog 1 onderdeel niet af:" in body
    assert "Raad: beeldvorming" in body
    assert draft.content_hash() in body
    assert f"kanarie-{draft.slug}" in body
    assert reverse("werkplaats:stuk_edit", args=[draft.slug]) in body


def test_nothing_is_asked_of_who_only_looks_on(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    body = read(sign_in(cast.other_leader), draft)
    assert "Van u wordt nu niets verwacht." in body
    assert page_of(draft, "stuk_edit") not in body
    assert page_of(draft, "stuk_submit") not in body


def test_the_council_reads_what_it_was_offered_not_a_later_draft(traject: Traject, cast: Cast, sign_in: SignIn) -> None:
    stuk = StukFactory(owner=traject, returned=True, offered_to_council=True, title="Wat de raad kreeg")
    new_version(stuk, "Een later concept")
    council, lead = sign_in(cast.council), sign_in(cast.lead)
    body = read(council, stuk)
    assert "Wat de raad kreeg" in body
    assert "Een later concept" not in body
    assert f"kanarie-{stuk.slug}" not in body
    assert "Een later concept" in read(lead, stuk)
    listed = council.get(reverse("werkplaats:stukken")).content.decode()
    assert "Wat de raad kreeg" in listed
    assert "Een later concept" not in listed


def test_a_search_does_not_betray_a_later_title(traject: Traject, cast: Cast, sign_in: SignIn) -> None:
    stuk = StukFactory(owner=traject, returned=True, offered_to_council=True, title="Wat de raad kreeg")
    new_version(stuk, "Een later concept")
    council = sign_in(cast.council)
    address = reverse("werkplaats:stukken")
    assert "1 stuk" in council.get(address, {"q": "raad kreeg"}).content.decode()
    assert "0 stukken" in council.get(address, {"q": "later concept"}).content.decode()
    assert "1 stuk" in sign_in(cast.lead).get(address, {"q": "later concept"}).content.decode()


def test_the_list_filters_by_state_and_kind(traject: Traject, cast: Cast, sign_in: SignIn) -> None:
    StukFactory(owner=traject, title="Het concept")
    StukFactory(owner=traject, title="Het ingediende", in_review=True)
    client, address = sign_in(cast.lead), reverse("werkplaats:stukken")
    body = client.get(address, {"state": "draft"}).content.decode()
    assert "Het concept" in body
    assert "Het ingediende" not in body
    assert "2 stukken" in client.get(address, {"kind": "startnotitie"}).content.decode()
    assert "Niets gevonden" in client.get(address, {"kind": "evaluatie"}).content.decode()
    assert "2 stukken" in client.get(address, {"state": "bestaat-niet"}).content.decode()


def test_an_empty_list_says_what_will_come(cast: Cast, sign_in: SignIn) -> None:
    body = sign_in(cast.council).get(reverse("werkplaats:stukken")).content.decode()
    assert "Er zijn nog geen stukken voor u" in body


def test_hostile_text_is_shown_as_text(traject: Traject, cast: Cast, sign_in: SignIn) -> None:
    sections = deepcopy(SECTIONS)
    sections[0]["body"] = '<p onclick="x()">Plein<script>alert(1)</script><a href="javascript:x()">klik</a></p>'
    title = "<script>alert(2)</script>"
    stuk = StukFactory(owner=traject, title=title, slug="aanval", sections=sections, in_review=True)
    ReactionFactory(stuk=stuk, text="<img src=x onerror=alert(3)>")
    body = read(sign_in(cast.lead), stuk)
    for bad in ("<script>alert", "onclick=", "javascript:x", "<img src=x"):
        assert bad not in body
    assert "Plein" in body


def test_who_may_not_decide_hears_why(at_step: Callable[..., Stuk], cast: Cast, sign_in: SignIn) -> None:
    """Separation of duties is explained before somebody tries (rule 7)."""
    stuk = at_step(StepKind.COMMUNICATION)
    stuk.submitted_revision.user = cast.communication
    stuk.submitted_revision.save()
    body = read(sign_in(cast.communication), stuk)
    assert "U kunt deze stap niet beslissen" in body
    assert page_of(stuk, "stuk_approve") not in body


def test_who_decides_sees_the_step_its_term_and_the_form(
    at_step: Callable[..., Stuk], cast: Cast, sign_in: SignIn
) -> None:
    stuk = at_step(StepKind.CLIENT)
    body = read(sign_in(cast.client), stuk)
    assert "Geef akkoord, of geef het stuk terug" in body
    assert "Uiterlijk" in body
    assert page_of(stuk, "stuk_approve") in body
    assert page_of(stuk, "stuk_return") in body


@pytest.mark.parametrize(("step", "who", "asked"), [
    (StepKind.COMMUNICATION, "communication", "Toets het stuk"),
    (StepKind.COLLEGE_DECISION, "secretariat", "Leg het besluit van het college vast"),
    (StepKind.COUNCIL_PICTURE, "clerk", "Sluit de beeldvorming af"),
    (StepKind.COUNCIL_DECISION, "clerk", "Leg het besluit van de raad vast"),
    (StepKind.COUNCIL_PICTURE, "council", "Lees het stuk en reageer als u dat wilt"),
    (StepKind.COLLEGE_DECISION, "college", "Lees het stuk en reageer als u dat wilt"),
])  # fmt: skip
def test_each_role_is_told_what_to_do(
    step: StepKind, who: str, asked: str, at_step: Callable[..., Stuk], cast: Cast, sign_in: SignIn
) -> None:
    assert asked in read(sign_in(getattr(cast, who)), at_step(step))


def test_council_members_see_no_names_in_earlier_steps(
    at_step: Callable[..., Stuk], cast: Cast, sign_in: SignIn
) -> None:
    stuk = at_step(StepKind.COUNCIL_PICTURE)
    body = read(sign_in(cast.council), stuk)
    assert "Gedaan op" in body
    assert " door Persoon" not in body
    assert " door Persoon" in read(sign_in(cast.lead), stuk)


# --- confidential dossiers ---------------------------------------------------------------------------


@pytest.fixture
def secret(traject: Traject) -> tuple[Stuk, Cast]:
    dossier = TrajectFactory(confidential=True, council=True)
    cast = make_cast(dossier)
    stuk = StukFactory(
        owner=dossier, created_by=cast.lead, in_review=True, title="Startnotitie opvanghuis",
        offered_to_council=True, offered_to_college=True,
    )  # fmt: skip
    return stuk, cast


@pytest.mark.parametrize("who", [
    "communication", "secretariat", "clerk", "college", "council", "auditor", "admin", "other_leader",
])  # fmt: skip
def test_a_confidential_paper_does_not_exist_for_others(who: str, secret: tuple[Stuk, Cast], sign_in: SignIn) -> None:
    stuk, cast = secret
    client = sign_in(getattr(cast, who))
    assert client.get(page_of(stuk)).status_code == 404
    assert {client.get(page_of(stuk, name)).status_code for name in FORMS} == {404}
    assert stuk.title not in client.get(reverse("werkplaats:stukken")).content.decode()


def test_superusers_are_nobody_special(secret: tuple[Stuk, Cast], sign_in: SignIn) -> None:
    assert sign_in(UserFactory(is_superuser=True, is_staff=True)).get(page_of(secret[0])).status_code == 404


def test_the_circle_reads_the_submitted_text_without_notes(secret: tuple[Stuk, Cast], sign_in: SignIn) -> None:
    stuk, cast = secret
    SecrecyGrantFactory(stuk=stuk, members=[cast.council])
    new_version(stuk, "Een later concept")
    body = read(sign_in(cast.council), stuk)
    assert "Startnotitie opvanghuis" in body
    assert "Een later concept" not in body
    assert f"kanarie-{stuk.slug}" not in body
    assert stuk.opgave.title not in body, "the circle was shown a paper, not the dossier"


def test_each_view_of_a_confidential_paper_is_recorded(secret: tuple[Stuk, Cast], sign_in: SignIn) -> None:
    stuk, cast = secret
    grant = SecrecyGrantFactory(stuk=stuk, members=[cast.council])
    pages = [page_of(stuk, name) for name in ("stuk", *FORMS, "stuk_withdraw", "secrecy")]
    for address in (*pages, reverse("werkplaats:secrecy_lift", args=[stuk.slug, grant.pk])):
        before = AuditEntry.objects.count()
        assert sign_in(cast.lead).get(address).status_code == 200
        entry = AuditEntry.objects.order_by("-sequence")[0]
        assert AuditEntry.objects.count() == before + 1
        assert (entry.action, entry.object_type, entry.object_id, entry.actor) == ("viewed", "stuk", stuk.pk, cast.lead)


def test_views_of_other_papers_are_not_recorded(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    assert draft.opgave.confidentiality == Confidentiality.PUBLIC
    read(sign_in(cast.lead), draft)
    assert not AuditEntry.objects.exists()


# --- the document ------------------------------------------------------------------------------------


def test_the_document_is_the_version_one_may_read(traject: Traject, cast: Cast, sign_in: SignIn) -> None:
    stuk = StukFactory(owner=traject, in_review=True, offered_to_council=True)
    response = sign_in(cast.council).get(page_of(stuk, "stuk_pdf"))
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")
    assert "no-store" in response["Cache-Control"]


def test_other_forms_hold_the_version_one_may_read(traject: Traject, cast: Cast, sign_in: SignIn) -> None:
    stuk = StukFactory(owner=traject, in_review=True, offered_to_council=True)
    offered = stuk.title
    new_version(stuk, "Een later concept")
    page = sign_in(cast.council).get(page_of(stuk, "stuk_text")).content.decode()
    assert offered in page
    assert "Een later concept" not in page
    odt = sign_in(cast.council).get(page_of(stuk, "stuk_odt"))
    assert "no-store" in odt["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(odt.content)) as archive:
        content = archive.read("content.xml").decode()
    assert offered in content
    assert "Een later concept" not in content


# --- as many queries for much as for little -----------------------------------------------------------


def test_the_list_asks_as_much_for_thirty_papers_as_for_three(
    traject: Traject, cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = sign_in(cast.lead)
    counts = []
    for more in (3, 17):
        StukFactory.create_batch(more, owner=traject, in_review=True)
        with django_assert_max_num_queries(60) as found:
            client.get(reverse("werkplaats:stukken"))
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_the_page_asks_as_much_for_many_parts_and_reactions_as_for_few(
    traject: Traject, cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client, counts = sign_in(cast.lead), []
    for many in (1, 30):
        parts = [{**SECTIONS[0], "key": f"deel-{number}", "title": f"Deel {number}"} for number in range(many)]
        stuk = StukFactory(owner=traject, sections=parts, in_review=True, offered_to_council=True, created_by=cast.lead)
        for number in range(many):
            ReactionFactory(stuk=stuk, section_key=f"deel-{number}", kind=ReactionKind.QUESTION, author=cast.council)
            ReactionFactory(stuk=stuk, section_key=f"deel-{number}", answered=True)
        with django_assert_max_num_queries(80) as found:
            client.get(page_of(stuk))
        counts.append(len(found))
    assert counts[0] == counts[1]
