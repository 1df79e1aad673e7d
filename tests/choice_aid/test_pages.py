"""The choice aid of the demo as readers get it, and as the editor keeps it."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.models import Page

from pages.choice_aid.completeness import problems_of
from pages.choice_aid.forms import ChoiceAidForm
from pages.choice_aid.selectors import instrument_titles
from pages.models import ChoiceAidPage, HomePage, InstrumentPage
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PATH = "/keuzehulp/"


def read(query: str = "") -> BeautifulSoup:
    response = Client().get(f"{PATH}?{query}")
    assert response.status_code == 200
    assert not response.cookies, "nothing is kept"
    return BeautifulSoup(response.content, "html.parser")


def keys(number: int) -> str:
    """The answers with this number to every question, as an address has them."""
    questions = ChoiceAidPage.objects.get().aid.questions
    return "&".join(f"k={question.answers[min(number, len(question.answers) - 1)].key}" for question in questions)


def test_the_choice_aid_of_the_demo_is_complete(guide: HomePage) -> None:
    aid = ChoiceAidPage.objects.get().aid
    assert problems_of(aid, instrument_titles(aid)) == []
    assert (len(aid.questions), len(aid.levels), len(aid.forms)) == (5, 4, 5)


def test_one_question_a_page_and_back_without_loss(guide: HomePage) -> None:
    assert read().select_one(".sw-aid-start a")["href"] == "?stap=1"
    chosen = keys(1).split("&")
    page = read(f"{chosen[0]}&{chosen[1]}&stap=2")
    assert "Vraag 2 van 5" in page.text
    assert [f"k={field['value']}" for field in page.select("form input[type=hidden]")] == [chosen[0]]
    assert f"k={page.select_one('input[checked]')['value']}" == chosen[1]
    assert [(button["name"], button["value"]) for button in page.select(".sw-aid__buttons button")] == [
        ("stap", "3"),
        ("stap", "1"),
    ]
    assert "Kies eerst een antwoord" in read(f"{chosen[0]}&stap=3").text


@pytest.mark.parametrize(
    ("number", "form"), [(0, "Informeren"), (1, "Raadplegen"), (2, "Adviseren"), (3, "Meebeslissen")]
)
def test_the_outcome_says_why(guide: HomePage, number: int, form: str) -> None:
    page = read(f"{keys(number)}&stap=uitkomst")
    assert page.h1.text == f"Dit past: {form}"
    assert len(page.select(".sw-aid__reasons > li")) == 5
    assert 1 <= len(page.select(".sw-grid .sw-card")) <= 3
    assert page.select_one(".sw-panel a[href*='werkplaats']") is None


def test_an_instrument_that_is_not_public_is_not_named(guide: HomePage) -> None:
    walk = InstrumentPage.objects.get(slug="dorpswandeling")
    assert "Dorpswandeling" in read(f"{keys(1)}&stap=uitkomst").text
    walk.unpublish()
    assert "Dorpswandeling" not in read(f"{keys(1)}&stap=uitkomst").text
    aid = ChoiceAidPage.objects.get().aid
    assert problems_of(aid, instrument_titles(aid)) == [
        "Er wordt een instrument genoemd dat niet is gepubliceerd. Kies een ander of publiceer het eerst."
    ]


@pytest.mark.parametrize(
    "query", ["k=<script>alert(1)</script>&stap=1", "stap=%00", "stap=" + "9" * 500, "k=" + "a" * 3000, "stap=uitkomst"]
)
def test_hostile_values_are_harmless(guide: HomePage, query: str) -> None:
    page = read(query)
    assert "alert(1)" not in str(page)
    assert page.h1 is not None


def edited(page: ChoiceAidPage, **changes: Any) -> Any:
    """The editor's form as it stands, with other streams."""
    form_class = ChoiceAidPage.get_edit_handler().get_form_class()
    assert issubclass(form_class, ChoiceAidForm)
    for name, stream in changes.items():
        setattr(page, name, json.dumps(stream))
    bare = form_class(instance=page, for_user=UserFactory(role=Role.COMMUNICATION))
    data = {name: "" if bare[name].value() is None else bare[name].value() for name in bare.fields}
    data |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "body-count": "0"}
    for name in ("questions", "levels", "forms"):
        data |= as_posted(page, name)
    return form_class(data, instance=page, for_user=UserFactory(role=Role.COMMUNICATION))


def as_posted(page: ChoiceAidPage, name: str) -> dict[str, Any]:
    """A stream as the browser sends it."""
    stream = getattr(page, name)
    sent: dict[str, Any] = {}
    _send(sent, name, stream.stream_block, stream)
    return sent


def _send(sent: dict[str, Any], prefix: str, block: blocks.Block, value: Any) -> None:
    if isinstance(block, blocks.BaseStreamBlock | blocks.ListBlock):
        children = list(value if isinstance(block, blocks.BaseStreamBlock) else value.bound_blocks)
        sent[f"{prefix}-count"] = str(len(children))
        for place, child in enumerate(children):
            sent |= {f"{prefix}-{place}-deleted": "", f"{prefix}-{place}-order": str(place)}
            sent[f"{prefix}-{place}-id"] = child.id or ""
            sent[f"{prefix}-{place}-type"] = getattr(child, "block_type", "item")
            _send(sent, f"{prefix}-{place}-value", child.block, child.value)
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child_block in block.child_blocks.items():
            _send(sent, f"{prefix}-{name}", child_block, value[name])
    else:
        sent[prefix] = value.pk if isinstance(value, Page) else value


def test_a_draft_may_be_half_finished_and_a_publication_not(guide: HomePage) -> None:
    page = ChoiceAidPage.objects.get()
    whole = edited(page)
    assert whole.is_valid(), whole.errors
    half = edited(ChoiceAidPage.objects.get(), levels=[])
    assert not half.is_valid()
    assert "nog niet compleet" in str(half.non_field_errors())
    assert "minstens één niveau" in str(half.non_field_errors())
    draft = edited(ChoiceAidPage.objects.get(), levels=[])
    draft.defer_required_fields()
    assert draft.is_valid(), draft.errors


def test_the_editor_shows_what_is_missing(guide: HomePage) -> None:
    page = ChoiceAidPage.objects.get()
    client = Client()
    client.force_login(UserFactory(role=Role.COMMUNICATION))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Elke uitkomst kan worden bereikt" in client.get(address).content.decode()
    page.levels = "[]"
    page.save_revision(clean=False)
    assert "Maak minstens één niveau voor de gevolgen." in client.get(address).content.decode()
    assert page.get_latest_revision().pk != page.live_revision_id, "readers keep the published version"
