"""Lines of a werkatelier: who may, what they become once, taking back, and the report."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pages.models import GuidePage, HomePage, Suggestion
from participation.choices import StukKind, TeamRole
from participation.models import AuditEntry, Commitment, Contribution, Lesson, Outcome, ProgrammeItem, Werkatelier
from participation.policy import grant_team_role
from participation.services.bin import restore_part
from participation.services.composition.compose import compose
from participation.services.outcomes import add_outcome
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory, WerkatelierFactory
from tests.werkplaats.forms import form_on, text_of

MADE = (Contribution, Commitment, Lesson)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def base(session: Werkatelier, line: Outcome | None = None) -> str:
    tail = f"{line.pk}/" if line else ""
    return f"/werkplaats/werkateliers/{session.slug}/uitkomsten/{tail}"


@pytest.fixture
def line(lead: User, session: Werkatelier, item: ProgrammeItem) -> Outcome:
    return add_outcome(user=lead, werkatelier=session, data={"programme_item": item, "text": "De linde blijft"})


@pytest.fixture
def page(db: None) -> GuidePage:
    made: GuidePage = HomePage.objects.get().add_child(instance=GuidePage(title="Kaarten", slug="kaarten"))
    return made


# Written by hand: the inside reads, lead and member write.
WHO = [
    ("lead", 200, 302), ("member", 200, 302), ("reader", 200, 403), ("manager", 200, 403), ("council", 403, 403),
]  # fmt: skip


@pytest.mark.parametrize(("who", "reads", "writes"), WHO, ids=[row[0] for row in WHO])
def test_who_may(lead: User, session: Werkatelier, line: Outcome, who: str, reads: int, writes: int) -> None:
    people = {"lead": lead, "manager": UserFactory(role=Role.MANAGER), "council": UserFactory(role=Role.COUNCIL)}
    for role in (TeamRole.MEMBER, TeamRole.READER):
        people[role.value] = UserFactory()
        grant_team_role(people[role.value], session.traject, role)
    client = client_of(people[who])
    assert client.get(base(session)).status_code == reads
    assert client.post(base(session), {"text": "Nog iets"}).status_code == writes
    assert client.post(f"{base(session, line)}inbreng/").status_code == writes
    assert Contribution.objects.count() == (writes == 302)
    assert "De linde blijft" not in Client().get(session.get_absolute_url()).content.decode()


def test_writing_twice_stale_foreign_and_deleting(lead: User, session: Werkatelier, line: Outcome) -> None:
    client, other = client_of(lead), WerkatelierFactory(traject=session.traject)
    foreign = ProgrammeItem.objects.create(werkatelier=other, starts_at=timezone.now().time(), title="Elders")
    sent = form_on(client, base(session)) | {"text": "<b>Limonade</b>"}
    assert [client.post(base(session), sent).status_code for _ in range(2)] == [302, 302]
    assert session.outcome_lines.count() == 2
    assert "&lt;b&gt;Limonade" in client.get(base(session)).content.decode()
    assert client.post(base(session), {"text": "x", "programme_item": foreign.pk}).status_code == 200
    assert client.post(base(session), {"text": " "}).status_code == 200
    assert session.outcome_lines.count() == 2
    assert client.get(base(other, line)).status_code == 404
    old = form_on(client, base(session, line))
    assert client.post(base(session, line), old | {"text": "Mijn tekst"}).status_code == 302
    late = client.post(base(session, line), old | {"text": "Andere tekst"})
    assert (late.status_code, "Andere tekst" in late.content.decode()) == (409, True)
    assert client.get(f"{base(session, line)}verwijderen/").status_code == 302
    assert client.post(f"{base(session, line)}verwijderen/").status_code == 302
    assert session.outcome_lines.count() == 1
    restore_part(user=lead, binned=session.traject.binned_parts.get())
    assert Outcome.objects.get(pk=line.pk).text == "Mijn tekst"


def _send(client: Client, session: Werkatelier, line: Outcome, kind: str, page: GuidePage) -> Any:
    path = f"{base(session, line)}{kind}/"
    if kind == "inbreng":
        return client.post(path)
    if kind == "les":
        return client.post(path, {"text": "De linde blijft", "page": page.get_url()})
    owner = session.traject.created_by_id
    data = {"promise": "Wij planten", "promised_to": "de buurt", "owner": owner, "publicity": "internal"}
    return client.post(path, data | {"due_date": (timezone.localdate() + timedelta(days=9)).isoformat()})


@pytest.mark.parametrize("kind", ["inbreng", "toezegging", "les"])
def test_one_click_makes_one_thing_that_can_be_taken_back(
    lead: User, session: Werkatelier, line: Outcome, page: GuidePage, kind: str
) -> None:
    session.traject.created_by = lead
    session.traject.save()
    client = client_of(lead)
    for _time in range(2):
        assert _send(client, session, line, kind, page).status_code == 302
    assert [model._default_manager.count() for model in MADE].count(1) == 1
    line.refresh_from_db()
    made = line.result
    assert made is not None
    assert made.from_outcome == line
    assert Suggestion.objects.count() == (kind == "les")
    if kind != "les":
        assert session.title in text_of(client.get(made.get_workspace_url()).content)  # type: ignore[union-attr]  # the value is there in this test
    for other in {"inbreng", "toezegging", "les"} - {kind}:
        _send(client, session, line, other, page)
    assert sum(model._default_manager.count() for model in MADE) == 1
    assert client.post(base(session, line), {"text": "Anders", "base_version": 1}).status_code == 200
    client.post(f"{base(session, line)}verwijderen/")
    assert Outcome.objects.filter(pk=line.pk, text="De linde blijft").exists()
    for _time in range(2):
        assert client.post(f"{base(session, line)}ongedaan/").status_code == 302
    dropped = kind == "toezegging"  # a promise is never deleted: it stays, and says what became of it
    assert sum(model._default_manager.count() for model in (*MADE, Suggestion)) == dropped
    assert Commitment.objects.filter(state="dropped", outcome__startswith="Teruggedraaid").count() == dropped
    assert AuditEntry.objects.filter(action="part_removed").count() == (not dropped)
    assert AuditEntry.objects.filter(action="commitment_settled").count() == dropped
    assert "linde" not in str(list(AuditEntry.objects.values_list("data", flat=True)))


TOUCHED = [
    ("inbreng", Contribution, {"skipped_reason": "dubbel"}),
    ("toezegging", Commitment, {"version": 2}),
    ("les", Suggestion, {"state": "taken_over"}),
]


@pytest.mark.parametrize(("kind", "model", "change"), TOUCHED, ids=[row[0] for row in TOUCHED])
def test_not_once_something_was_done_with_it(
    lead: User, session: Werkatelier, line: Outcome, page: GuidePage, kind: str, model: Any, change: dict[str, Any]
) -> None:
    session.traject.created_by = lead
    session.traject.save()
    client = client_of(lead)
    _send(client, session, line, kind, page)
    model.objects.update(**change)
    client.post(f"{base(session, line)}ongedaan/")
    line.refresh_from_db()
    assert line.result is not None
    assert model.objects.count() == 1


def test_only_of_a_session_that_was_held(lead: User, session: Werkatelier) -> None:
    session.starts_at, session.ends_at = timezone.now() + timedelta(days=1), timezone.now() + timedelta(days=2)
    session.save()
    answer = client_of(lead).post(base(session), {"text": "Te vroeg"})
    assert "als het werkatelier is begonnen" in text_of(answer.content)
    assert not Outcome.objects.exists()


def test_the_report_has_them_under_their_part(lead: User, session: Werkatelier, line: Outcome) -> None:
    add_outcome(user=lead, werkatelier=session, data={"text": "Limonade & meer"})
    sections = compose(StukKind.WERKATELIERVERSLAG, session)
    html = str(next(part for part in sections if "outcomes" in str(part)))
    assert "<h3>Aan de kaarten</h3><ul><li>De linde blijft</li></ul>" in html
    assert "<li>Limonade &amp; meer</li>" in html
