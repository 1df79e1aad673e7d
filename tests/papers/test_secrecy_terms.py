"""No download unless allowed, confirmation by the council or lapse, what lifting publishes; terms of questions."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation.choices import Body, Confidentiality, ReactionKind, StepKind
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import AuditEntry, CouncilTerms, Decision, Meeting, MeetingPaper, Reaction, SecrecyGrant, Stuk
from participation.policy.secrecy import user_can_confirm_secrecy, user_can_download
from participation.services.reactions import add_reaction, answer_reaction
from participation.services.secrecy import becomes_public
from participation.services.secrecy_confirmation import confirm_secrecy, lapse_secrecy
from participation.services.society_todos import society_todos
from participation.services.todo import home_page
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from samenwerking.outbox.sending import send_due
from samenwerking.workdays.counting import Recesses
from tests.approval.scene import make_scene
from tests.factories import SecrecyGrantFactory, UserFactory
from tests.proposals.conftest import browser_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
DAY = timedelta(days=1)


@pytest.fixture
def circle(db: None) -> Callable[..., SecrecyGrant]:
    """A paper before the council of a confidential dossier, read by a member and a clerk in secrecy."""

    def make(**fields: object) -> SecrecyGrant:
        scene = make_scene(confidentiality=Confidentiality.CONFIDENTIAL, published=False)
        scene.submit()
        people = [UserFactory(role=Role.COUNCIL), UserFactory(role=Role.CLERK)]
        grant: SecrecyGrant = SecrecyGrantFactory(stuk=scene.now, members=people, **fields)
        return grant

    return make


def member(grant: SecrecyGrant, role: Role) -> User:
    return User.objects.get(pk=grant.members.get(groups__name=role.value).pk)


def council_meeting(stuk: Stuk, days: int = 0, title: str = "") -> Meeting:
    keeper = UserFactory(role=Role.CLERK)
    meeting = Meeting.objects.create(body=Body.COUNCIL, date=TODAY() + days * DAY, title=title, created_by=keeper)
    MeetingPaper.objects.create(meeting=meeting, stuk=stuk, place=1)
    return meeting


@pytest.mark.parametrize("allowed", [True, False])
def test_every_download_channel_asks_whether_it_is_allowed(circle: Callable[..., SecrecyGrant], allowed: bool) -> None:
    grant = circle(downloads_allowed=allowed)
    stuk, reader = grant.stuk, browser_of(member(grant, Role.COUNCIL))
    meeting = council_meeting(stuk)
    decision = Decision.objects.create(
        stuk=stuk, revision=stuk.submitted_revision, body=Body.COUNCIL, date=TODAY(), number="R-1", outcome="adopted",
        content_hash=stuk.content_hash(), registered_by=UserFactory(),
    )  # fmt: skip
    channels = [reverse(f"werkplaats:{name}", args=[stuk.slug]) for name in ("stuk_pdf", "stuk_odt", "stuk_text")]
    channels += [
        reverse(f"werkplaats:{name}", args=[stuk.slug, decision.pk]) for name in ("decision_pdf", "decision_text")
    ]
    assert reader.get(reverse("werkplaats:stuk", args=[stuk.slug])).status_code == 200
    for channel in channels:
        answer = reader.get(channel)
        assert answer.status_code == (200 if allowed else 403), channel
        assert allowed or "downloaden mag niet" in answer.content.decode(), channel
    views = AuditEntry.objects.filter(action="viewed").count()
    assert reader.get(reverse("werkplaats:meeting_file", args=[meeting.pk])).status_code == 200
    assert AuditEntry.objects.filter(action="viewed").count() - views == int(allowed), "the file leaves it out"
    # Who works on the dossier takes it along as before; the zip of the dossier is not for the circle.
    lead = User.objects.get(pk=stuk.submitted_by_id or 0)
    assert user_can_download(lead, stuk)
    export = reverse("werkplaats:traject_export", args=[stuk.traject.slug])
    assert reader.get(export).status_code == 404


def test_the_clerk_writes_down_that_the_council_confirmed(circle: Callable[..., SecrecyGrant]) -> None:
    grant = circle(needs_confirmation=True)
    clerk, council = member(grant, Role.CLERK), member(grant, Role.COUNCIL)
    assert not user_can_confirm_secrecy(council, grant)
    assert not user_can_confirm_secrecy(UserFactory(role=Role.CLERK), grant), "a clerk outside the circle knows nothing"
    committee, held = council_meeting(grant.stuk, title="Commissie"), council_meeting(grant.stuk)
    page = reverse("werkplaats:secrecy_confirm", args=[grant.stuk.slug, grant.pk])
    with pytest.raises(ParticipationError):
        confirm_secrecy(user=clerk, grant=grant, meeting=committee)
    assert browser_of(council).post(page, {"meeting": held.pk}).status_code == 403
    browser = browser_of(clerk)
    assert browser.post(page, {}).status_code == 422
    assert browser.post(page, {"meeting": held.pk}).status_code == 302
    grant.refresh_from_db()
    assert (grant.confirmed_by, grant.confirmed_meeting) == (clerk, held)
    with pytest.raises(NotAllowed):
        confirm_secrecy(user=clerk, grant=grant, meeting=held)
    assert lapse_secrecy(TODAY() + 30 * DAY) == 0
    assert AuditEntry.objects.filter(action="secrecy_confirmed").count() == 1


def test_what_was_not_confirmed_lapses_after_the_meeting(circle: Callable[..., SecrecyGrant]) -> None:
    grant = circle(needs_confirmation=True)
    reader = member(grant, Role.COUNCIL)
    assert lapse_secrecy(TODAY() + 300 * DAY) == 0, "no meeting was held yet"
    council_meeting(grant.stuk, title="Commissie")
    council_meeting(grant.stuk, 3)
    late = TODAY() + (3 + CouncilTerms.current().confirmation) * DAY
    assert lapse_secrecy(late) == 0, "the clerk still has a day"
    assert (lapse_secrecy(late + DAY), lapse_secrecy(late + DAY)) == (1, 0)
    assert browser_of(reader).get(grant.stuk.get_workspace_url()).status_code == 404
    row = AuditEntry.objects.get(action="secrecy_lapsed")
    assert (row.actor_id, row.data["grant"]) == (None, grant.pk)
    lead = User.objects.get(pk=grant.stuk.submitted_by_id or 0)
    page = browser_of(lead).get(reverse("werkplaats:secrecy", args=[grant.stuk.slug])).content.decode()
    assert "niet in zijn eerstvolgende vergadering" in page


def test_the_lead_hears_of_a_lapse_and_can_offer_anew(circle: Callable[..., SecrecyGrant]) -> None:
    grant = circle(needs_confirmation=True)
    lead, reader = User.objects.get(pk=grant.stuk.submitted_by_id or 0), member(grant, Role.COUNCIL)
    council_meeting(grant.stuk)
    lapse_secrecy(TODAY() + (CouncilTerms.current().confirmation + 1) * DAY)
    send_due()
    (told,) = [one for one in mail.outbox if lead.email in one.to and "klaar in de werkplaats" in one.subject]
    assert grant.stuk.title not in f"{told.subject} {told.body}"
    assert [todo.paper for todo in society_todos(lead)] == [grant.stuk.title]
    assert not society_todos(reader)
    SecrecyGrantFactory(stuk=grant.stuk, members=[reader])
    assert not society_todos(lead), "offered anew"


def test_the_clerk_is_asked_after_the_meeting_and_not_before(circle: Callable[..., SecrecyGrant]) -> None:
    grant = circle(needs_confirmation=True)
    clerk = member(grant, Role.CLERK)
    council_meeting(grant.stuk, 3)
    council_meeting(grant.stuk, title="Commissie")
    assert not society_todos(clerk)
    held = council_meeting(grant.stuk)
    (todo,) = society_todos(clerk)
    assert browser_of(clerk).get(todo.link).status_code == 200
    page = browser_of(clerk).get(grant.stuk.get_workspace_url()).content.decode()
    assert todo.title in page
    assert "Van u wordt nu niets verwacht" not in page
    assert grant.stuk.title not in f"{todo.title} {todo.text} {todo.paper} {todo.dossier}"
    assert not society_todos(UserFactory(role=Role.CLERK)), "a clerk outside the circle knows nothing"
    confirm_secrecy(user=clerk, grant=grant, meeting=held)
    assert not society_todos(clerk)


@pytest.mark.parametrize(
    ("confidentiality", "adopted", "other", "why"),
    [
        ("public", True, False, ""),
        ("public", True, True, "nog een andere geheimhouding"),
        ("public", False, False, "nog niet vastgesteld"),
        ("internal", True, False, "Het dossier is niet openbaar. Wie mag meelezen: intern."),
        ("confidential", True, False, "Het dossier is niet openbaar. Wie mag meelezen: vertrouwelijk."),
    ],
)
def test_lifting_publishes_what_may_be_public(confidentiality: str, adopted: bool, other: bool, why: str) -> None:
    public = not why
    scene = make_scene()
    scene.bring_to(StepKind.COUNCIL_DECISION)
    if adopted:
        scene.decide()
    since = timezone.now() if confidentiality == "public" else None
    type(scene.now.opgave).objects.update(confidentiality=confidentiality, published_at=since)
    Stuk.objects.filter(pk=scene.stuk.pk).update(live=False)
    grant = SecrecyGrantFactory(stuk=scene.now, members=[UserFactory(role=Role.COUNCIL)])
    if other:
        SecrecyGrantFactory(stuk=scene.now, members=[UserFactory(role=Role.COUNCIL)])
    lead = scene["lead"]
    address = reverse("register:stuk", args=[scene.stuk.slug])
    assert becomes_public(lead, SecrecyGrant.objects.get(pk=grant.pk)) == public
    lift = reverse("werkplaats:secrecy_lift", args=[scene.stuk.slug, grant.pk])
    asked = browser_of(lead).get(lift).content.decode()
    assert (why in asked, "Zet het stuk meteen" in asked) == (True, public)
    said = browser_of(lead).post(lift, {"publish": "on"}, follow=True).content.decode()
    assert ("iedereen kan het lezen" if public else "De kring leest het stuk niet meer") in said
    again = browser_of(lead).post(lift, {"publish": "on"}, follow=True).content.decode()
    assert "was al voorbij" in again
    assert (Client().get(address).status_code == 200) == public
    assert scene.now.live == public


def test_a_question_has_a_term_and_a_technical_one_ends_before_the_meeting() -> None:
    scene = make_scene().bring_to(StepKind.COUNCIL_DECISION)
    council, lead, stuk = scene["council"], scene["lead"], scene.now
    said = {"user": council, "stuk": stuk, "section_key": "aanpak"}
    question = add_reaction(**said, kind=ReactionKind.QUESTION, text="Waarom?")
    early = add_reaction(**said, kind=ReactionKind.TECHNICAL, text="Hoe veel?")
    meeting = council_meeting(stuk, 3)
    before = add_reaction(**said, kind=ReactionKind.TECHNICAL, text="Hoe lang?")
    point = add_reaction(**said, kind=ReactionKind.POLITICAL_POINT, text="Vinden wij niet.")
    terms, workdays = CouncilTerms.current(), Recesses()
    day_before = max(TODAY(), workdays.first_before(meeting.date, 1))
    assert [r.due_on for r in (question, early, before, point)] == [
        workdays.last_day(TODAY(), terms.question),
        workdays.last_day(TODAY(), terms.technical),
        day_before,
        None,
    ]
    todo = next(t for t in home_page(lead).todos if "Beantwoord" in t.title)
    assert (todo.due, todo.overdue) == (day_before, False)
    answer_reaction(user=lead, reaction=early, text="Drie.")
    # The meeting was held yesterday, and the answer came today.
    Meeting.objects.update(date=TODAY() - DAY)
    Reaction.objects.update(created_at=timezone.now() - 2 * DAY, due_on=TODAY() - DAY)
    page = browser_of(lead).get(stuk.get_workspace_url()).content.decode()
    for text in ("Na de vergadering beantwoord", "Te laat", "2 gesteld, 1 beantwoord, 1 open"):
        assert text in page, text
    page = browser_of(council).get(meeting.get_absolute_url()).content.decode()
    assert page.count("2 gesteld, 1 beantwoord, 1 open") == 2
    assert next(t for t in home_page(lead).todos if "Beantwoord" in t.title).overdue
    with pytest.raises(NotAllowed):
        add_reaction(**said | {"user": scene["clerk"]}, kind=ReactionKind.TECHNICAL, text="x")
