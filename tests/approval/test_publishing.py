"""What was decided is what is published: that version, checked against the hash of the decision."""

import pytest

from participation import approval
from participation.choices import AuditAction, StepKind, StukKind, StukState, TeamRole
from participation.exceptions import ContentChanged, NotAllowed, ParticipationError, ReasonRequired
from participation.models import AuditEntry, Opgave, Stuk, Traject
from participation.policy import grant_team_role, public_stukken
from tests.approval.scene import COMPLETE, Scene, make_scene
from tests.factories import PUBLISHED_AT, DecisionFactory, StukFactory, WerkatelierFactory

COUNCIL = StepKind.COUNCIL_DECISION


@pytest.fixture
def unpublished(db: None) -> Scene:
    """Adopted, of a public dossier that is not on the register yet."""
    scene = make_scene(published=False).bring_to(COUNCIL)
    scene.decide()
    return scene


def put_on_register(scene: Scene) -> None:
    Opgave.objects.filter(pk=scene.traject.opgave_id).update(published_at=PUBLISHED_AT)
    Traject.objects.filter(pk=scene.traject.pk).update(published_at=PUBLISHED_AT)


def test_a_paper_of_a_published_dossier_is_live_at_once(scene: Scene) -> None:
    stuk = scene.bring_to(COUNCIL).decide()
    assert stuk.live
    entry = AuditEntry.objects.get(action=AuditAction.PUBLISHED)
    assert entry.data["revision"] == stuk.live_revision_id
    assert entry.data["content_hash"] == stuk.decisions.last().content_hash


@pytest.mark.parametrize("confidentiality", ["public", "internal", "confidential"])
def test_a_paper_of_another_dossier_waits(confidentiality: str, db: None) -> None:
    scene = make_scene(published=False, confidentiality=confidentiality)
    if confidentiality == "confidential":
        for name in ("client", "communication", "secretariat", "clerk"):
            grant_team_role(scene[name], scene.traject, TeamRole.READER)
    stuk = scene.bring_to(COUNCIL).decide()
    assert (stuk.state, stuk.live) == (StukState.ADOPTED, False)
    assert not AuditEntry.objects.filter(action=AuditAction.PUBLISHED).exists()


@pytest.mark.parametrize("name", ["lead", "communication"])
def test_who_puts_it_on_the_register_later(unpublished: Scene, name: str) -> None:
    put_on_register(unpublished)
    stuk = approval.publish_stuk(stuk=unpublished.now, user=unpublished[name])
    assert stuk.live
    assert stuk.live_revision == stuk.decisions.last().revision
    assert stuk in public_stukken()


@pytest.mark.parametrize("name", ["member", "client", "clerk", "secretariat", "admin", "superuser", "council"])
def test_who_does_not(unpublished: Scene, name: str) -> None:
    put_on_register(unpublished)
    with pytest.raises(NotAllowed):
        approval.publish_stuk(stuk=unpublished.now, user=unpublished[name])


def test_its_dossier_comes_first(unpublished: Scene) -> None:
    Opgave.objects.filter(pk=unpublished.traject.opgave_id).update(published_at=PUBLISHED_AT)
    with pytest.raises(ParticipationError, match="Zet eerst"):
        approval.publish_stuk(stuk=unpublished.now, user=unpublished["lead"])


def test_not_the_latest_but_the_decided_version(unpublished: Scene) -> None:
    """A version that came in past the door does not go out."""
    put_on_register(unpublished)
    stray = unpublished.now
    stray.title = "Niet vastgesteld"
    stray.save_revision(user=unpublished["member"])
    stuk = approval.publish_stuk(stuk=unpublished.now, user=unpublished["lead"])
    assert stuk.live_revision == stuk.submitted_revision != stray.latest_revision
    assert stuk.title != "Niet vastgesteld"


def tamper(stuk: Stuk) -> None:
    revision = stuk.submitted_revision
    assert revision is not None
    revision.content["sections"][0]["body"] = "<p>Stiekem anders.</p>"
    revision.save(update_fields=["content"])


def test_a_text_that_changed_since_does_not_go_out(unpublished: Scene) -> None:
    put_on_register(unpublished)
    tamper(unpublished.now)
    with pytest.raises(ContentChanged):
        approval.publish_stuk(stuk=unpublished.now, user=unpublished["lead"])
    assert not unpublished.now.live


def test_on_a_route_without_a_body_the_submission_is_the_measure(scene: Scene) -> None:
    """A report is adopted by communication and client; there is no decision, there is the record of submission."""
    session = WerkatelierFactory(traject=scene.traject, published_at=PUBLISHED_AT)
    scene.stuk = StukFactory(owner=session, kind=StukKind.WERKATELIERVERSLAG, sections=COMPLETE)
    scene.submit()
    scene.approve()
    stray = scene.now
    tamper(stray)
    with pytest.raises(ContentChanged):
        scene.approve()
    assert scene.step == StepKind.CLIENT


def test_an_adoption_that_nobody_recorded_is_no_adoption(scene: Scene) -> None:
    stuk = StukFactory(owner=scene.traject, adopted=True)
    with pytest.raises(ContentChanged):
        approval.publish_stuk(stuk=stuk, user=scene["lead"])
    DecisionFactory(stuk=stuk)
    assert approval.publish_stuk(stuk=stuk, user=scene["lead"]).live


# --- taking it off ---------------------------------------------------------------------------------


def test_taking_off_and_putting_back(scene: Scene) -> None:
    adopted = scene.bring_to(COUNCIL).decide()
    stuk = approval.unpublish_stuk(stuk=adopted, user=scene["communication"], reason=" Er staat een naam in. ")
    assert (stuk.live, stuk.live_revision, stuk.state) == (False, None, StukState.ADOPTED)
    assert (stuk.unpublished_reason, stuk in public_stukken()) == ("Er staat een naam in.", False)
    with pytest.raises(NotAllowed):
        approval.unpublish_stuk(stuk=scene.now, user=scene["communication"], reason="Nog eens.")
    again = approval.publish_stuk(stuk=scene.now, user=scene["lead"])
    assert (again.live_revision, again.unpublished_reason) == (adopted.live_revision, "")
    actions = AuditEntry.objects.filter(object_type="stuk").values_list("action", flat=True)
    assert list(actions)[-3:] == [AuditAction.PUBLISHED, AuditAction.UNPUBLISHED, AuditAction.PUBLISHED]


def test_taking_off_needs_a_reason(scene: Scene) -> None:
    scene.bring_to(COUNCIL).decide()
    with pytest.raises(ReasonRequired):
        approval.unpublish_stuk(stuk=scene.now, user=scene["lead"], reason=" ")
    assert scene.now.live
