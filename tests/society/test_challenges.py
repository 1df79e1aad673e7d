"""The right to challenge: role x state x action, the clock, and the private link."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from participation.choices import AuditAction
from participation.choices import ChallengeAction as A
from participation.choices import ChallengeState as S
from participation.exceptions import NotAllowed, ParticipationError, ReasonRequired, StaleVersion
from participation.models import AuditEntry, ChallengeRequest, ChallengeRequester, ChallengeTerms
from participation.policy import challenges as rules
from participation.services.challenges.deciding import assign_challenge, take_step, withdraw_own_challenge
from participation.services.challenges.notices import send_challenge_mail
from participation.services.private_contacts import erase_expired
from participation.services.todo import home_page
from tests.society.conftest import anyone, browser_of

pytestmark = pytest.mark.django_db
Asked = tuple[ChallengeRequest, str]
INTAKE = {"communication", "project_leader"}
DECIDED = {S.GRANTED, S.PARTLY, S.REJECTED}
# Who may do what from which state; the handler is the project leader.
TABLE: dict[A, tuple[set[str], set[S]]] = {
    A.RECEIVE: (INTAKE, {S.SUBMITTED}),
    A.DISMISS: (INTAKE, {S.SUBMITTED}),
    A.ASSESS: ({"project_leader"}, {S.ASSESSMENT}),
    A.EXTEND: ({"project_leader"}, {S.ASSESSMENT, S.DECISION}),
    A.DECIDE: ({"college", "secretariat"}, {S.DECISION}),
    A.EVALUATE: ({"project_leader"}, DECIDED),
    A.WITHDRAW: (INTAKE, {S.SUBMITTED, S.ASSESSMENT, S.DECISION}),
}
ENDS = {
    A.RECEIVE: S.ASSESSMENT, A.DISMISS: S.DISMISSED, A.ASSESS: S.DECISION, A.EXTEND: S.ASSESSMENT, A.DECIDE: S.PARTLY,
    A.EVALUATE: S.EVALUATED, A.WITHDRAW: S.WITHDRAWN,
}  # fmt: skip
PUBLIC = {S.ASSESSMENT, S.DECISION, *DECIDED, S.EVALUATED}


def _data(staff: dict[str, Any]) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "handler": staff["project_leader"], "reason": "Omdat het kan.", "assessment": "kanarie-advies: doen.",
        "evaluation": "Het ging goed.", "outcome": "partly", "decided_on": today, "decision_number": "B-1", "days": 10,
    }  # fmt: skip


def _in_state(challenge: ChallengeRequest, state: S, staff: dict[str, Any]) -> ChallengeRequest:
    decided = {"decided_on": timezone.localdate(), "decision_outcome": "granted", "decision_reason": "Omdat"}
    values = {"state": state, "handler": staff["project_leader"], "end_reason": "Reden", "evaluation": "Goed"}
    ChallengeRequest.objects.filter(pk=challenge.pk).update(**values, **decided)
    return ChallengeRequest.objects.get(pk=challenge.pk)


def test_the_table_of_role_state_and_action(asked: Asked, staff: dict[str, Any]) -> None:
    now = _in_state(asked[0], S.SUBMITTED, staff)
    for action, (roles, sources) in TABLE.items():
        for state in S:
            now.state = state
            for role, user in staff.items():
                offered = action in rules.challenge_actions(user, now)
                assert offered == (role in roles and state in sources), (role, state, action)


@pytest.mark.parametrize("action", list(TABLE))
def test_the_door_asks_the_table(asked: Asked, staff: dict[str, Any], action: A) -> None:
    roles, sources = TABLE[action]
    for role, user in staff.items():
        now = _in_state(asked[0], min(sources), staff)
        step = {"user": user, "challenge": now, "action": action, "data": _data(staff), "base_version": now.version}
        if role not in roles:
            with pytest.raises(NotAllowed):
                take_step(**step)
            continue
        assert take_step(**step).state == ENDS[action]
        with pytest.raises(StaleVersion):
            take_step(**step)
        ended = ChallengeRequest.objects.get(pk=now.pk)
        with pytest.raises(ParticipationError):
            take_step(**{**step, "base_version": ended.version})


def test_lists_and_objects_agree_and_advice_stays_inside(asked: Asked, staff: dict[str, Any]) -> None:
    ChallengeRequest.objects.update(assessment="kanarie-advies")
    for state in S:
        now = _in_state(asked[0], state, staff)
        for role, user in staff.items():
            inside = role not in ("council", "admin")
            assert rules.visible_challenges(user).filter(pk=now.pk).exists() == (inside or state in PUBLIC)
            if state not in (S.SUBMITTED, S.DECISION) or role not in ("manager", "council", "admin"):
                continue
            answer = browser_of(user).get(reverse("werkplaats:challenge", args=[now.slug]))
            assert answer.status_code == (200 if inside or state in PUBLIC else 404), (role, state)
            assert ("kanarie-advies" in answer.content.decode()) == inside
        public = anyone().get(reverse("register:challenge", args=[now.slug]))
        assert public.status_code == (200 if state in PUBLIC else 404)
        assert "kanarie-advies" not in public.content.decode()
        assert "Jan Jansen" not in public.content.decode()


def test_the_clock_runs_from_the_settings_and_late_is_said(asked: Asked, staff: dict[str, Any]) -> None:
    terms, today = ChallengeTerms.load(), timezone.localdate()
    challenge = asked[0]
    assert challenge.due_on == today + timedelta(days=terms.receipt_days)
    terms.assessment_days = 20
    terms.save()
    leader = staff["project_leader"]
    step = {"user": leader, "challenge": challenge, "data": _data(staff)}
    challenge = take_step(**step, action=A.RECEIVE, base_version=challenge.version)
    assert challenge.due_on == today + timedelta(days=20)
    ChallengeRequest.objects.update(due_on=today - timedelta(days=1))
    waiting = home_page(leader).todos
    assert [(one.title, one.overdue) for one in waiting] == [("Beoordeel het verzoek", True)]
    assert home_page(staff["secretariat"]).todos == []
    for address in (reverse("register:challenges"), reverse("register:challenge", args=[challenge.slug])):
        assert "Te laat" in anyone().get(address).content.decode()
    challenge = take_step(**step, action=A.ASSESS, base_version=challenge.version)
    assert challenge.steps.last().was_late
    assert [one.title for one in home_page(staff["secretariat"]).todos] == ["Leg het besluit vast"]


def test_the_term_is_extended_once_in_time_with_a_reason_and_told(asked: Asked, staff: dict[str, Any]) -> None:
    challenge, secret = asked
    handler, data = staff["project_leader"], _data(staff)
    now = take_step(user=handler, challenge=challenge, action=A.RECEIVE, data=data, base_version=1)
    promised, browser = now.due_on, browser_of(handler)
    assert promised
    address = reverse("werkplaats:challenge_extend", args=[now.slug])
    assert browser.get(address).status_code == 200
    good = {"base_version": now.version, "days": "21", "reason": "Wij wachten op een rapport."}
    for wrong in ({"days": "0"}, {"days": "43"}, {"days": "veel"}, {"reason": " "}, {"days": ""}):
        assert browser.post(address, good | wrong).status_code == 422, wrong
    ChallengeRequest.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    assert browser.post(address, good).status_code in (409, 422)
    ChallengeRequest.objects.update(due_on=promised)
    queued = DBTaskResult.objects.filter(task_path=send_challenge_mail.module_path)
    before = queued.count()
    assert browser.post(address, good).status_code == 302
    assert queued.count() == before + 1  # in the same transaction as the extension: both or neither
    assert queued.latest("enqueued_at").args_kwargs["args"] == [ChallengeRequester.objects.get().pk, "extended"]
    now.refresh_from_db()
    assert (now.due_on, now.state, now.extended_days) == (promised + timedelta(days=21), S.ASSESSMENT, 21)
    assert (now.steps.last().action, now.steps.last().due_on) == (A.EXTEND, promised)
    assert browser.post(address, good).status_code in (409, 422)
    assert queued.count() == before + 1
    assert A.EXTEND not in rules.challenge_actions(handler, now)
    send_challenge_mail.call(ChallengeRequester.objects.get().pk, "extended")
    assert "meer tijd nodig" in mail.outbox[-1].body
    assert "rapport" not in mail.outbox[-1].body
    for page in (reverse("register:challenge", args=[now.slug]), reverse("register:challenge_private", args=[secret])):
        text = anyone().get(page).content.decode()
        assert "Wij wachten op een rapport." in text
        assert "21 dagen meer tijd" in text
    then = take_step(user=handler, challenge=now, action=A.ASSESS, data=data, base_version=now.version)
    assert then.due_on == then.received_on + timedelta(days=ChallengeTerms.load().decision_days + 21)
    entry = AuditEntry.objects.filter(action=AuditAction.CHALLENGE_CHANGED, data__what="extend").get()
    assert entry.actor == handler


def test_who_advised_does_not_decide(asked: Asked, staff: dict[str, Any]) -> None:
    now = _in_state(asked[0], S.DECISION, staff)
    college = staff["college"]
    college.is_superuser = True
    college.save()
    ChallengeRequest.objects.update(assessed_by=college)
    with pytest.raises(NotAllowed):
        take_step(user=college, challenge=now, action=A.DECIDE, data=_data(staff), base_version=now.version)


def test_reasons_stale_pages_and_the_handler(asked: Asked, staff: dict[str, Any]) -> None:
    challenge, user = asked[0], staff["communication"]
    empty = {"reason": " ", "handler": staff["council"]}
    with pytest.raises(ReasonRequired):
        take_step(user=user, challenge=challenge, action=A.DISMISS, data=empty, base_version=1)
    with pytest.raises(StaleVersion):
        take_step(user=user, challenge=challenge, action=A.DISMISS, data={"reason": "x"}, base_version=9)
    with pytest.raises(Exception, match="Kies een collega"):
        take_step(user=user, challenge=challenge, action=A.RECEIVE, data=empty, base_version=1)
    now = take_step(user=user, challenge=challenge, action=A.RECEIVE, data=_data(staff), base_version=1)
    assigned = assign_challenge(user=user, challenge=now, handler=staff["manager"], base_version=now.version)
    assert assigned.handler == staff["manager"]
    with pytest.raises(NotAllowed):
        assign_challenge(user=staff["college"], challenge=now, handler=user, base_version=assigned.version)


def test_the_requester_follows_withdraws_and_is_erased(asked: Asked, staff: dict[str, Any]) -> None:
    challenge, secret = asked
    requester = ChallengeRequester.objects.get()
    send_challenge_mail.call(requester.pk, "received")
    assert secret in mail.outbox[0].body
    assert mail.outbox[0].to == ["jan@bewoner.example"]
    own = reverse("register:challenge_private", args=[secret])
    visitor = anyone()
    for part in ("", "nieuwe-link/", "gegevens-wissen/", "intrekken/"):
        assert visitor.get(own + part).status_code == 200
    _in_state(challenge, S.GRANTED, staff)
    assert visitor.post(own + "intrekken/").status_code == 409
    _in_state(challenge, S.SUBMITTED, staff)
    assert erase_expired(ChallengeRequest, requester.retain_until + timedelta(days=1)) == 0
    assert visitor.post(own + "intrekken/").status_code == 302
    requester.refresh_from_db()
    assert withdraw_own_challenge(requester=requester).state == S.WITHDRAWN
    assert erase_expired(ChallengeRequest, requester.retain_until + timedelta(days=1)) == 1
    assert visitor.get(own).status_code == 404


def test_the_pages_of_the_staff_answer(asked: Asked, staff: dict[str, Any], django_assert_max_num_queries: Any) -> None:
    challenge = asked[0]
    browser = browser_of(staff["communication"])
    base = reverse("werkplaats:challenges")
    one = f"{base}{challenge.slug}/"
    for page in ("in-behandeling/", "niet-in-behandeling/", "intrekken/", "nieuwe-link/", "gegevens-wissen/"):
        assert browser.get(one + page).status_code == 200, page
    assert browser_of(staff["council"]).post(one + "besluit/", {}).status_code == 404
    assert browser_of(staff["manager"]).post(one + "besluit/", {}).status_code == 403
    refused = browser.post(one + "niet-in-behandeling/", {"base_version": challenge.version, "reason": ""})
    assert refused.status_code == 422
    for address in (base, one, reverse("register:challenges")):
        with django_assert_max_num_queries(15):
            assert browser.get(address).status_code == 200
    letter = {"title": "Brief", "task": "Taak", "plan": "Plan", "who": "Wij", "budget": "10,50", "once": "b" * 32}
    letter["received_on"] = (timezone.localdate() - timedelta(days=3)).isoformat()
    assert browser.post(base + "nieuw/", letter).status_code == 302
    entered = ChallengeRequest.objects.get(title="Brief")
    assert entered.received_on == timezone.localdate() - timedelta(days=3)
    assert entered.due_on
