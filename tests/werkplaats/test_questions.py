"""The method's questions of a traject: the grid, the guide beside them, answers and their history."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, Site

from pages.choices import Element, Process
from pages.models import GuidePage, Question
from participation.models import Answer, AuditEntry
from participation.selectors.questions import next_open_question, progress_of
from tests.factories import AnswerFactory, QuestionFactory
from tests.werkplaats.conftest import MakeWorld, World, browser_of
from tests.werkplaats.forms import form_on, text_of

pytestmark = pytest.mark.django_db
CELL = (Process.EXPLORE.value, Element.CONTENT.value)


def address(name: str, *args: object) -> str:
    return reverse(f"werkplaats:{name}", args=["plein", *args])


def answer_path(question: Question) -> str:
    return address("question_answer", question.pk)


@pytest.fixture
def guide_page() -> GuidePage:
    root = Site.objects.get(is_default_site=True).root_page
    page: GuidePage = root.add_child(
        instance=GuidePage(title="Verkennen", slug="verkennen-uitleg", search_description="Begin met kijken.")
    )
    return page


def test_the_grid_counts_core_and_deeper_questions(world: World) -> None:
    first, _second = QuestionFactory.create_batch(2)
    deep = QuestionFactory(layer=2)
    QuestionFactory(process=Process.DESIGN, element=Element.ACTORS)
    QuestionFactory(active=False)
    AnswerFactory(traject=world.traject, question=first)
    AnswerFactory(traject=world.traject, question=deep)
    AnswerFactory(question=_second)
    cells = progress_of(world.traject)
    assert len(cells) == 12
    cell = cells[CELL]
    assert (cell.core, cell.core_answered, cell.deeper, cell.deeper_answered) == (2, 1, 1, 1)
    assert cells["design", "actors"].open_core == 1
    assert cells["evaluate", "process"].core == 0
    text = text_of(browser_of(world.lead).get(address("questions")).content)
    assert "1 van 2 kernvragen" in text
    assert "Nog geen vragen" in text


def test_the_guide_stands_beside_the_question(world: World, guide_page: GuidePage) -> None:
    question = QuestionFactory(guide_page=guide_page, reason="Anders praat u langs elkaar heen.")
    for path in (address("question_cell", *CELL), answer_path(question)):
        page = browser_of(world.lead).get(path)
        text = text_of(page.content)
        assert "Waarom deze vraag? Anders praat u langs elkaar heen." in text
        assert "Begin met kijken." in text
        assert guide_page.get_url() in page.content.decode()


def test_a_page_without_description_gives_its_first_text(world: World, guide_page: GuidePage) -> None:
    guide_page.search_description = ""
    guide_page.body = [("rich_text", "<p>Eerst <b>luisteren</b>.</p><p>Dan praten.</p>")]
    guide_page.save()
    QuestionFactory(guide_page=guide_page)
    page = browser_of(world.lead).get(address("question_cell", *CELL))
    assert "Eerst luisteren. Dan praten." in text_of(page.content)


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_a_page_that_not_everybody_may_read_is_left_out(hidden: str, world: World, guide_page: GuidePage) -> None:
    if hidden == "draft":
        Page.objects.filter(pk=guide_page.pk).update(live=False)
    else:
        PageViewRestriction.objects.create(page=guide_page, restriction_type=PageViewRestriction.LOGIN)
    QuestionFactory(guide_page=guide_page)
    page = browser_of(world.lead).get(address("question_cell", *CELL)).content.decode()
    assert "verkennen-uitleg" not in page
    assert "Begin met kijken." not in page


def test_an_answer_is_kept_with_the_question_as_it_was(world: World) -> None:
    question = QuestionFactory(text="Wat is er aan de hand?")
    browser = browser_of(world.member)
    data = {**form_on(browser, answer_path(question)), "text": "Het plein loopt leeg.", "certainty": "certain"}
    answer = browser.post(answer_path(question), data)
    assert answer.url == f"{address('question_cell', *CELL)}#vraag-{question.pk}"
    kept = Answer.objects.get()
    assert (kept.text, kept.certainty, kept.publicity) == ("Het plein loopt leeg.", "certain", "internal")
    assert (kept.author, kept.question_text) == (world.member, "Wat is er aan de hand?")
    assert AuditEntry.objects.filter(action="answer_saved", data__question=question.pk).count() == 1
    question.text = "Wat speelt er, en waaraan zien we dat?"
    question.save()
    for path in (address("question_cell", *CELL), answer_path(question)):
        assert "“Wat is er aan de hand?”" in text_of(browser.get(path).content)


def test_earlier_answers_stay_to_be_read(world: World) -> None:
    current = AnswerFactory(traject=world.traject, text="Eerste antwoord")
    browser = browser_of(world.lead)
    path = answer_path(current.question)
    browser.post(path, {**form_on(browser, path), "text": "Tweede antwoord"})
    for page in (path, address("question_cell", *CELL)):
        text = text_of(browser.get(page).content)
        assert "1 eerder antwoord" in text
        assert "Eerste antwoord" in text


def test_on_to_the_next_open_core_question(world: World) -> None:
    first = QuestionFactory(sort_order=1)
    QuestionFactory(layer=2, sort_order=0)
    answered = QuestionFactory(sort_order=2)
    AnswerFactory(traject=world.traject, question=answered)
    actors = QuestionFactory(element=Element.ACTORS)
    QuestionFactory(process=Process.DESIGN)
    assert next_open_question(world.traject, "explore") == first
    browser = browser_of(world.lead)
    data = {**form_on(browser, answer_path(first)), "text": "Antwoord", "volgende": "ja"}
    assert browser.post(answer_path(first), data).url == answer_path(actors)
    data = {**form_on(browser, answer_path(actors)), "text": "Antwoord", "volgende": "ja"}
    answer = browser.post(answer_path(actors), data, follow=True)
    assert "Alle kernvragen van dit proces hebben een antwoord." in text_of(answer.content)


def test_an_empty_answer_is_refused_in_words(world: World) -> None:
    question = QuestionFactory()
    browser = browser_of(world.lead)
    answer = browser.post(answer_path(question), {**form_on(browser, answer_path(question)), "text": "   "})
    assert "Schrijf een antwoord." in answer.content.decode()
    assert not Answer.objects.exists()


def test_an_answer_is_never_wider_than_its_dossier(world: World) -> None:
    question = QuestionFactory()
    browser = browser_of(world.lead)
    data = {**form_on(browser, answer_path(question)), "text": "Antwoord", "publicity": "public"}
    assert "Selecteer een geldige keuze." in browser.post(answer_path(question), data).content.decode()
    assert not Answer.objects.exists()


def test_readers_of_the_register_get_public_answers_only(make_world: MakeWorld) -> None:
    world = make_world(published=True)
    AnswerFactory(traject=world.traject, text="Voor iedereen", public=True)
    AnswerFactory(traject=world.traject, text="Voor collega's")
    page = browser_of(world.council).get(address("traject")).content.decode()
    assert "Voor iedereen" in page
    assert "Voor collega" not in page.replace("Voor collega’s", "")


def test_a_question_out_of_use_keeps_its_answer_and_takes_no_new_one(world: World) -> None:
    given = AnswerFactory(traject=world.traject, text="Oud antwoord")
    Question.objects.update(active=False)
    text = text_of(browser_of(world.lead).get(address("question_cell", *CELL)).content)
    assert "Oud antwoord" in text
    assert "Deze vraag is niet meer in gebruik." in text
    assert browser_of(world.lead).get(answer_path(given.question)).status_code == 404
    assert browser_of(world.lead).post(answer_path(given.question), {"text": "x"}).status_code == 404


def test_a_colleague_reads_and_does_not_answer(world: World) -> None:
    question = QuestionFactory()
    browser = browser_of(world.colleague)
    assert "Beantwoord deze vraag" not in browser.get(address("question_cell", *CELL)).content.decode()
    assert browser.post(answer_path(question), {"text": "x"}).status_code == 403


def test_the_number_of_queries_of_a_cell_does_not_grow(world: World, guide_page: GuidePage) -> None:
    browser = browser_of(world.lead)
    counts = []
    for number in (2, 12):
        for question in QuestionFactory.create_batch(number, guide_page=guide_page):
            AnswerFactory(traject=world.traject, question=question)
        browser.get(address("question_cell", *CELL))
        with CaptureQueriesContext(connection) as queries:
            browser.get(address("question_cell", *CELL))
        counts.append(len(queries))
    assert counts[0] == counts[1]
