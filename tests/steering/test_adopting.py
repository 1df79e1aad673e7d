"""A card holds once the council adopted its paper: that text, with its hash; the earlier one stays as history."""

import pytest
from django.utils import timezone

from participation.choices import AuditAction, Body, DepartureState, Outcome, StukKind, TeamRole
from participation.models import AuditEntry, SteeringCard, SteeringDeparture
from participation.policy import grant_team_role
from participation.selectors.steering_terms import terms_of
from participation.services.revisions import begin_revision
from participation.services.stukken import save_stuk
from tests.approval.scene import Scene, make_scene, yesterday
from tests.factories import StukFactory
from tests.steering.making import sections

pytestmark = pytest.mark.django_db


def scene_of_card(body: Body = Body.COUNCIL) -> Scene:
    scene = make_scene(body=body)
    opgave = scene.traject.opgave
    for name, role in (("lead", TeamRole.LEAD), ("member", TeamRole.MEMBER)):
        grant_team_role(scene[name], opgave, role)
    scene.stuk = StukFactory(
        owner=opgave, kind=StukKind.STUURKAART, title="Stuurkaart", sections=sections(), created_by=scene["member"]
    )
    return scene


def to_the_end(scene: Scene, outcome: Outcome = Outcome.ADOPTED) -> None:
    scene.submit()
    steps = []
    while scene.step is not None:
        steps.append(scene.step.value)
        if scene.step == "council_decision":
            scene.decide(outcome)
        else:
            scene.move()
        if outcome in (Outcome.REJECTED, Outcome.DEFERRED) and steps[-1] == "council_decision":
            break
    assert steps == ["client", "council_picture", "council_judgement", "council_decision"]


@pytest.mark.parametrize("body", list(Body))
@pytest.mark.parametrize("outcome", [Outcome.ADOPTED, Outcome.ADOPTED_AMENDED])
def test_the_council_adopts_and_exactly_that_text_holds(body: Body, outcome: Outcome) -> None:
    scene = scene_of_card(body)
    to_the_end(scene, outcome)
    card, stuk = SteeringCard.objects.get(), scene.now
    assert (card.opgave, card.stuk, card.revision) == (stuk.opgave, stuk, stuk.submitted_revision)
    assert card.in_force
    assert timezone.localdate(card.adopted_at) == yesterday(), "the day of the decision, not of writing it down"
    assert card.content_hash == stuk.decisions.last().content_hash  # type: ignore[union-attr]  # decided just now
    row = AuditEntry.objects.get(action=AuditAction.STEERING_IN_FORCE)
    assert (row.object_id, row.data["content_hash"], row.data["replaces"]) == (stuk.pk, card.content_hash, None)


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.DEFERRED])
def test_what_was_not_adopted_does_not_hold(outcome: Outcome) -> None:
    scene = scene_of_card()
    to_the_end(scene, outcome)
    assert not SteeringCard.objects.exists()


def test_other_papers_make_no_card() -> None:
    scene = make_scene()
    scene.submit()
    while scene.step is not None:
        scene.move()
    assert not SteeringCard.objects.exists()


def test_a_herziening_takes_its_place_and_ends_what_departed_from_the_old_one() -> None:
    scene = scene_of_card()
    to_the_end(scene)
    old = SteeringCard.objects.get()
    open_one = SteeringDeparture.objects.create(card=old, point="steps", finding="x", what="Anders.")
    kept = SteeringDeparture.objects.create(
        card=old, point="steps", what="Eerder.", reason="Was geen afwijking.", state=DepartureState.DISMISSED
    )
    again = begin_revision(user=scene["lead"], stuk=scene.now, reason="De raad wil anders.")
    words = sections(participation="<p>Gewenste vorm: Adviseren</p>")
    scene.stuk = save_stuk(
        user=scene["member"],
        stuk=again,
        title="Stuurkaart, herzien",
        sections=words,
        internal_notes="",
        base_revision_id=again.latest_revision_id,
    )
    assert SteeringCard.objects.get(replaced_at__isnull=True) == old, "the old one holds until the new one is adopted"
    to_the_end(scene)
    new = SteeringCard.objects.get(replaced_at__isnull=True)
    old.refresh_from_db()
    assert new.pk != old.pk
    assert not old.in_force
    assert terms_of(new.revision.content["sections"]).form == "advise"
    assert terms_of(old.revision.content["sections"]).form == "coproduce"
    open_one.refresh_from_db()
    kept.refresh_from_db()
    assert open_one.state == DepartureState.ENDED
    assert "nieuwe stuurkaart" in open_one.ended_reason
    assert kept.state == DepartureState.DISMISSED


def test_the_frames_of_that_day_are_kept_with_the_card() -> None:
    scene = scene_of_card()
    opgave = scene.traject.opgave
    opgave.scope_out = "De rondweg"
    opgave.save()
    to_the_end(scene)
    assert SteeringCard.objects.get().frames["scope_out"] == "De rondweg"
