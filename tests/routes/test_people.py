"""Somebody is away, somebody stands in, somebody takes all over: the record shows who, and in whose place."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation import policy
from participation.choices import AuditAction, Decider, HandoverKind, StepAlertReason, StepKind, TeamRole
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import Absence, AuditEntry, Handover, StepAlert, StukTask
from participation.selectors.history import events_of
from participation.selectors.route_steps import due_date
from participation.services.handovers import hand_over
from participation.services.replacements import name_replacement
from participation.services.step_escalation import end_absence, escalate_steps, name_absence
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from samenwerking.outbox.sending import send_due
from tests.approval.scene import Scene
from tests.factories import OpgaveFactory, ReplacementFactory, UserFactory

TODAY, DAY = timezone.localdate, timedelta(days=1)


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def told(callbacks: Any) -> set[str]:
    """Who got a mail since the box was emptied."""
    send_due()
    mail.outbox.clear()
    with callbacks(execute=True):
        escalate_steps()
    send_due()
    return {address for message in mail.outbox for address in message.to}


def test_the_record_shows_who_stood_in_for_whom(scene: Scene) -> None:
    ReplacementFactory(person=scene["client"], replacement=scene["manager2"])
    scene.submit()
    scene.approve(by="manager2")
    step = next(event for event in events_of(scene.now) if event.title.startswith("Stap afgerond"))
    assert step.who == f"{scene['manager2']}, in plaats van {scene['client']}"


@pytest.mark.parametrize(("role", "other"), [(Role.MANAGER, Role.COLLEGE), (Role.COLLEGE, Role.MANAGER)])
def test_a_replacement_has_the_same_office(db: None, role: Role, other: Role) -> None:
    person, days = UserFactory(role=role), {"starts_on": TODAY(), "ends_on": TODAY() + DAY}
    with pytest.raises(ParticipationError):
        name_replacement(user=person, replacement=UserFactory(role=other), **days)
    name_replacement(user=person, replacement=UserFactory(role=role), **days)


def test_a_portfolio_holder_and_a_named_person_are_replaced(scene: Scene) -> None:
    deputy = UserFactory(role=Role.COLLEGE)
    ReplacementFactory(person=scene["college"], replacement=deputy)
    ReplacementFactory(person=scene["stranger"], replacement=scene["manager2"])
    holder = StukTask(step=StepKind.CLIENT, decider=Decider.HOLDER)
    named = StukTask(step=StepKind.LEGAL, person=scene["stranger"])
    assert set(policy.step_deciders(scene.now, holder)) == {scene["college"], deputy}
    assert set(policy.step_deciders(scene.now, named)) == {scene["stranger"], scene["manager2"]}


def test_away_without_a_replacement_is_told_once(scene: Scene, django_capture_on_commit_callbacks: Any) -> None:
    scene.submit()
    assert told(django_capture_on_commit_callbacks) == set()
    name_absence(user=scene["client"], starts_on=TODAY(), ends_on=TODAY() + DAY)
    names = ("lead", "college", "secretariat")
    assert told(django_capture_on_commit_callbacks) == {scene[name].email for name in names}
    assert "Wacht op iemand die er niet is" in mail.outbox[0].subject
    assert told(django_capture_on_commit_callbacks) == set(), "a second run"
    page = browser_of(scene["lead"]).get(reverse("werkplaats:stuk", args=[scene.stuk.slug])).content.decode()
    assert "is afwezig en heeft geen vervanger" in page
    row = AuditEntry.objects.get(action=AuditAction.STEP_ALERTED)
    assert (row.actor, row.data["reason"]) == (None, StepAlertReason.ABSENT)


def test_away_with_a_replacement_is_not_told(scene: Scene) -> None:
    scene.submit()
    name_absence(user=scene["client"], starts_on=TODAY(), ends_on=TODAY() + DAY)
    ReplacementFactory(person=scene["client"], replacement=scene["manager2"])
    assert escalate_steps() == 0


def test_a_late_step_is_told_to_who_decides_and_who_leads(
    scene: Scene, django_capture_on_commit_callbacks: Any
) -> None:
    scene.bring_to(StepKind.COMMUNICATION)
    last_day = due_date(scene.task_state)
    assert escalate_steps(today=last_day) == 0, "the last day is not too late"
    send_due()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert escalate_steps(today=last_day + DAY) == 1
    send_due()
    assert {a for m in mail.outbox for a in m.to} == {scene["communication"].email, scene["lead"].email}
    assert StepAlert.objects.get().reason == StepAlertReason.LATE


def test_being_away_is_said_and_ended_by_oneself(scene: Scene) -> None:
    for who in ("lead", "communication", "clerk", "admin", "superuser"):
        with pytest.raises(NotAllowed):
            name_absence(user=scene[who], starts_on=TODAY(), ends_on=TODAY())
    with pytest.raises(ParticipationError):
        name_absence(user=scene["client"], starts_on=TODAY() - 3 * DAY, ends_on=TODAY() - DAY)
    client = browser_of(scene["client"])
    days = {"starts_on": TODAY().isoformat(), "ends_on": (TODAY() + DAY).isoformat()}
    for _press in range(2):
        assert client.post(reverse("werkplaats:absence_new"), days).status_code == 302
    absence = Absence.objects.get()
    end = reverse("werkplaats:absence_end", args=[absence.pk])
    assert browser_of(scene["manager2"]).post(end).status_code == 404
    with pytest.raises(NotAllowed):
        end_absence(user=scene["manager2"], absence=absence)
    assert "Ik ben er weer" in client.get(reverse("werkplaats:replacements")).content.decode()
    assert (client.post(end).status_code, Absence.objects.count()) == (302, 0)


# --- handing over -----------------------------------------------------------------------------------


def test_a_whole_portfolio_goes_to_somebody_else(scene: Scene) -> None:
    new = UserFactory(role=Role.COLLEGE)
    other = OpgaveFactory(portfolio_holder=scene["college"], confidential=True)
    closed = OpgaveFactory(portfolio_holder=scene["college"], closed_at=timezone.now())
    version = other.version
    count = hand_over(user=scene["admin"], person=scene["college"], to=new, kinds=[HandoverKind.PORTFOLIO])
    for opgave in (other, closed):
        opgave.refresh_from_db()
    assert (count, other.portfolio_holder, closed.portfolio_holder) == (2, new, scene["college"])
    assert other.version == version + 1, "a form that was open is stale"
    assert set(Handover.objects.values_list("from_person", "to_person")) == {(scene["college"].pk, new.pk)}
    assert AuditEntry.objects.filter(action=AuditAction.HANDED_OVER).count() == 2
    with pytest.raises(ParticipationError, match="niets"):
        hand_over(user=scene["admin"], person=scene["college"], to=new, kinds=[HandoverKind.PORTFOLIO])


def test_all_leads_go_to_somebody_else(scene: Scene) -> None:
    scene.submit()
    hand_over(user=scene["admin"], person=scene["lead"], to=scene["stranger"], kinds=[HandoverKind.LEAD])
    team = dict(policy.team_of(scene.traject))
    assert (team.get(scene["stranger"]), scene["lead"] in team) == (TeamRole.LEAD, False)
    assert (scene.now.submitted_by, policy.user_is_lead(scene["stranger"], scene.now)) == (scene["lead"], True)
    page = browser_of(scene["stranger"]).get(reverse("werkplaats:traject_team", args=[scene.traject.slug]))
    assert "Overgedragen" in page.content.decode()


@pytest.mark.parametrize("who", ["lead", "client", "secretariat", "clerk", "college", "superuser"])
def test_only_the_administrator_hands_over(scene: Scene, who: str) -> None:
    with pytest.raises(NotAllowed):
        hand_over(user=scene[who], person=scene["lead"], to=scene["stranger"], kinds=[HandoverKind.LEAD])


@pytest.mark.parametrize(
    ("kind", "to"),
    [(HandoverKind.PORTFOLIO, "client"), (HandoverKind.CLIENT, "college"), (HandoverKind.PORTFOLIO, "left")],
)
def test_who_cannot_take_over(scene: Scene, kind: HandoverKind, to: str) -> None:
    person = "college" if kind == HandoverKind.PORTFOLIO else "client"
    with pytest.raises(ParticipationError):
        hand_over(user=scene["admin"], person=scene[person], to=scene[to], kinds=[kind])
    assert not Handover.objects.exists()


def test_the_page_counts_first_and_names_no_dossier(scene: Scene) -> None:
    new = UserFactory(role=Role.COLLEGE)
    page, admin = reverse("werkplaats:handovers"), browser_of(scene["admin"])
    data = {"person": scene["college"].pk, "to": new.pk, "kinds": ["portfolio"]}
    body = admin.post(page, data).content.decode()
    assert ("Klopt dit?" in body, scene.traject.opgave.title in body, Handover.objects.exists()) == (True, False, False)
    assert admin.post(page, data | {"sure": "on"}).status_code == 302
    assert admin.post(page, data | {"sure": "on"}).status_code == 422, "a second press"
    assert Handover.objects.count() == 1
    assert browser_of(scene["clerk"]).post(page, data | {"sure": "on"}).status_code == 403
