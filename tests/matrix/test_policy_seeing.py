"""DESIGN section 3, rules 2, 3 and 4: who sees a dossier, by role or relation, confidentiality and publication.

The tables are written from the rules, by hand. ``-`` is nothing (404), ``public`` the public fields,
``all`` every field.
"""

import pytest

from participation.models import Traject
from participation.policy import user_can_view, user_can_view_internal, visible_answers
from tests.factories import AnswerFactory, StukFactory, TrajectFactory, WerkatelierFactory
from tests.matrix.actors import Actor, columns, each_before, make_actor

pytestmark = pytest.mark.django_db

CONDITIONS = {
    "published": {"published": True},
    "public": {"public": True},
    "internal": {},
    "confidential": {"confidential": True},
}

TRAJECT_AND_BELOW = """
                published  public  internal  confidential
anonymous       public     -       -         -
outsider        public     -       -         -
communication   all        all     all       -
project_leader  all        all     all       -
manager         all        all     all       -
college         all        all     all       -
secretariat     all        all     all       -
clerk           all        all     all       -
council         public     -       -         -
auditor         all        all     all       -
admin           public     -       -         -
superuser       public     -       -         -
lead            all        all     all       all
member          all        all     all       all
reader          all        all     all       all
holder          all        all     all       all
client          all        all     all       all
traject_lead    all        all     all       all
traject_member  all        all     all       all
traject_reader  all        all     all       all
deactivated     public     -       -         -
"""

# Somebody related to one traject knows the opgave above it, but not the other trajecten of that opgave.
SIBLING = """
                published  public  internal  confidential
anonymous       public     -       -         -
project_leader  all        all     all       -
council         public     -       -         -
lead            all        all     all       all
reader          all        all     all       all
holder          all        all     all       all
client          all        all     all       all
traject_lead    public     -       -         -
traject_member  public     -       -         -
traject_reader  public     -       -         -
deactivated     public     -       -         -
"""

# Papers nobody was offered: rule 2 gives only published ones to the public.
PAPER = """
                draft  in_review  returned  adopted  published  withdrawn
anonymous       -      -          -         -        public     -
outsider        -      -          -         -        public     -
communication   all    all        all       all      all        all
project_leader  all    all        all       all      all        all
manager         all    all        all       all      all        all
college         all    all        all       all      all        all
secretariat     all    all        all       all      all        all
clerk           all    all        all       all      all        all
council         -      -          -         -        public     -
auditor         all    all        all       all      all        all
admin           -      -          -         -        public     -
superuser       -      -          -         -        public     -
lead            all    all        all       all      all        all
reader          all    all        all       all      all        all
traject_lead    all    all        all       all      all        all
traject_reader  all    all        all       all      all        all
deactivated     -      -          -         -        public     -
"""

# A paper the council was offered, in every kind of dossier (rule 3; rule 4 keeps the confidential one closed).
OFFERED = """
                published  public  internal  confidential
anonymous       -          -       -         -
outsider        -          -       -         -
communication   all        all     all       -
college         all        all     all       -
clerk           all        all     all       -
council         public     public  public    -
admin           -          -       -         -
superuser       -          -       -         -
lead            all        all     all       all
traject_reader  all        all     all       all
holder          all        all     all       all
deactivated     -          -       -         -
"""

ANSWERS = """
                published  public    internal  confidential
anonymous       public     -         -         -
outsider        public     -         -         -
communication   all        all       all       -
council         public     -         -         -
auditor         all        all       all       -
admin           public     -         -         -
superuser       public     -         -         -
reader          all        all       all       all
traject_reader  all        all       all       all
deactivated     public     -         -         -
"""


def sight_of(user: object, obj: object) -> str:
    if user_can_view_internal(user, obj):  # type: ignore[arg-type]  # the table holds every kind of record
        assert user_can_view(user, obj), "whoever sees every field also sees the record"  # type: ignore[arg-type]  # rows of several kinds go by one name here
        return "all"
    return "public" if user_can_view(user, obj) else "-"  # type: ignore[arg-type]  # rows of several kinds go by one name here


@pytest.mark.parametrize(("condition", "expected"), columns(TRAJECT_AND_BELOW))
def test_dossier(condition: str, expected: dict[str, str]) -> None:
    werkatelier = WerkatelierFactory(traject__published=condition == "published", **CONDITIONS[condition])
    records = [werkatelier.opgave, werkatelier.traject, werkatelier]
    for actor, user in each_before(werkatelier.traject, expected):
        assert [sight_of(user, record) for record in records] == [expected[actor]] * 3, actor


@pytest.mark.parametrize(("condition", "expected"), columns(SIBLING))
def test_another_traject_of_the_same_opgave(condition: str, expected: dict[str, str]) -> None:
    traject = TrajectFactory(**CONDITIONS[condition])
    sibling = TrajectFactory(opgave=traject.opgave, published_at=traject.published_at)
    in_sibling = WerkatelierFactory(traject=sibling, published_at=traject.published_at)
    stuk = StukFactory(owner=sibling)
    for actor, user in each_before(traject, expected):
        sight = expected[actor]
        assert sight_of(user, sibling) == sight, actor
        assert sight_of(user, in_sibling) == sight, actor
        assert sight_of(user, stuk) == ("-" if sight == "public" else sight), actor


@pytest.mark.parametrize(("state", "expected"), columns(PAPER))
def test_paper_of_a_published_dossier(state: str, expected: dict[str, str]) -> None:
    traject = TrajectFactory(published=True)
    stuk = StukFactory(owner=traject, **{state: True})
    assert {actor: sight_of(user, stuk) for actor, user in each_before(traject, expected)} == expected


@pytest.mark.parametrize(("condition", "expected"), columns(OFFERED))
def test_paper_offered_to_the_council(condition: str, expected: dict[str, str]) -> None:
    traject = TrajectFactory(**CONDITIONS[condition])
    stuk = StukFactory(owner=traject, in_review=True, offered_to_council=True)
    assert {actor: sight_of(user, stuk) for actor, user in each_before(traject, expected)} == expected


@pytest.mark.parametrize("condition", ["public", "internal", "confidential"])
def test_a_live_paper_of_a_dossier_that_left_the_register(condition: str) -> None:
    """Nobody outside keeps sight of a paper when its dossier stops being public."""
    traject = TrajectFactory(**CONDITIONS[condition])
    stuk = StukFactory(owner=traject, published=True)
    outside = [Actor.ANONYMOUS, Actor.OUTSIDER, Actor.COUNCIL, Actor.ADMIN, Actor.SUPERUSER]
    assert {actor: sight_of(user, stuk) for actor, user in each_before(traject, outside)} == dict.fromkeys(outside, "-")


@pytest.mark.parametrize("hidden", ["opgave", "traject", "werkatelier"])
def test_what_hangs_under_an_unpublished_record_is_not_public(hidden: str) -> None:
    werkatelier = WerkatelierFactory(traject__published=True, published=True)
    record = getattr(werkatelier, hidden) if hidden != "werkatelier" else werkatelier
    record.published_at = None
    record.save()
    anonymous = make_actor(Actor.ANONYMOUS, werkatelier.traject)
    below = {"opgave": 3, "traject": 2, "werkatelier": 1}[hidden]
    records = [werkatelier, Traject.objects.get(pk=werkatelier.traject_id), werkatelier.opgave]
    assert [sight_of(anonymous, obj) for obj in records] == ["-"] * below + ["public"] * (3 - below)


@pytest.mark.parametrize(("condition", "expected"), columns(ANSWERS))
def test_answers(condition: str, expected: dict[str, str]) -> None:
    traject = TrajectFactory(**CONDITIONS[condition])
    inside, outside = AnswerFactory(traject=traject), AnswerFactory(traject=traject, public=True)
    AnswerFactory(traject=traject, question=outside.question, public=True, is_current=False, text="Oude tekst")
    answers = {"all": {inside, outside}, "public": {outside}, "-": set()}
    for actor, user in each_before(traject, expected):
        assert set(visible_answers(user, traject)) == answers[expected[actor]], actor
