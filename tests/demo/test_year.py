"""The year as demo: it holds what was promised, it tells no sentence twice, and it is the same each time."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from pages.demo.taxonomy import AREAS, THEMES
from pages.search.indexing import at_once
from participation.choices import AMENDING, Moderation, ParticipationChoice, ResponseOutcome, Stage, StukState
from participation.demo import year
from participation.demo.calendar import DemoCalendar
from participation.demo.challenge import RECEIVED, load_challenge
from participation.demo.people import PEOPLE, load_people
from participation.demo.records import Stage as Scene
from participation.demo.society import SOMEBODY
from participation.demo.specs import StukSpec
from participation.demo.year.load import load_story, load_year
from participation.demo.year.people import YEAR_PEOPLE
from participation.demo.year.reading import read_year
from participation.demo.year.secrecy import CIRCLE, load_secrecy
from participation.demo.year.specs import YearOpgave
from participation.models import (
    AuditEntry,
    ChallengeRequest,
    Commitment,
    Contribution,
    Decision,
    Lesson,
    Opgave,
    Party,
    Reaction,
    Response,
    SecrecyGrant,
    Stuk,
    Traject,
    Werkatelier,
)
from participation.policy import visible_stukken
from participation.services.routes import sync_routes
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import sync_roles
from tests.matrix.spread import WHOLE

YEAR = read_year()
TRAJECTEN = [traject for story in YEAR for traject in story.trajecten]
SESSIONS = [session for traject in TRAJECTEN for session in traject.sessions]
TOPICS = [topic for traject in TRAJECTEN for topic in traject.topics]
PAPERS = [
    *(paper for story in YEAR for paper in story.papers),
    *(paper for traject in TRAJECTEN for paper in (*traject.papers, *traject.closing)),
    *(session.paper for session in SESSIONS if session.paper),
]
# From its start to its closing: past every gate, with a refused voice.
TOLD = "veilig-verkeer-molenhoek"


def test_it_holds_what_was_promised() -> None:
    voices = [voice for topic in TOPICS for voice in topic.voices]
    assert (len(YEAR), len(TRAJECTEN), len(SESSIONS), len(voices)) == (12, 20, 30, 400)
    assert {traject.process for traject in TRAJECTEN} == set(Stage)
    assert {paper.state for paper in PAPERS} == set(StukState)
    assert {topic.outcome for topic in TOPICS if topic.outcome} == set(ResponseOutcome)
    assert {story.spec.participation.choice for story in YEAR if story.spec.participation} == {
        ParticipationChoice.YES,
        ParticipationChoice.NO,
    }
    promises = [promise for traject in TRAJECTEN for promise in traject.promises]
    assert sum(promise.day < 0 and not promise.kept and not promise.dropped for promise in promises) >= 10
    fractions = {reaction.author for paper in PAPERS for reaction in paper.reactions}
    assert len(fractions & {person.name for person in (*PEOPLE, *YEAR_PEOPLE)}) >= 4


def test_no_sentence_is_said_twice() -> None:
    said = Counter(text for topic in TOPICS for text in (*topic.voices, topic.reason) if text)
    assert [text for text, times in said.items() if times > 1] == []
    titles = [paper.title for paper in PAPERS] + [session.spec.title for session in SESSIONS]
    assert len(titles) == len(set(titles))


def test_it_uses_the_themes_and_areas_of_the_guide() -> None:
    themes, areas = {name for name, _slug in THEMES}, {name for name, _slug in AREAS}
    for story in YEAR:
        assert set(story.spec.themes) <= themes
        assert set(story.spec.areas) <= areas


# What tells of a run: no numbers of rows and no moments of writing.
CONTENT: dict[type[Model], tuple[str, ...]] = {
    Opgave: ("slug", "title", "issue", "participation", "participation_reason", "confidentiality", "version"),
    Traject: ("slug", "process", "goals", "fixed", "open_space", "start_date", "budget", "version"),
    Party: ("traject__slug", "name", "role", "interest", "influence"),
    Werkatelier: ("slug", "starts_at", "ends_at", "report", "attendance", "published_at__date"),
    Contribution: ("traject__slug", "text", "received_on", "publicity", "state", "group__title", "is_current"),
    Response: ("outcome", "reason", "told_how"),
    Stuk: ("slug", "title", "kind", "state", "live", "sections"),
    Decision: ("stuk__slug", "body", "date", "number", "outcome", "reason", "content_hash"),
    Reaction: ("stuk__slug", "kind", "author__email", "text", "answer"),
    Commitment: ("traject__slug", "promise", "due_date", "state", "owner__email"),
    Lesson: ("traject__slug", "text"),
    AuditEntry: ("action", "object_type", "actor__email"),
}


def fingerprint() -> str:
    words = [list(model._default_manager.order_by("pk").values_list(*names)) for model, names in CONTENT.items()]
    return hashlib.sha256(repr(words).encode()).hexdigest()


def whole(today: date) -> str:
    """All stories in one go, and forgotten again."""
    with transaction.atomic():
        assert sum(1 for _line in load_year(today)) == len(YEAR)
        made = fingerprint()
        transaction.set_rollback(True)
    return made


def told(story: YearOpgave, today: date) -> str:
    """Load the story, look, and forget it: what there is to read of it, as one fingerprint."""
    with transaction.atomic():
        with at_once():
            load_story(story, Scene(load_people((*PEOPLE, *YEAR_PEOPLE)), DemoCalendar(today)))
        made = fingerprint()
        assert Traject.objects.get(slug="schoolroutes-molenhoek").stage == Stage.CLOSED
        assert set(Stuk.objects.values_list("state", "live")) == {(StukState.ADOPTED, True)}
        assert Contribution.objects.filter(state=Moderation.REFUSED).count() == 1
        transaction.set_rollback(True)
    return made


@pytest.mark.django_db
def test_a_story_goes_as_told_and_each_time_the_same() -> None:
    sync_roles()
    sync_routes()
    today = timezone.localdate()
    story = next(story for story in YEAR if story.spec.address == TOLD)
    story = replace(story, trajecten=story.trajecten[:1])
    assert told(story, today) == told(story, today)


@pytest.mark.django_db
def test_there_is_one_challenge_and_it_is_late() -> None:
    """The small demo has it; the year adds no other."""
    sync_roles()
    scene = Scene(load_people((*PEOPLE, *YEAR_PEOPLE)), DemoCalendar(timezone.localdate()))
    assert [load_challenge(scene, SOMEBODY) for _time in range(2)] == [True, False]
    made = ChallengeRequest.objects.get()
    assert (made.received_on, made.is_overdue) == (scene.calendar.day(RECEIVED), True)
    assert not any("enter_challenge" in file.read_text() for file in Path(year.__file__).parent.glob("*.py"))


def test_amendments_and_motions_have_a_form_of_their_own() -> None:
    """A story that hands one in as a remark stops `make start`, and only `make matrix` loads every story."""
    told = [paper for story in read_year() for paper in papers_of(story)]
    assert [one for paper in told for one in paper.reactions if one.kind in AMENDING] == []
    assert sum(len(paper.proposals) for paper in told) >= 5


def papers_of(story: YearOpgave) -> Iterator[StukSpec]:
    yield from story.papers
    for traject in story.trajecten:
        yield from (*traject.papers, *traject.closing)


@pytest.mark.django_db
def test_secrecy_stands_in_each_of_its_states_for_the_circle_alone() -> None:
    sync_roles()
    sync_routes()
    today = timezone.localdate()
    assert [len(list(load_secrecy(today))) for _time in range(2)] == [1, 0]
    states = {grant.stuk.slug: _state_of(grant) for grant in SecrecyGrant.objects.all()}
    assert states == {"ringvaart-taxatie": "lapsed", "ringvaart-bod": "confirmed", "ringvaart-voorwaarden": "waiting"}
    people = {person.email.partition("@")[0]: person for person in User.objects.all()}
    read = {name: set(visible_stukken(people[name]).values_list("slug", flat=True)) for name in ("raadslid", *CIRCLE)}
    both = {"ringvaart-bod", "ringvaart-voorwaarden"}
    assert read == {"raadslid": set(), "raadslid3": both, "raadslid4": both, "griffie": both}


def _state_of(grant: SecrecyGrant) -> str:
    return "lapsed" if grant.lapsed_at else "confirmed" if grant.confirmed_at else "waiting"


@pytest.mark.skipif(not WHOLE, reason="make matrix: twice a whole year")
@pytest.mark.django_db
def test_the_whole_year_is_each_time_the_same() -> None:
    sync_roles()
    sync_routes()
    today = timezone.localdate()
    assert whole(today) == whole(today)
