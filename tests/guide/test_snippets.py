"""Questions, words, themes and areas in Beheer: lists to find one's way, and versions that stay."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.settings.registry import registry
from wagtail.models import Revision

from pages.models import Area, GlossaryTerm, HomePage, Question, SiteSettings, Theme
from pages.models.glossary import by_letter
from samenwerking.accounts.roles import Role
from tests.factories import QuestionFactory, UserFactory


@pytest.fixture
def communication(home: HomePage) -> Client:
    client = Client()
    client.force_login(UserFactory(role=Role.COMMUNICATION))
    return client


def list_address(model: type) -> str:
    return reverse(model.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]  # set when registered


@pytest.mark.parametrize("model", [Question, GlossaryTerm, Theme, Area])
def test_lists_open_for_communication_and_for_no_other_role(communication: Client, model: type) -> None:
    assert communication.get(list_address(model)).status_code == 200
    for role in set(Role) - {Role.COMMUNICATION}:
        client = Client()
        client.force_login(UserFactory(role=role))
        assert client.get(list_address(model)).status_code in {302, 403}, role


def test_questions_are_found_by_words_and_narrowed_by_cell_and_layer(communication: Client) -> None:
    QuestionFactory(text="Wie beslist over het plein?", element="actors")
    QuestionFactory(text="Wat kost de dijk?", layer=2)
    address = list_address(Question)
    for query, shown, hidden in (
        ("?q=plein", "over het plein", "de dijk"),
        ("?element=actors", "over het plein", "de dijk"),
        ("?layer=2", "de dijk", "over het plein"),
    ):
        html = communication.get(address + query).content.decode()
        assert shown in html, query
        assert hidden not in html, query


def test_saving_a_question_keeps_the_earlier_version(communication: Client) -> None:
    question = QuestionFactory(text="Eerste tekst?")
    question.save_revision()
    address = reverse(Question.snippet_viewset.get_url_name("edit"), args=[question.pk])
    form = {
        "text": "Tweede tekst?",
        "reason": "Daarom.",
        "process": "explore",
        "element": "content",
        "layer": "1",
        "sort_order": "1",
        "guide_page": "",
        "active": "on",
    }
    assert communication.post(address, form).status_code == 302
    question.refresh_from_db()
    assert question.text == "Tweede tekst?"
    texts = [version.content["text"] for version in Revision.objects.for_instance(question).order_by("pk")]
    assert texts == ["Eerste tekst?", "Tweede tekst?"]


def test_words_stand_in_the_order_of_the_alphabet_under_their_letter(home: HomePage) -> None:
    words = [GlossaryTerm(term=term) for term in ("werkatelier", "Élan", "3D-model", "actor", "Evalueren", "zaal")]
    groups = [(letter, [word.term for word in group]) for letter, group in by_letter(words)]
    assert groups == [
        ("A", ["actor"]),
        ("E", ["Élan", "Evalueren"]),
        ("W", ["werkatelier"]),
        ("Z", ["zaal"]),
        ("#", ["3D-model"]),
    ]


def test_the_administrator_changes_the_settings_of_the_site_and_communication_does_not(
    communication: Client, home: HomePage
) -> None:
    assert SiteSettings in registry
    administrator = Client()
    administrator.force_login(UserFactory(role=Role.ADMIN))
    address = reverse("wagtailsettings:edit", args=["pages", "sitesettings", home.get_site().pk])
    assert administrator.get(address).status_code == 200
    assert communication.get(address).status_code in {302, 403}
