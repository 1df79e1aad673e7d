"""What an amendment on a secret text tells once the secrecy is over; and where the council itself votes."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation.choices import Body, Outcome
from participation.models import Meeting, Proposal, Stuk
from participation.policy.reading import public_comparisons
from participation.services.proposals.reading import proposals_on
from participation.services.proposals.settling import Result, settle_proposal
from participation.services.reactions import number_amendment
from participation.services.secrecy import lift_secrecy
from samenwerking.accounts.models import User
from tests.factories import SecrecyGrantFactory
from tests.proposals.conftest import Chamber, browser_of

pytestmark = pytest.mark.django_db
OFFERED = "We beginnen met drie avonden."


@pytest.fixture
def amended(chamber: Chamber, request: pytest.FixtureRequest) -> Proposal:
    """Numbered and taken over by the council; ``secret``: on a text that was offered in secrecy, lifted since."""
    scene = chamber.scene
    grant = None
    if request.param == "secret":
        grant = SecrecyGrantFactory(stuk=scene.now, members=[scene["council"]], imposed_by=scene["lead"])
    proposal = chamber.table()
    number_amendment(user=scene["clerk"], reaction=proposal.reaction, number="A-7")
    settle_proposal(
        user=scene["clerk"], proposal=proposal, result=Result("adopted", timezone.localdate()), version=proposal.version
    )
    scene.decide(Outcome.ADOPTED_AMENDED, amendments=[proposal.reaction_id])
    if grant is not None:
        lift_secrecy(user=scene["lead"], grant=grant)
    assert scene.now.live
    return proposal


def shows(user: User | AnonymousUser, stuk: Stuk) -> tuple[bool, bool]:
    """Whether the text that it changes is there, and whether it is said that it is left out."""
    (view,) = proposals_on(user, stuk)
    return bool(view.changes), view.withheld


@pytest.mark.parametrize(("amended", "shown"), [("open", True), ("secret", False)], indirect=["amended"])
def test_the_text_around_it_is_for_who_read_what_was_offered(chamber: Chamber, amended: Proposal, shown: bool) -> None:
    scene, stuk = chamber.scene, chamber.scene.now
    for user in (scene["lead"], scene["clerk"], scene["council"]):
        assert shows(user, stuk) == (True, False), user
    for visitor in (AnonymousUser(), scene["admin"]):
        assert shows(visitor, stuk) == (shown, not shown), visitor
    page = Client().get(reverse("register:stuk", args=[stuk.slug])).content.decode()
    assert ("A-7" in page, "<del>" in page, "onder geheimhouding" in page) == (True, shown, not shown)
    assert public_comparisons(stuk).exists() is shown
    inside = browser_of(scene["clerk"]).get(reverse("werkplaats:proposal", args=[stuk.slug, amended.pk]))
    assert "<del>" in inside.content.decode()


def test_the_council_votes_in_a_meeting_of_its_own(chamber: Chamber) -> None:
    """A committee advises; what it thinks of an amendment is no result."""
    proposal, clerk = chamber.table(), chamber.scene["clerk"]
    days = {"body": Body.COUNCIL, "date": timezone.localdate(), "created_by": clerk}
    committee = Meeting.objects.create(title="Commissie ruimte", **days)
    council = Meeting.objects.create(**days)
    page = browser_of(clerk).get(reverse("werkplaats:proposal_result", args=[chamber.scene.stuk.slug, proposal.pk]))
    assert (str(council) in page.content.decode(), "Commissie" in page.content.decode()) == (True, False)
    wrong = Result("adopted", timezone.localdate(), meeting=committee)
    with pytest.raises(ValidationError, match="de raad zelf"):
        settle_proposal(user=clerk, proposal=proposal, result=wrong, version=1)
    settle_proposal(user=clerk, proposal=proposal, result=Result("adopted", timezone.localdate(), council), version=1)
    assert Proposal.objects.get().meeting == council
