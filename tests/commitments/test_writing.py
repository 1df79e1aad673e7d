"""Making, moving, keeping and dropping a promise: who may, what is refused, and what is written in the record."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from participation import policy
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.models import AuditEntry, Commitment
from participation.services.commitments import writing
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.commitments.makers import a_commitment, day
from tests.factories import PUBLISHED_AT, OpgaveFactory, StukFactory, TrajectFactory, UserFactory, WerkatelierFactory

pytestmark = pytest.mark.django_db
PEOPLE = ("lead", "member", "reader", "owner", "colleague", "council", "admin")
TEAM = {"lead", "member"}


@pytest.fixture
def people() -> dict[str, User]:
    roles = {"council": Role.COUNCIL, "admin": Role.ADMIN}
    return {name: UserFactory(role=roles.get(name, Role.PROJECT_LEADER)) for name in PEOPLE}


@pytest.fixture
def commitment(people: dict[str, User]) -> Commitment:
    traject = TrajectFactory(lead=people["lead"], member=people["member"], reader=people["reader"])
    return a_commitment(traject, people["owner"])


def new_data(owner: User, **fields: Any) -> dict[str, Any]:
    return {
        "promise": "Wij bellen terug.",
        "promised_to": "de winkeliers",
        "owner": owner,
        "due_date": day(9),
        **fields,
    }


ACTS: dict[str, tuple[Callable[..., Any], dict[str, Any], set[str]]] = {
    "save": (writing.save_commitment, {"data": {"promise": "Anders gezegd."}}, TEAM),
    "move": (writing.move_commitment, {"due_date": day(30), "reason": "Ziekte."}, TEAM),
    "keep": (writing.keep_commitment, {"how": "Gebeld.", "on": day(0), "stuk": None}, TEAM | {"owner"}),
    "drop": (writing.drop_commitment, {"reason": "Niet meer nodig."}, TEAM),
}


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_who_may_do_what(people: dict[str, User], commitment: Commitment, name: str, person: str, closed: bool) -> None:
    """A promise outlives its traject, so closing changes nothing."""
    commitment.traject.closed_at = PUBLISHED_AT if closed else None
    commitment.traject.save()
    act, data, allowed = ACTS[name]
    if person in allowed:
        act(user=people[person], commitment=commitment, base_version=1, **data)
        assert AuditEntry.objects.filter(object_type="commitment", object_id=commitment.pk).count() == 1
    else:
        with pytest.raises(NotAllowed):
            act(user=people[person], commitment=commitment, base_version=1, **data)


@pytest.mark.parametrize("person", PEOPLE)
def test_who_writes_one_down(people: dict[str, User], commitment: Commitment, person: str) -> None:
    data = new_data(people["colleague"])
    if person in TEAM:
        made = writing.make_commitment(user=people[person], traject=commitment.traject, data=data)
        assert (made.created_by, made.state) == (people[person], "open")
    else:
        with pytest.raises(NotAllowed):
            writing.make_commitment(user=people[person], traject=commitment.traject, data=data)


@pytest.mark.parametrize("name", ACTS)
def test_over_a_newer_version_nothing_is_saved(people: dict[str, User], commitment: Commitment, name: str) -> None:
    writing.save_commitment(user=people["lead"], commitment=commitment, data={"promise": "Eerst."}, base_version=1)
    act, data, _allowed = ACTS[name]
    with pytest.raises(StaleVersion):
        act(user=people["lead"], commitment=commitment, base_version=1, **data)
    commitment.refresh_from_db()
    assert (commitment.promise, commitment.state, commitment.version) == ("Eerst.", "open", 2)


@pytest.mark.parametrize("first", ["keep", "drop"])
@pytest.mark.parametrize("second", ["move", "keep", "drop"])
def test_what_is_settled_is_opened_first(
    people: dict[str, User], commitment: Commitment, first: str, second: str
) -> None:
    act, data, _allowed = ACTS[first]
    settled = act(user=people["lead"], commitment=commitment, base_version=1, **data)
    act, data, _allowed = ACTS[second]
    with pytest.raises(ParticipationError):
        act(user=people["lead"], commitment=settled, base_version=2, **data)
    opened = writing.reopen_commitment(user=people["lead"], commitment=settled, base_version=2)
    assert (opened.state, opened.outcome, opened.settled_on, opened.settled_by) == ("open", "", None, None)
    act(user=people["lead"], commitment=opened, base_version=3, **data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("keep", {"how": "  "}),
        ("keep", {"on": day(1)}),
        ("move", {"reason": ""}),
        ("move", {"due_date": day(0)}),
        ("drop", {"reason": " \n"}),
    ],
)
def test_each_says_why_and_on_a_day_that_makes_sense(
    people: dict[str, User], commitment: Commitment, name: str, data: dict[str, Any]
) -> None:
    act, right, _allowed = ACTS[name]
    with pytest.raises((ParticipationError, ValidationError)):
        act(user=people["lead"], commitment=commitment, base_version=1, **{**right, **data})
    assert Commitment.objects.get().version == 1


def test_a_promise_is_not_wider_than_its_dossier(people: dict[str, User], commitment: Commitment) -> None:
    with pytest.raises(ValidationError) as refused:
        writing.make_commitment(
            user=people["lead"], traject=commitment.traject, data=new_data(people["lead"], publicity="public")
        )
    assert "publicity" in refused.value.error_dict


def test_who_may_not_see_the_dossier_gets_no_promise(people: dict[str, User]) -> None:
    traject = TrajectFactory(opgave=OpgaveFactory(confidential=True), lead=people["lead"])
    with pytest.raises(ValidationError) as refused:
        writing.make_commitment(user=people["lead"], traject=traject, data=new_data(people["colleague"]))
    assert "owner" in refused.value.error_dict


@pytest.mark.parametrize("name", ["werkatelier", "stuk"])
def test_something_of_another_traject_is_refused(people: dict[str, User], commitment: Commitment, name: str) -> None:
    foreign = WerkatelierFactory() if name == "werkatelier" else StukFactory()
    with pytest.raises(ValidationError) as refused:
        writing.save_commitment(user=people["lead"], commitment=commitment, data={name: foreign}, base_version=1)
    assert name in refused.value.error_dict
    with pytest.raises(ValidationError):
        writing.keep_commitment(
            user=people["lead"], commitment=commitment, how="Zo.", on=day(0), stuk=StukFactory(), base_version=1
        )


def test_the_day_moves_only_with_a_reason(people: dict[str, User], commitment: Commitment) -> None:
    with pytest.raises(ValueError, match="reason"):
        writing.save_commitment(user=people["lead"], commitment=commitment, data={"due_date": day(90)}, base_version=1)


def test_the_record_of_events_holds_no_words(people: dict[str, User], commitment: Commitment) -> None:
    writing.move_commitment(
        user=people["lead"], commitment=commitment, due_date=day(5), reason="Geheim dit.", base_version=1
    )
    assert "Geheim" not in str(AuditEntry.objects.get(action="commitment_moved").data)


@pytest.mark.parametrize("conditions", [{}, {"public": True}, {"published": True}, {"confidential": True}])
@pytest.mark.parametrize("publicity", ["public", "internal"])
def test_who_knows_of_a_promise(people: dict[str, User], conditions: dict[str, bool], publicity: str) -> None:
    """The list and the rule of the traject agree."""
    traject = TrajectFactory(
        opgave=OpgaveFactory(**conditions),
        published_at=PUBLISHED_AT if conditions.get("published") else None,
        lead=people["lead"],
    )
    commitment = a_commitment(traject, people["owner"], public=publicity == "public")
    for person in people.values():
        inside = policy.user_can_view_internal(person, traject)
        outside = bool(conditions.get("published")) and publicity == "public"
        assert policy.visible_commitments(person).filter(pk=commitment.pk).exists() == (inside or outside)
