"""Two people write at once: both texts are shown, and neither is lost."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from participation.choices import Certainty, Publicity
from participation.exceptions import ParticipationError
from participation.models import Answer, Opgave
from participation.services.answers import save_answer
from participation.services.trajecten import save_part
from tests.factories import AnswerFactory, OpgaveFactory, PartyFactory, QuestionFactory, ResultFactory, ThemeFactory
from tests.werkplaats.conftest import World, browser_of
from tests.werkplaats.forms import fields_of, form_on, text_of

pytestmark = pytest.mark.django_db
EDITED = [("opgave", "cause"), ("traject", "goals"), ("werkatelier", "purpose")]


def edit_path(name: str) -> str:
    return reverse(f"werkplaats:{name}_edit", args=["plein"])


def both_write(world: World, name: str, mine: dict[str, object], theirs: dict[str, object]) -> tuple[object, object]:
    """The lead and the member open the page; the member saves first. Gives the lead's browser and answer."""
    lead, member = browser_of(world.lead), browser_of(world.member)
    opened, other = form_on(lead, edit_path(name)), form_on(member, edit_path(name))
    assert member.post(edit_path(name), {**other, **theirs}).status_code == 302
    return lead, lead.post(edit_path(name), {**opened, **mine})


@pytest.mark.parametrize(("name", "field"), EDITED)
def test_a_save_over_a_newer_version_shows_both_and_changes_nothing(name: str, field: str, world: World) -> None:
    _lead, answer = both_write(world, name, {field: "Mijn woorden"}, {field: "Andere woorden"})
    assert answer.status_code == 409
    sides = BeautifulSoup(answer.content, "html.parser").select(".sw-conflict__side")
    assert [" ".join(side.get_text(" ").split()) for side in sides] == [
        "Uw tekst Mijn woorden",
        "De tekst van nu Andere woorden",
    ]
    assert fields_of(answer.content)[field] == "Mijn woorden"
    assert str(world.member) in text_of(answer.content)
    record = getattr(world, name)
    record.refresh_from_db()
    assert getattr(record, field) == "Andere woorden"


@pytest.mark.parametrize(("name", "field"), EDITED)
def test_a_deliberate_second_save_works(name: str, field: str, world: World) -> None:
    lead, answer = both_write(world, name, {field: "Mijn woorden"}, {field: "Andere woorden"})
    again = {**fields_of(answer.content), field: "Mijn woorden en andere woorden"}
    assert lead.post(edit_path(name), again).status_code == 302
    record = getattr(world, name)
    record.refresh_from_db()
    assert getattr(record, field) == "Mijn woorden en andere woorden"
    assert record.version == 3


def test_a_second_window_of_ones_own_is_not_somebody_else(world: World) -> None:
    lead = browser_of(world.lead)
    opened = form_on(lead, edit_path("opgave"))
    assert lead.post(edit_path("opgave"), {**opened, "cause": "In het andere venster"}).status_code == 302
    answer = lead.post(edit_path("opgave"), {**opened, "cause": "In dit venster"})
    assert answer.status_code == 409
    text = text_of(answer.content)
    assert "U bewaarde dit intussen in een ander venster" in text
    assert "Iemand anders" not in text


def test_a_third_save_in_between_is_noticed_again(world: World) -> None:
    lead, answer = both_write(world, "opgave", {"cause": "Mijn woorden"}, {"cause": "Andere woorden"})
    member = browser_of(world.member)
    member.post(edit_path("opgave"), {**form_on(member, edit_path("opgave")), "cause": "Nog later"})
    again = lead.post(edit_path("opgave"), fields_of(answer.content))
    assert again.status_code == 409
    assert "Nog later" in text_of(again.content)
    assert fields_of(again.content)["cause"] == "Mijn woorden"


def test_fields_that_only_the_other_changed_are_taken_over(world: World) -> None:
    theme = ThemeFactory()
    theirs = {"scope_in": "Wat de ander schreef", "themes": [theme.pk], "ambition_fixed": "on"}
    theirs |= {"start_date": "2026-02-03"}
    lead, answer = both_write(world, "opgave", {"cause": "Mijn woorden"}, theirs)
    assert answer.status_code == 409
    assert answer.context["conflict"].both == []
    filled = fields_of(answer.content)
    assert (filled["cause"], filled["scope_in"]) == ("Mijn woorden", "Wat de ander schreef")
    assert lead.post(edit_path("opgave"), filled).status_code == 302
    opgave = Opgave.objects.get(slug="plein")
    assert (opgave.cause, opgave.scope_in, opgave.ambition_fixed) == ("Mijn woorden", "Wat de ander schreef", True)
    assert str(opgave.start_date) == "2026-02-03"
    assert list(opgave.themes.all()) == [theme]


def test_a_choice_that_both_changed_is_shown_in_words(world: World) -> None:
    _lead, answer = both_write(world, "traject", {"impact_level": "3"}, {"impact_level": "0"})
    pair = answer.context["conflict"].both[0]
    assert (pair.mine, pair.theirs) == ("3 – groot", "0 – geen merkbare gevolgen")


def test_the_same_save_twice_counts_once(world: World) -> None:
    browser = browser_of(world.lead)
    data = {**form_on(browser, edit_path("opgave")), "cause": "Eén keer"}
    assert [browser.post(edit_path("opgave"), data).status_code for _again in range(2)] == [302, 302]
    assert Opgave.objects.get(slug="plein").version == 2


@pytest.mark.parametrize("marks", ["", "geen json", "[1]", json.dumps({"cause": "verzonnen"})])
def test_without_honest_marks_every_difference_is_shown(marks: str, world: World) -> None:
    mine = {"cause": "Mijn woorden", "base_marks": marks}
    _lead, answer = both_write(world, "opgave", mine, {"cause": "Andere woorden", "scope_in": "Nieuw"})
    assert answer.status_code == 409
    assert {pair.field.name for pair in answer.context["conflict"].both} == {"cause", "scope_in"}


def test_the_conflict_page_hides_policy_opgaven_that_the_writer_may_not_know_of(world: World) -> None:
    world.opgave.contributes_to.set([OpgaveFactory(confidential=True, kind="policy", title="Stille opgave")])
    _lead, answer = both_write(world, "opgave", {"cause": "Mijn"}, {"cause": "Ander"})
    assert "Stille opgave" not in answer.content.decode()


def test_two_answers_to_one_question(world: World) -> None:
    question = QuestionFactory()
    path = reverse("werkplaats:question_answer", args=["plein", question.pk])
    lead = browser_of(world.lead)
    opened = form_on(lead, path)
    save_answer(
        user=world.member,
        traject=world.traject,
        question=question,
        text="Van de ander",
        certainty=Certainty.CERTAIN,
        publicity=Publicity.INTERNAL,
        base_answer_id=None,
    )
    answer = lead.post(path, {**opened, "text": "Van mij"})
    assert answer.status_code == 409
    assert "Van de ander" in text_of(answer.content)
    filled = fields_of(answer.content)
    assert (filled["text"], filled["certainty"]) == ("Van mij", ["certain"])
    assert lead.post(path, filled).status_code == 302
    assert [a.text for a in Answer.objects.order_by("pk")] == ["Van de ander", "Van mij"]
    assert Answer.objects.get(is_current=True).text == "Van mij"


def test_the_same_answer_twice_is_one_answer(world: World) -> None:
    current = AnswerFactory(traject=world.traject)
    path = reverse("werkplaats:question_answer", args=["plein", current.question.pk])
    browser = browser_of(world.lead)
    data = {**form_on(browser, path), "text": "Beter antwoord"}
    assert [browser.post(path, data).status_code for _again in range(2)] == [302, 302]
    assert Answer.objects.count() == 2
    assert Answer.objects.filter(created_at__lte=timezone.now(), is_current=True).count() == 1


@pytest.mark.parametrize(
    ("name", "factory", "field"), [("party", PartyFactory, "commitment"), ("result", ResultFactory, "description")]
)
def test_two_people_change_one_part(name: str, factory: type, field: str, world: World) -> None:
    part = factory(traject=world.traject)
    path = reverse(f"werkplaats:{name}_edit", args=["plein", part.pk])
    lead, member = browser_of(world.lead), browser_of(world.member)
    opened = form_on(lead, path)
    member.post(path, {**form_on(member, path), field: "Van de ander"})
    answer = lead.post(path, {**opened, field: "Van mij"})
    assert answer.status_code == 409
    assert "Van de ander" in text_of(answer.content)
    part.refresh_from_db()
    assert getattr(part, field) == "Van de ander"
    assert lead.post(path, fields_of(answer.content)).status_code == 302
    part.refresh_from_db()
    assert (getattr(part, field), part.version) == ("Van mij", 3)


def test_a_part_that_was_removed_meanwhile_is_not_brought_back(world: World) -> None:
    party = PartyFactory(traject=world.traject)
    data = {"name": "Dorpsbelang", "role": "decider", "interest": 2, "influence": 2, "attitude": "neutral"}
    party.delete()
    party.pk = 1
    with pytest.raises(ParticipationError, match="intussen verwijderd"):
        save_part(user=world.lead, part=party, data=data, base_version=1)
