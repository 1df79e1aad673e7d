"""Reactions and answers over HTTP; secrecy over HTTP."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation.choices import ReactionKind, StepKind
from participation.models import Reaction, SecrecyGrant, Stuk
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import ReactionFactory, SecrecyGrantFactory, StukFactory, TrajectFactory, UserFactory
from tests.werkplaats_stukken.conftest import Cast, make_cast

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def react(stuk: Stuk, key: str = "aanpak") -> str:
    return reverse("werkplaats:reaction_new", args=[stuk.slug, key])


def answer(stuk: Stuk, reaction: Reaction) -> str:
    return reverse("werkplaats:reaction_answer", args=[stuk.slug, reaction.pk])


@pytest.fixture
def offered(at_step: Callable[..., Stuk]) -> Stuk:
    return at_step(StepKind.COUNCIL_PICTURE)


# --- reactions ---------------------------------------------------------------------------------------


def test_a_council_member_reacts_on_a_part(offered: Stuk, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.council)
    page = client.get(react(offered)).content.decode()
    assert "We beginnen met drie avonden." in page
    assert "Amendement: verander deze tekst" in page
    assert client.post(react(offered), {"kind": "amendment", "text": "Maak er vier van."}).status_code == 200
    response = client.post(react(offered), {"kind": "advice", "text": "Maak er vier van."})
    assert response["Location"] == f"{offered.get_workspace_url()}#onderdeel-aanpak"
    assert "Maak er vier van." in client.get(offered.get_workspace_url()).content.decode()
    made = Reaction.objects.get()
    assert (made.author, made.body, made.section_key) == (cast.council, "council", "aanpak")


def test_only_the_council_amends(offered: Stuk, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.college)
    assert "Amendement" not in client.get(react(offered)).content.decode()
    assert client.post(react(offered), {"kind": "amendment", "text": "Anders"}).status_code == 200
    assert not Reaction.objects.exists()
    assert client.post(react(offered), {"kind": "advice", "text": "Begin eerder."}).status_code == 302


def test_an_empty_reaction_and_a_foreign_part(offered: Stuk, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.council)
    assert "Er ging iets mis" in client.post(react(offered), {"kind": "question", "text": " "}).content.decode()
    assert client.get(react(offered, "bestaat-niet")).status_code == 404
    assert client.post(react(offered, "bestaat-niet"), {"kind": "question", "text": "x"}).status_code == 404
    assert not Reaction.objects.exists()


def test_a_reaction_sent_twice_is_there_once(offered: Stuk, cast: Cast, sign_in: SignIn) -> None:
    client, data = sign_in(cast.council), {"kind": "question", "text": "Waarom drie?"}
    assert client.post(react(offered), data).status_code == 302
    assert client.post(react(offered), data).status_code == 302
    assert Reaction.objects.count() == 1


@pytest.mark.parametrize("who", ["lead", "member", "client", "communication", "secretariat", "clerk", "auditor"])
def test_who_is_no_member_does_not_react(who: str, offered: Stuk, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(getattr(cast, who))
    assert client.get(react(offered)).status_code == 403
    assert client.post(react(offered), {"kind": "question", "text": "x"}).status_code == 403
    assert not Reaction.objects.exists()


def test_before_the_offer_nobody_reacts(at_step: Callable[..., Stuk], cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.COMMUNICATION)
    data = {"kind": "question", "text": "x"}
    assert sign_in(cast.college).post(react(stuk), data).status_code == 403
    assert sign_in(cast.council).post(react(stuk), data).status_code == 404
    assert Client().post(react(stuk), data).status_code == 302


def test_a_reaction_after_the_decision_is_not_lost(offered: Stuk, cast: Cast, sign_in: SignIn) -> None:
    offered.state = "adopted"
    offered.save()
    response = sign_in(cast.council).post(react(offered), {"kind": "question", "text": "Nog een vraag"})
    assert response.status_code == 409
    assert "Nog een vraag" in response.content.decode()
    assert not Reaction.objects.exists()


# --- answers -----------------------------------------------------------------------------------------


def test_the_lead_answers_and_is_told_to(offered: Stuk, cast: Cast, sign_in: SignIn) -> None:
    reaction = ReactionFactory(stuk=offered, author=cast.council)
    client = sign_in(cast.lead)
    assert "Beantwoord 1 reactie" in client.get(offered.get_workspace_url()).content.decode()
    assert "Schrijf een antwoord." in client.post(answer(offered, reaction), {"text": " "}).content.decode()
    response = client.post(answer(offered, reaction), {"text": "Dat zoeken we uit."})
    assert response["Location"].endswith(f"#reactie-{reaction.pk}")
    body = sign_in(cast.council).get(offered.get_workspace_url()).content.decode()
    assert "Dat zoeken we uit." in body
    assert "Beantwoord 1 reactie" not in client.get(offered.get_workspace_url()).content.decode()


def test_a_reaction_of_another_paper_does_not_exist_here(
    offered: Stuk, at_step: Callable[..., Stuk], cast: Cast, sign_in: SignIn
) -> None:
    foreign = ReactionFactory(stuk=at_step(StepKind.COUNCIL_PICTURE))
    client = sign_in(cast.lead)
    assert client.get(answer(offered, foreign)).status_code == 404
    assert client.post(answer(offered, foreign), {"text": "x"}).status_code == 404
    foreign.refresh_from_db()
    assert not foreign.answer


@pytest.mark.parametrize(("who", "status"), [
    ("member", 403), ("communication", 403), ("clerk", 403), ("council", 403), ("college", 403), ("admin", 404),
])  # fmt: skip
def test_only_the_lead_answers(who: str, status: int, offered: Stuk, cast: Cast, sign_in: SignIn) -> None:
    reaction = ReactionFactory(stuk=offered)
    if who == "admin":
        offered.opgave.confidentiality = "internal"
        offered.opgave.published_at = None
        offered.opgave.save()
    assert sign_in(getattr(cast, who)).post(answer(offered, reaction), {"text": "x"}).status_code == status
    reaction.refresh_from_db()
    assert not reaction.answer


def test_the_council_does_not_see_what_the_college_said(offered: Stuk, cast: Cast, sign_in: SignIn) -> None:
    hidden = ReactionFactory(stuk=offered, by_college=True, text="Onderling advies", kind=ReactionKind.ADVICE)
    assert "Onderling advies" not in sign_in(cast.council).get(offered.get_workspace_url()).content.decode()
    assert sign_in(cast.council).get(answer(offered, hidden)).status_code == 404


# --- secrecy -----------------------------------------------------------------------------------------


@pytest.fixture
def secret(traject: object) -> tuple[Stuk, Cast]:
    dossier = TrajectFactory(confidential=True, council=True)
    cast = make_cast(dossier)
    return StukFactory(owner=dossier, created_by=cast.lead, in_review=True, title="Startnotitie opvanghuis"), cast


def secrecy(stuk: Stuk) -> str:
    return reverse("werkplaats:secrecy", args=[stuk.slug])


def test_the_lead_names_a_circle_and_lifts_it(secret: tuple[Stuk, Cast], sign_in: SignIn) -> None:
    stuk, cast = secret
    lead, council = sign_in(cast.lead), sign_in(cast.council)
    assert council.get(stuk.get_workspace_url()).status_code == 404
    assert "Nog niemand" in lead.get(secrecy(stuk)).content.decode()
    data = {"basis": "Artikel 87 Gemeentewet", "starts_on": timezone.localdate(), "members": [cast.council.pk]}
    assert lead.post(secrecy(stuk), data).status_code == 302
    assert council.get(stuk.get_workspace_url()).status_code == 200
    grant = SecrecyGrant.objects.get()
    lift = reverse("werkplaats:secrecy_lift", args=[stuk.slug, grant.pk])
    assert "Hef de geheimhouding op?" in lead.get(lift).content.decode()
    assert council.get(stuk.get_workspace_url()).status_code == 200, "asking changes nothing"
    assert lead.post(lift).status_code == 302
    assert council.get(stuk.get_workspace_url()).status_code == 404
    assert "Opgeheven op" in lead.get(secrecy(stuk)).content.decode()


@pytest.mark.parametrize("changes", [
    {"basis": ""}, {"members": []}, {"starts_on": ""}, {"ends_on": "2020-01-01"}, {"members": ["999999"]},
    {"members": ["lead"]}, {"members": ["admin"]},
])  # fmt: skip
def test_a_fault_in_the_circle_is_named(changes: dict[str, object], secret: tuple[Stuk, Cast], sign_in: SignIn) -> None:
    """Nobody without an office, no ground, no end before the beginning."""
    stuk, cast = secret
    people = {"lead": cast.lead.pk, "admin": cast.admin.pk}
    data = {"basis": "Artikel 87", "starts_on": timezone.localdate(), "members": [cast.council.pk], **changes}
    data["members"] = [people.get(str(member), member) for member in data["members"]]  # type: ignore[attr-defined]  # a row of a table in this test
    response = sign_in(cast.lead).post(secrecy(stuk), data)
    assert response.status_code == 200
    assert "Er ging iets mis" in response.content.decode()
    assert not SecrecyGrant.objects.exists()


def test_secrecy_is_the_leads(secret: tuple[Stuk, Cast], sign_in: SignIn) -> None:
    stuk, cast = secret
    grant = SecrecyGrantFactory(stuk=stuk, members=[cast.council])
    lift = reverse("werkplaats:secrecy_lift", args=[stuk.slug, grant.pk])
    for who, status in ((cast.member, 403), (cast.council, 403), (cast.communication, 404), (cast.admin, 404)):
        assert sign_in(who).get(secrecy(stuk)).status_code == status
        assert sign_in(who).post(secrecy(stuk), {}).status_code == status
        assert sign_in(who).post(lift).status_code == status
    assert Client().get(secrecy(stuk)).status_code == 302
    grant.refresh_from_db()
    assert grant.lifted_at is None


def test_a_circle_of_another_paper_does_not_exist_here(secret: tuple[Stuk, Cast], sign_in: SignIn) -> None:
    stuk, cast = secret
    foreign = SecrecyGrantFactory(members=[UserFactory(role=Role.COUNCIL)])
    assert sign_in(cast.lead).post(reverse("werkplaats:secrecy_lift", args=[stuk.slug, foreign.pk])).status_code == 404
    foreign.refresh_from_db()
    assert foreign.lifted_at is None


def test_a_paper_that_is_not_confidential_has_no_circle(offered: Stuk, cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.lead).get(secrecy(offered)).status_code == 403


def test_a_circle_for_later_reads_later(secret: tuple[Stuk, Cast], sign_in: SignIn) -> None:
    stuk, cast = secret
    SecrecyGrantFactory(stuk=stuk, members=[cast.council], starts_on=timezone.localdate() + timedelta(days=1))
    assert sign_in(cast.council).get(stuk.get_workspace_url()).status_code == 404
