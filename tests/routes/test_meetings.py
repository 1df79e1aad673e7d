"""The lists of college and council: kept by who registers, read by the members, outcomes paper by paper."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation import approval
from participation.choices import Body, Outcome, StepKind, StukState
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.models import Decision, Meeting, Stuk
from participation.services.meetings.keeping import make_meeting, set_papers
from participation.services.meetings.outcomes import register_outcome
from samenwerking.accounts.models import User
from tests.approval.scene import COMPLETE, Scene
from tests.factories import OpgaveFactory, StukFactory, TrajectFactory

TODAY = timezone.localdate


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def agenda(scene: Scene, *papers: Stuk) -> Meeting:
    meeting = make_meeting(user=scene["clerk"], body=Body.COUNCIL, date=TODAY())
    places = {paper.pk: number for number, paper in enumerate(papers, 1)}
    return set_papers(user=scene["clerk"], meeting=meeting, places=places, version=meeting.version)


def second_paper(scene: Scene, slug: str = "tweede-stuk") -> Scene:
    """Another paper of the same people, as far as the council's picture."""
    stuk = StukFactory(
        owner=scene.traject, sections=COMPLETE, created_by=scene["member"], title="Tweede stuk", slug=slug
    )
    return Scene(scene.traject, stuk, scene.people, ["x"] * (2 if slug == "derde-stuk" else 1)).bring_to(
        StepKind.COUNCIL_PICTURE
    )


@pytest.mark.parametrize(
    ("who", "body", "may"),
    [
        ("clerk", Body.COUNCIL, True), ("clerk", Body.COLLEGE, False), ("secretariat", Body.COLLEGE, True),
        ("secretariat", Body.COUNCIL, False), ("council", Body.COUNCIL, False), ("college", Body.COLLEGE, False),
        ("lead", Body.COLLEGE, False), ("admin", Body.COUNCIL, False), ("superuser", Body.COUNCIL, False),
    ],
)  # fmt: skip
def test_who_registers_for_a_body_keeps_its_list(scene: Scene, who: str, body: Body, may: bool) -> None:
    if not may:
        with pytest.raises(NotAllowed):
            make_meeting(user=scene[who], body=body, date=TODAY())
        return
    made = make_meeting(user=scene[who], body=body, date=TODAY())
    assert make_meeting(user=scene[who], body=body, date=TODAY()).pk == made.pk, "a second press"
    with pytest.raises(ParticipationError):
        make_meeting(user=scene[who], body=body, date=TODAY() - timedelta(days=1))


def test_only_what_waits_for_the_body_comes_on_the_list(scene: Scene) -> None:
    scene.bring_to(StepKind.COLLEGE_DECISION)
    with pytest.raises(ParticipationError, match="alleen stukken die op dit orgaan wachten"):
        agenda(scene, scene.now)
    scene.bring_to(StepKind.COUNCIL_PICTURE)
    meeting = agenda(scene, scene.now)
    with pytest.raises(StaleVersion):
        set_papers(user=scene["clerk"], meeting=meeting, places={}, version=1)
    with pytest.raises(NotAllowed):
        set_papers(user=scene["secretariat"], meeting=meeting, places={}, version=meeting.version)
    meeting = set_papers(user=scene["clerk"], meeting=meeting, places={}, version=meeting.version)
    assert not meeting.papers.exists()


def test_the_page_of_the_list_keeps_the_order(scene: Scene) -> None:
    scene.bring_to(StepKind.COUNCIL_PICTURE)
    second = second_paper(scene)
    meeting = agenda(scene)
    clerk, page = browser_of(scene["clerk"]), reverse("werkplaats:meeting_list", args=[meeting.pk])
    assert "Tweede stuk" in clerk.get(page).content.decode()
    data = {"version": meeting.version, f"plaats_{scene.stuk.pk}": 2, f"plaats_{second.stuk.pk}": 1}
    assert clerk.post(page, data).status_code == 302
    assert list(meeting.papers.values_list("stuk_id", flat=True)) == [second.stuk.pk, scene.stuk.pk]
    assert clerk.post(page, data).status_code == 409, "an old page"
    for who, status in (("council", 403), ("secretariat", 403), ("lead", 404), ("admin", 404)):
        assert browser_of(scene[who]).post(page, data).status_code == status, who


def test_members_read_the_list_and_the_file(scene: Scene) -> None:
    scene.bring_to(StepKind.COUNCIL_PICTURE)
    meeting = agenda(scene, scene.now, second_paper(scene).now)
    for who in ("council", "college", "clerk", "secretariat"):
        client = browser_of(scene[who])
        assert "Tweede stuk" in client.get(meeting.get_absolute_url()).content.decode(), who
    response = browser_of(scene["council"]).get(reverse("werkplaats:meeting_file", args=[meeting.pk]))
    assert (response.status_code, response.content[:5]) == (200, b"%PDF-")
    assert b"/Outlines" in response.content, "a bookmark for each paper"
    for who in ("lead", "communication", "auditor", "admin"):
        assert browser_of(scene[who]).get(meeting.get_absolute_url()).status_code == 404, who


def test_a_list_names_no_paper_that_its_reader_may_not_know_of(scene: Scene) -> None:
    hidden = OpgaveFactory(confidential=True, client=scene["client"])
    secret = StukFactory(owner=TrajectFactory(opgave=hidden), in_review=True, title="Geheime locatie")
    meeting = agenda(scene)
    meeting.papers.create(stuk=secret, place=1)
    for who in ("clerk", "council", "college"):
        client = browser_of(scene[who])
        assert "Geheime locatie" not in client.get(meeting.get_absolute_url()).content.decode()
    set_papers(user=scene["clerk"], meeting=meeting, places={}, version=meeting.version)
    assert meeting.papers.count() == 1, "what the clerk cannot see stays where it is"


def outcome(stuk: Stuk, seen: dict[str, Any], **chosen: Any) -> dict[str, Any]:
    facts = {name: seen[name] for name in ("task_state_id", "revision_id")} | chosen
    return {f"stuk{stuk.pk}-{name}": value for name, value in facts.items()}


def test_outcomes_of_a_whole_list_paper_by_paper(scene: Scene) -> None:
    """One is adopted, one stage is held, and a wrong line keeps nobody else back."""
    second, third = second_paper(scene), second_paper(scene, "derde-stuk")
    scene.bring_to(StepKind.COUNCIL_DECISION)
    third.bring_to(StepKind.COUNCIL_DECISION)
    meeting = agenda(scene, scene.now, second.now, third.now)
    page, clerk = reverse("werkplaats:meeting_outcomes", args=[meeting.pk]), browser_of(scene["clerk"])
    assert "Leg de uitkomsten vast" in clerk.get(page).content.decode()
    data = outcome(scene.stuk, scene.seen(), outcome="adopted", number="R-2026-1")
    data |= outcome(second.stuk, second.seen(), outcome="passed")
    data |= outcome(third.stuk, third.seen(), outcome="rejected", number="R-2026-2")
    response = clerk.post(page, data)
    body = response.content.decode()
    assert (response.status_code, "Schrijf op waarom zo is besloten." in body) == (422, True)
    assert (scene.now.state, second.step, third.now.state) == (
        StukState.ADOPTED, StepKind.COUNCIL_JUDGEMENT, StukState.IN_REVIEW,
    )  # fmt: skip
    assert Decision.objects.get(number="R-2026-1").date == meeting.date
    again = clerk.post(page, data | {f"stuk{third.stuk.pk}-reason": "Te duur."}, follow=True)
    assert "wacht niet meer op deze uitkomst" in again.content.decode(), "a second press changes nothing twice"
    assert (third.now.state, Decision.objects.filter(number="R-2026-1").count()) == (StukState.REJECTED, 1)
    assert second.step == StepKind.COUNCIL_JUDGEMENT


@pytest.mark.parametrize(
    ("chosen", "days", "said"),
    [
        ("deferred", 0, "Kies een dag in de toekomst"),
        ("deferred", 3_000, "Kies een dag binnen twee jaar"),
        ("adopted", 30, "Vul dit alleen in als het stuk is aangehouden."),
    ],
)
def test_the_form_of_a_list_says_which_day_cannot_be(scene: Scene, chosen: str, days: int, said: str) -> None:
    scene.bring_to(StepKind.COUNCIL_DECISION)
    page = reverse("werkplaats:meeting_outcomes", args=[agenda(scene, scene.now).pk])
    day = (TODAY() + timedelta(days=days)).isoformat()
    facts = {"outcome": chosen, "number": "R-1", "reason": "Zo.", "deferred_until": day}
    answer = browser_of(scene["clerk"]).post(page, outcome(scene.stuk, scene.seen(), **facts))
    form = answer.context["rows"][0].form
    assert (answer.status_code, said in str(form.errors["deferred_until"])) == (422, True)
    assert scene.now.state == StukState.IN_REVIEW


def test_outcomes_are_for_the_keeper_after_the_day(scene: Scene) -> None:
    scene.bring_to(StepKind.COUNCIL_DECISION)
    meeting = agenda(scene, scene.now)
    page, data = (
        reverse("werkplaats:meeting_outcomes", args=[meeting.pk]),
        outcome(scene.stuk, scene.seen(), outcome="adopted", number="R-1"),
    )
    for who, status in (("council", 403), ("college", 403), ("secretariat", 403), ("lead", 404)):
        assert browser_of(scene[who]).post(page, data).status_code == status, who
    Meeting.objects.update(date=TODAY() + timedelta(days=3))
    browser_of(scene["clerk"]).post(page, data)
    assert scene.now.state == StukState.IN_REVIEW, "a decision is not written down before it is taken"


def test_a_paper_of_another_list(scene: Scene) -> None:
    scene.bring_to(StepKind.COUNCIL_DECISION)
    meeting, seen = agenda(scene), {name: value for name, value in scene.seen().items() if name != "stuk"}
    facts = {"outcome": Outcome.ADOPTED, "number": "R-1", "reason": ""}
    with pytest.raises(NotAllowed):
        register_outcome(user=scene["clerk"], meeting=meeting, stuk=scene.now, seen=seen, facts=facts)
    assert approval.register_decision(**scene.seen(), user=scene["clerk"], date=TODAY(), **facts).state == "adopted"
