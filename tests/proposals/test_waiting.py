"""What waits for an answer: every kind, with and without one, in each place that says so or counts."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participation.choices import ReactionKind
from participation.health.overdue_answers import look
from participation.models import Decision, Reaction
from participation.services.own_reading.page import reading_page
from participation.services.reactions import add_reaction, answer_reaction
from participation.services.todo import home_page
from samenwerking.outbox.letters import content_of
from samenwerking.outbox.models import OutgoingMail
from tests.factories import ReactionFactory
from tests.proposals.conftest import KEY, Chamber, browser_of

pytestmark = pytest.mark.django_db
# Written by hand from docs/decisions/0229.
WAITS = {
    ReactionKind.QUESTION: True,
    ReactionKind.TECHNICAL: True,
    ReactionKind.ADVICE: True,
    ReactionKind.POLITICAL_POINT: True,
    ReactionKind.AMENDMENT: False,
    ReactionKind.MOTION: False,
}
OPEN, ANSWER = "Nog geen antwoord", "Daar komen wij op terug."


@pytest.mark.parametrize("answered", [False, True])
@pytest.mark.parametrize("kind", list(ReactionKind))
def test_one_and_many_agree(chamber: Chamber, kind: ReactionKind, answered: bool) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    facts = {"section_key": KEY, "kind": kind, "answered": answered, "due_on": yesterday}
    made = ReactionFactory(stuk=chamber.scene.now, author=chamber.scene["council"], **facts)
    waits = WAITS[kind] and not answered
    found = Reaction.objects.get(pk=made.pk)
    assert (found.waits, found.is_overdue) == (waits, waits)
    assert list(Reaction.objects.waiting()) == ([found] if waits else [])
    page = reading_page(chamber.scene["council"], chamber.scene.now)
    assert page is not None
    assert sum(section.unanswered for section in page.sections) == waits
    asked = [todo.title for todo in home_page(chamber.scene["lead"]).todos]
    assert ("Beantwoord 1 reactie" in asked) == waits
    paper = browser_of(chamber.scene["lead"]).get(chamber.scene.stuk.get_workspace_url()).content.decode()
    assert ("Beantwoord 1 reactie" in paper) == waits
    assert (look().number == 1) == waits


def test_no_page_says_that_an_amendment_lacks_an_answer(chamber: Chamber) -> None:
    """Its state is there; a question beside it still says that it waits."""
    scene = chamber.scene
    amendment, _motion = chamber.table(), chamber.table(ReactionKind.MOTION)
    scene.decide()
    decision = Decision.objects.get(body="council")
    slug = scene.stuk.slug
    pages = {
        "council": [
            scene.stuk.get_workspace_url(),
            reverse("werkplaats:reading_paper", args=[slug]),
            reverse("werkplaats:reading_print", args=[slug]) + "?reacties=ja",
        ],
        "lead": [scene.stuk.get_workspace_url(), reverse("werkplaats:decision_file", args=[slug, decision.pk])],
    }
    for who, addresses in pages.items():
        for page in addresses:
            body = browser_of(scene[who]).get(page).content.decode()
            assert "Omdat het nodig is." in body, page
            assert re.search(r"Ingediend\s*</span>", body), page
            assert OPEN not in body, page
            assert "zonder antwoord" not in body, page
    ReactionFactory(stuk=scene.now, author=scene["council"], section_key=KEY, kind=ReactionKind.QUESTION)
    answer_reaction(user=scene["lead"], reaction=amendment.reaction, text=ANSWER)
    for who, addresses in pages.items():
        for page in addresses:
            body = browser_of(scene[who]).get(page).content.decode()
            assert (body.count(OPEN), ANSWER in body) == (1, True), page


def test_the_letter_asks_no_answer_to_an_amendment(chamber: Chamber) -> None:
    chamber.table()
    add_reaction(user=chamber.scene["council"], stuk=chamber.scene.now, section_key=KEY, kind="question", text="Hoe?")
    actions = {}
    for mail in OutgoingMail.objects.filter(letter="question", recipient=chamber.scene["lead"]):
        content = content_of(mail)
        assert content is not None
        actions[mail.about.kind] = content.action
    assert actions == {"amendment": "Lees wat is ingediend", "question": "Lees de reactie en geef antwoord"}
