"""The pages of amendments, motions and fractions, and what the register shows of them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation import approval
from participation.choices import Body, Outcome, ReactionKind, StepKind
from participation.models import CouncilMember, Decision, Fraction, Proposal, Reaction
from participation.services.proposals.settling import Result, Votes, settle_proposal
from participation.services.reactions import number_amendment
from tests.approval.scene import make_scene
from tests.factories import ReactionFactory
from tests.proposals.conftest import KEY, Chamber, browser_of

pytestmark = pytest.mark.django_db


def address(chamber: Chamber, name: str, *args: object) -> str:
    return reverse(f"werkplaats:{name}", args=[chamber.scene.stuk.slug, *args])


def test_an_amendment_from_form_to_result(chamber: Chamber) -> None:
    council, clerk = browser_of(chamber.scene["council"]), browser_of(chamber.scene["clerk"])
    new = address(chamber, "amendment_new", KEY)
    assert "We beginnen met drie avonden." in council.get(new).content.decode()
    data = {"title": "Vier avonden", "text": "Omdat.", "proposed_text": "<p>We beginnen met vier avonden.</p>"}
    refused = council.post(new, data | {"title": ""})
    assert (refused.status_code, "vier avonden" in refused.content.decode()) == (422, True)
    mover = CouncilMember.objects.get(account=None)
    page = council.post(new, data | {"movers": [mover.pk]})["Location"]
    body = council.get(page).content.decode()
    assert body.count("Amendement is ingediend.") == 1
    assert "<del>" in body
    assert "<ins>" in body
    assert "Bram Zonder Account (Polderpartij)" in body
    result = page + "uitslag/"
    form = {"version": 1, "state": "adopted", "decided_on": timezone.localdate().isoformat()}
    half = form | {f"in_favour_{chamber.big.pk}": 3}
    assert "van elke fractie" in clerk.post(result, half).content.decode()
    whole = half | {f"against_{chamber.small.pk}": 2}
    assert clerk.post(result, whole).status_code == 302
    late = clerk.post(result, whole)
    assert (late.status_code, "nieuwere versie" in late.content.decode()) == (409, True)
    assert [list(row) for row in Proposal.objects.get().votes.values_list("in_favour", "against")] == [[3, 0], [0, 2]]
    foreign = reverse("werkplaats:proposal", args=["bestaat-niet", Proposal.objects.get().pk])
    assert clerk.get(foreign).status_code == 404
    assert council.get(result).status_code == 403
    assert browser_of(chamber.scene["admin"]).get(page).status_code == 404


def test_a_motion_and_taking_it_back(chamber: Chamber) -> None:
    council = browser_of(chamber.scene["council"])
    page = council.post(address(chamber, "motion_new"), {"title": "Bus", "text": "Want.", "dictum": "Vraagt een bus."})
    body = council.get(chamber.scene.stuk.get_workspace_url()).content.decode()
    assert "Moties bij dit stuk" in body
    back = page["Location"] + "intrekken/"
    assert council.post(back, {"version": 1, "reason": ""}).status_code == 422
    assert council.post(back, {"version": 1, "reason": "Toegezegd."}).status_code == 302
    assert council.post(back, {"version": 1, "reason": "Toegezegd."}).status_code == 403
    assert "Toegezegd." in council.get(page["Location"]).content.decode()
    assert browser_of(chamber.scene["college"]).post(address(chamber, "motion_new"), {}).status_code == 403


@pytest.mark.parametrize("url", ["http://ris.example/1", "javascript:alert(1)", "https://"])
def test_only_a_safe_address_is_kept(chamber: Chamber, url: str) -> None:
    proposal, clerk = chamber.table(), browser_of(chamber.scene["clerk"])
    page = address(chamber, "amendment_number", proposal.reaction_id)
    assert clerk.post(page, {"number": "A-1", "url": url}).status_code == 422
    assert clerk.post(page, {"number": "A-1", "url": "https://ris.example/a-1"}).status_code == 302
    assert Proposal.objects.get().url == "https://ris.example/a-1"


def test_the_register_shows_what_the_council_changed(chamber: Chamber) -> None:
    """Only what has its number, and only the difference with the text that lay before the council."""
    shown, hidden = chamber.table(), chamber.table(ReactionKind.MOTION, text="kanarie-zonder-nummer")
    clerk = chamber.scene["clerk"]
    number_amendment(user=clerk, reaction=shown.reaction, number="A-7", url="https://ris.example/a-7")
    votes = {chamber.big.pk: Votes(3, 0, 0), chamber.small.pk: Votes(0, 2, 0)}
    settle_proposal(user=clerk, proposal=shown, result=Result("adopted", timezone.localdate(), votes=votes), version=1)
    chamber.scene.decide(Outcome.ADOPTED_AMENDED, amendments=[shown.reaction_id])
    decision = Decision.objects.get(body="council")
    page = reverse("register:stuk", args=[chamber.scene.stuk.slug])
    changes = reverse("register:decision_changes", args=[chamber.scene.stuk.slug, decision.pk])
    body = Client().get(page).content.decode()
    for text in ("A-7", "Annie Vos (Dorpen Eerst)", "https://ris.example/a-7", changes, "Stemmen per fractie"):
        assert text in body, text
    assert "kanarie-zonder-nummer" not in body
    body = Client().get(changes).content.decode()
    assert ("<ins>" in body, "Jongeren krijgen een eigen avond" in body, "A-7" in body) == (True, True, True)
    earlier = Decision.objects.get(body="college")
    assert (
        Client().get(reverse("register:decision_changes", args=[chamber.scene.stuk.slug, earlier.pk])).status_code
        == 404
    )
    assert hidden.state == "tabled"
    approval.unpublish_stuk(stuk=chamber.scene.now, user=chamber.scene["lead"], reason="Verkeerde bijlage.")
    assert (Client().get(page).status_code, Client().get(changes).status_code) == (410, 404)


def test_the_clerk_keeps_the_fractions(chamber: Chamber) -> None:
    clerk, council = browser_of(chamber.scene["clerk"]), browser_of(chamber.scene["council"])
    assert "Samen 5 zetels" in council.get(reverse("werkplaats:fractions")).content.decode()
    data = {"name": "Nieuw Water", "seats": 1, "starts_on": "2026-01-01"}
    data |= {"leden-TOTAL_FORMS": 1, "leden-INITIAL_FORMS": 0, "leden-0-name": "Cor", "leden-0-starts_on": "2026-01-01"}
    new = reverse("werkplaats:fraction_new")
    assert council.post(new, data).status_code == 403
    assert clerk.post(new, data | {"seats": 0}).status_code == 422
    assert clerk.post(new, data).status_code == 302
    assert CouncilMember.objects.get(name="Cor").fraction == Fraction.objects.get(name="Nieuw Water")
    edit = reverse("werkplaats:fraction_edit", args=[chamber.big.pk])
    old = {"name": "Dorpen", "seats": 3, "starts_on": "2026-01-01", "version": 7}
    empty = {"leden-TOTAL_FORMS": 0, "leden-INITIAL_FORMS": 0}
    assert clerk.post(edit, old | empty).status_code == 409


def test_a_plain_amendment_from_before_still_has_its_proposal(chamber: Chamber) -> None:
    """What stood there before can be read and settled all the same."""
    said = {"section_key": KEY, "kind": ReactionKind.AMENDMENT, "text": "Maak er vier van."}
    made = ReactionFactory(author=chamber.scene["council"], stuk=chamber.scene.now, **said)
    page = address(chamber, "proposal", Reaction.objects.get(pk=made.pk).proposal.pk)
    assert "Maak er vier van." in browser_of(chamber.scene["clerk"]).get(page).content.decode()


LATE = {
    "title": "Vier avonden",
    "text": "Omdat drie te weinig is.",
    "proposed_text": "<p>Vier.</p>",
    "dictum": "Een bus.",
}


@pytest.mark.parametrize("name", ["amendment_new", "motion_new"])
def test_what_was_typed_while_the_council_decided_is_shown_and_not_lost(chamber: Chamber, name: str) -> None:
    council = browser_of(chamber.scene["council"])
    form = address(chamber, name, *([KEY] if name == "amendment_new" else []))
    assert council.get(form).status_code == 200
    chamber.scene.decide()
    answer = council.post(form, LATE)
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "niet meer in de stand" in body
    assert all(words in body for words in ("Vier avonden", "Omdat drie te weinig is.", ">Vier.<", "Een bus."))
    assert not Proposal.objects.exists()
    assert council.post(form, {}).status_code == 403


def test_words_for_a_paper_that_the_council_never_decides_are_shown_too() -> None:
    scene = make_scene(body=Body.COLLEGE).bring_to(StepKind.COUNCIL_INFORMATION)
    form = reverse("werkplaats:amendment_new", args=[scene.stuk.slug, KEY])
    answer = browser_of(scene["council"]).post(form, LATE)
    assert (answer.status_code, "Omdat drie te weinig is." in answer.content.decode()) == (403, True)
    assert browser_of(scene["college"]).post(form, LATE).content.decode().count("Omdat drie") == 0
