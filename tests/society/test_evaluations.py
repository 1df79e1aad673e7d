"""Evaluations: who opens and answers, unknown participants, and nothing that tells what one person said."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from participation.choices import EvaluationGroup as G
from participation.choices import Stage, StukKind
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import (
    AuditEntry,
    EvaluationQuestions,
    EvaluationReply,
    EvaluationRound,
    EvaluationToken,
    RegistrationPerson,
)
from participation.services.composition.compose import compose
from participation.services.evaluations.inviting import invite_participants, mail_participants_of_round, make_links
from participation.services.evaluations.replying import save_reply, submit_anonymous
from participation.services.evaluations.results import results_of
from participation.services.evaluations.rounds import close_round, move_round, open_round, publish_round
from participation.services.private_links import hash_secret
from participation.services.todo import home_page
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory
from tests.society.conftest import answers, anyone, browser_of
from tests.werkplaats.conftest import MakeWorld, World

pytestmark = pytest.mark.django_db


def _secrets(world: World, round_: EvaluationRound, count: int) -> list[str]:
    links = make_links(user=world.lead, round_=round_, count=count)
    return [link.rstrip("/").rsplit("/", 1)[1] for link in links]


def _close(world: World, round_: EvaluationRound) -> EvaluationRound:
    current = EvaluationRound.objects.get(pk=round_.pk)
    return close_round(user=world.lead, round_=current, base_version=current.version)


def test_only_the_lead_opens_one_round_at_a_time(world: World, staff: dict[str, Any]) -> None:
    today = timezone.localdate()
    period = {"traject": world.traject, "opens_on": today, "closes_on": today}
    for user in (world.member, world.reader, world.colleague, world.council, *staff.values()):
        with pytest.raises(NotAllowed):
            open_round(user=user, **period)
    with pytest.raises(ValidationError):
        open_round(user=world.lead, traject=world.traject, opens_on=today, closes_on=today - timedelta(days=1))
    first = open_round(user=world.lead, **period)
    with pytest.raises(ParticipationError, match="loopt al"):
        open_round(user=world.lead, **period)
    questions = EvaluationQuestions.load()
    questions.question_1 = "Een andere vraag?"
    questions.save()
    first.refresh_from_db()
    assert first.questions[0] != "Een andere vraag?"


def test_each_role_answers_in_its_own_group(world: World, running: EvaluationRound, staff: dict[str, Any]) -> None:
    expected = {
        "council": G.COUNCIL, "college": G.COLLEGE, "communication": G.STAFF, "project_leader": G.STAFF,
        "manager": G.STAFF, "secretariat": G.STAFF, "clerk": G.STAFF, "auditor": None, "admin": None,
    }  # fmt: skip
    address = reverse("werkplaats:evaluation_reply", args=["plein", running.pk])
    for role, group in expected.items():
        answered = browser_of(staff[role]).get(address).status_code
        if group is None:
            assert answered in (403, 404)
            with pytest.raises(NotAllowed):
                save_reply(user=staff[role], round_=running, answers=answers())
        else:
            assert answered == 200
            save_reply(user=staff[role], round_=running, answers=answers(3))
            assert save_reply(user=staff[role], round_=running, answers=answers(5)).group == group
    assert EvaluationReply.objects.count() == 7
    assert "Vul de evaluatie in" in [one.title for one in home_page(world.lead).todos]
    assert "Vul de evaluatie in" not in [one.title for one in home_page(staff["council"]).todos]
    _close(world, running)
    with pytest.raises(NotAllowed):
        save_reply(user=staff["council"], round_=running, answers=answers())


def test_others_cannot_answer_for_a_dossier_they_may_not_know(make_world: MakeWorld) -> None:
    world = make_world(confidential=True)
    today = timezone.localdate()
    round_ = open_round(user=world.lead, traject=world.traject, opens_on=today, closes_on=today)
    for user in (world.council, world.colleague, UserFactory(role=Role.COLLEGE)):
        assert browser_of(user).get(round_.get_workspace_url()).status_code == 404
        with pytest.raises(NotAllowed):
            save_reply(user=user, round_=round_, answers=answers())


def test_a_participant_answers_once_and_leaves_no_trace(
    world: World, running: EvaluationRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samenwerking.public_forms.PublicForm.minimum_time", timedelta(0))
    secret, other = _secrets(world, running, 2)
    visitor = anyone()
    address = reverse("register:evaluation_answer", args=[secret])
    page = visitor.get(address).content.decode()
    assert visitor.get(address).status_code == 200  # looking uses nothing up
    stamp = page.split('name="stempel" value="')[1].split('"')[0]
    data = {"stempel": stamp, **{f"score_{at}": "4" for at in range(5)}, "remark_0": "Fijn"}
    assert visitor.post(address, {**data, "score_2": ""}).status_code == 422
    assert visitor.post(address, {**data, "score_2": "9"}).status_code == 422
    rows = AuditEntry.objects.count()
    assert visitor.post(address, data).status_code == 302
    assert visitor.post(address, data).status_code == 404
    assert visitor.get(address).status_code == 404
    assert AuditEntry.objects.count() == rows
    assert not visitor.cookies
    with pytest.raises(ParticipationError):
        submit_anonymous(secret=secret, answers=answers())
    reply = EvaluationReply.objects.get()
    assert (reply.group, reply.user, list(reply.scores)) == (G.PARTICIPANTS, None, [4] * 5)
    columns = {field.name for field in EvaluationReply._meta.get_fields()}
    assert columns == {"id", "round", "group", "user", "scores", "remarks"}
    assert list(EvaluationToken.objects.values_list("token_hash", flat=True)) == [hash_secret(other)]
    _close(world, running)
    assert visitor.get(reverse("register:evaluation_answer", args=[other])).status_code == 404


def test_small_groups_are_hidden_and_do_not_follow_from_totals(world: World, running: EvaluationRound) -> None:
    for secret in _secrets(world, running, 6):
        submit_anonymous(secret=secret, answers=answers(4, "kanarie-deelnemer"))
    for number in range(5):
        scores = [2, 2, 2, 2, 2 if number else None]
        save_reply(
            user=UserFactory(role=Role.COUNCIL),
            round_=running,
            answers=type(answers())(scores, [""] * 5),
        )
    for _number in range(4):
        save_reply(user=UserFactory(role=Role.COLLEGE), round_=running, answers=answers(1, "kanarie-college"))
    with pytest.raises(ValueError, match="no result"):
        results_of(running, with_remarks=True)
    assert "De uitkomst</h2>" not in browser_of(world.lead).get(running.get_workspace_url()).content.decode()
    closed = _close(world, running)
    results = results_of(closed, with_remarks=True)
    assert [group.count for group in results.groups] == [5, None, None, 6]
    assert [cell.mean for cell in results.questions[0].cells] == [2.0, None, None, 4.0]
    # Only the shown cells: (5 x 2 + 6 x 4) / 11, with nothing of the four of the college.
    assert results.questions[0].together.mean == 3.1
    assert results.questions[0].difference == 2.0
    # Four of five of the council had a view on the last question: that cell is hidden, and is in no total.
    assert [cell.mean for cell in results.questions[4].cells] == [None, None, None, 4.0]
    assert results.questions[4].together.mean == 4.0
    assert {remark for question in results.questions for _group, remark in question.remarks} == {"kanarie-deelnemer"}
    page = browser_of(world.lead).get(closed.get_workspace_url()).content.decode()
    assert "kanarie-deelnemer" in page
    assert "kanarie-college" not in page
    today = timezone.localdate()
    with pytest.raises(ParticipationError, match="gaat niet meer open"):
        move_round(user=world.lead, round_=closed, opens_on=today, closes_on=today, base_version=closed.version)


def test_the_outcome_on_the_register_and_in_the_paper(world: World, running: EvaluationRound) -> None:
    for secret in _secrets(world, running, 5):
        submit_anonymous(secret=secret, answers=answers(4, "kanarie-toelichting"))
    address = reverse("register:evaluation_results", args=["plein"])
    closed = _close(world, running)
    assert anyone().get(address).status_code == 404
    assert browser_of(world.council).get(closed.get_workspace_url()).status_code == 404
    paper = {section["key"]: section["body"] for section in compose(StukKind.EVALUATIE, world.traject)}
    assert "4,0" not in paper["experiences"]
    with pytest.raises(NotAllowed):
        publish_round(user=world.member, round_=closed, public=True, base_version=closed.version)
    published = publish_round(user=world.lead, round_=closed, public=True, base_version=closed.version)
    page = anyone().get(address).content.decode()
    assert "4,0" in page
    assert "kanarie-toelichting" not in page
    assert address in anyone().get(world.traject.get_absolute_url()).content.decode()
    council = browser_of(world.council).get(closed.get_workspace_url()).content.decode()
    assert "4,0" in council
    assert "kanarie-toelichting" not in council
    paper = {section["key"]: section["body"] for section in compose(StukKind.EVALUATIE, world.traject)}
    assert "4,0" in paper["experiences"]
    assert "kanarie" not in paper["experiences"]
    publish_round(user=world.lead, round_=published, public=False, base_version=published.version)
    assert anyone().get(address).status_code == 404


def test_invitations_go_once_and_nobody_keeps_who_got_which(world: World, running: EvaluationRound) -> None:
    assert RegistrationPerson.objects.count() == 0
    invite_participants(user=world.lead, round_=running)
    with pytest.raises(ParticipationError, match="al uitgenodigd"):
        invite_participants(user=world.lead, round_=running)
    assert mail_participants_of_round.call(running.pk) == 0
    assert not mail.outbox


def test_the_pages_of_the_lead_answer(world: World, running: EvaluationRound, make_world: MakeWorld) -> None:
    browser = browser_of(world.lead)
    base = running.get_workspace_url()
    for page in ("", "invullen/", "periode/", "sluiten/", "uitnodigen/", "links/", "../"):
        assert browser.get(reverse("werkplaats:evaluations", args=["plein"]) if page == "../" else base + page)
        assert browser.get(base + page.replace("../", "")).status_code == 200, page
    assert browser.get(base + "openbaar/").status_code == 403
    assert browser_of(world.member).post(base + "sluiten/", {}).status_code == 403
    links = browser.post(base + "links/", {"count": "3"}).content.decode()
    assert links.count("/register/evaluatie/") == 3
    assert browser.post(base + "links/", {"count": "9999"}).status_code == 422
    foreign = reverse("werkplaats:evaluation", args=["plein", running.pk + 1])
    assert browser.get(foreign).status_code == 404


def test_a_lesson_begins_with_a_question_of_the_outcome(world: World, running: EvaluationRound) -> None:
    for secret in _secrets(world, running, 6):
        submit_anonymous(secret=secret, answers=answers(4, "kanarie-toelichting"))
    address = reverse("werkplaats:evaluation_lesson", args=["plein", running.pk, 2])
    lead, member = browser_of(world.lead), browser_of(world.member)
    assert lead.get(address).status_code == 403  # open, and the traject is not evaluated yet
    closed = _close(world, running)
    assert lead.get(address).status_code == 403
    type(world.traject).objects.filter(pk=world.traject.pk).update(process=Stage.EVALUATE.value)
    text = member.get(address).content.decode()
    for words in (closed.questions[1], "Deelnemers 4,0", "Samen 4,0", "Wat wij ervan leerden:"):
        assert words in text
    assert "kanarie-toelichting" not in text
    assert "Raad " not in text.split("<textarea", 1)[1].split("</textarea>", 1)[0]
    assert address in lead.get(closed.get_workspace_url()).content.decode()
    for wrong in (0, 6):
        assert lead.get(address.replace("/2/", f"/{wrong}/")).status_code == 404
    assert browser_of(world.reader).get(address).status_code == 403
    lesson = {"text": "Vraag eerder.", "page": "", "publicity": "internal", "once": "c" * 32}
    assert lead.post(address, lesson | {"text": ""}).context["form"].errors
    assert lead.post(address, lesson).status_code == 302
    assert lead.post(address, lesson).status_code == 302
    assert [row.text for row in world.traject.lessons.all()] == ["Vraag eerder."]
