"""Each job at its border: the day before the term is over nothing goes, the day after it does. And what names whom."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from pages.models import GuidePage, HomePage, SearchMiss, Suggestion, SuggestionContact, VersionNote
from pages.models.version_note import forget_name, with_name
from pages.search.misses import forget_asked
from participation.models import (
    ChallengeRequester,
    ContactPerson,
    Contribution,
    ContributionGiver,
    ContributionImport,
    EvaluationReply,
    EvaluationRound,
    Initiative,
    InitiativeContact,
    Invitee,
    MarkedPassage,
    RegistrationPerson,
)
from participation.services.persons.erasing import erase_person
from participation.services.persons.mentions import file_names, names_address
from tests.erasure.odd_places import in_an_evaluation, read_in, thanked
from tests.erasure.person import Person
from tests.erasure.persons import (
    by_letter,
    contact_person,
    initiator,
    invited,
    places_for,
    registering,
    requester,
)
from tests.werkplaats.conftest import MakeWorld

LATE, YOUNG = Person(1), Person(12)
Known = Callable[[], Any]


@pytest.fixture
def at(make_world: MakeWorld) -> dict[str, Any]:
    page = HomePage.objects.get().add_child(instance=GuidePage(title="Bladzijde"))
    return places_for(make_world(published=True), page)


def run(command: str) -> None:
    call_command(command, verbosity=0, stdout=StringIO())


@pytest.mark.parametrize(
    ("enter", "model", "job"),
    [
        (by_letter, ContributionGiver, "erase_contribution_data"),
        (registering, RegistrationPerson, "erase_participants"),
        (invited, Invitee, "erase_participants"),
        (contact_person, ContactPerson, "erase_contacts"),
        (initiator, InitiativeContact, "erase_outsiders"),
        (requester, ChallengeRequester, "erase_outsiders"),
    ],
)
def test_people_stay_until_the_last_day_of_their_term(
    enter: Callable[..., object], model: Any, job: str, at: dict[str, Any]
) -> None:
    today = timezone.localdate()
    for person, day in ((LATE, today - timedelta(days=1)), (YOUNG, today)):
        enter(person, at)
        model.objects.filter(email=person.email).update(retain_until=day)
    run(job)
    assert list(model.objects.exclude(email="").values_list("email", flat=True)) == [YOUNG.email]


def test_marked_words_go_with_their_giver_and_else_after_the_term(at: dict[str, Any]) -> None:
    """Of a giver whose term is over, of who is erased, and of a letter without a sender marked too long ago."""
    made = {person: by_letter(person, at) for person in (LATE, YOUNG, Person(3), Person(4))}
    ContributionGiver.objects.filter(contribution=made[LATE]).update(
        retain_until=timezone.localdate() - timedelta(days=1)
    )
    MarkedPassage.objects.filter(contribution=made[Person(3)]).update(marked_at=timezone.now() - timedelta(days=366))
    MarkedPassage.objects.filter(contribution=made[YOUNG]).update(marked_at=timezone.now() - timedelta(days=364))
    erase_person(user=at["world"].admin, email=Person(4).email)
    run("erase_contribution_data")
    assert list(MarkedPassage.objects.exclude(passage="").values_list("contribution", flat=True)) == [made[YOUNG].pk]
    assert "[persoonsgegevens verwijderd]" in Contribution.objects.get(pk=made[LATE].pk).text


def test_remarks_of_an_evaluation_go_a_year_after_it(at: dict[str, Any]) -> None:
    in_an_evaluation(LATE, at)
    for days, left in ((365, True), (366, False)):
        day = timezone.localdate() - timedelta(days=days)
        EvaluationRound.objects.update(opens_on=day, closes_on=day)
        run("erase_outsiders")
        assert any(EvaluationReply.objects.get().remarks) == left
    assert EvaluationReply.objects.get().scores == [4] * 5


def test_headings_of_a_file_go_after_a_year_and_a_file_that_waits_after_a_week(at: dict[str, Any]) -> None:
    read_in(LATE, at)
    waiting = ContributionImport.objects.create(traject=at["world"].traject, created_by=at["world"].lead)
    for days, names, waits in ((6, True, True), (8, True, False), (364, True, False), (366, False, False)):
        ContributionImport.objects.update(created_at=timezone.now() - timedelta(days=days))
        run("erase_contribution_data")
        assert ContributionImport.objects.filter(pk=waiting.pk).exists() == waits
        assert ContributionImport.objects.exclude(file_name="").filter(state="done").exists() == names
    assert ContributionGiver.objects.get().email == LATE.email


def test_the_name_of_a_proposal_goes_with_the_address_and_in_the_history_when_asked(at: dict[str, Any]) -> None:
    for person in (LATE, YOUNG):
        thanked(person, at)
    today = timezone.localdate()
    SuggestionContact.objects.filter(email=LATE.email).update(erase_on=today - timedelta(days=1))
    SuggestionContact.objects.filter(email=YOUNG.email).update(erase_on=today)
    run("erase_reader_data")
    assert set(Suggestion.objects.values_list("thanks_name", flat=True)) == {"", YOUNG.name}
    assert VersionNote.objects.filter(thanks_name__contains=LATE.name).exists()
    erase_person(user=at["world"].admin, email=YOUNG.email)
    assert forget_name(at["page"].pk, LATE.name) == 1
    assert set(VersionNote.objects.values_list("thanks_name", flat=True)) == {"Buurthuis"}


def test_a_line_about_who_began_no_longer_names_who_is_erased(at: dict[str, Any]) -> None:
    initiator(LATE, at)
    version = Initiative.objects.get().version
    erase_person(user=at["world"].admin, email=LATE.email)
    found = Initiative.objects.get()
    assert (found.initiator, found.version) == ("Een inwoner en de buren", version + 1)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Mail an@x.example.", True),
        ("AN@X.EXAMPLE", True),
        ("<an@x.example>, an@x.example;", True),
        ("jan@x.example", False),
        ("an@x.example.com", False),
        ("an@x.examples", False),
        ("p.an@x.example", False),
    ],
)
def test_an_address_is_found_whole(text: str, named: bool) -> None:
    assert names_address(text, "an@x.example") == named
    assert file_names(f"naam;mail\nAn;{text}\n".encode("utf-16"), "an@x.example") == named


def test_names_of_a_version_and_words_of_a_search(db: None) -> None:
    assert with_name("", "An") == "An"
    assert with_name("An, Bo", "An") == "An, Bo"
    assert with_name("x" * 250, "An de Boer") == "x" * 250
    month = timezone.localdate().replace(day=1)
    for number, words in enumerate(("boer joke", "boerderij jokes", "boer kaas")):
        SearchMiss.objects.create(month=month, fingerprint=str(number), words=words, last_day=month)
    assert (forget_asked("Joke de Boer"), forget_asked(""), forget_asked("J. 2")) == (1, 0, 0)
