"""The method grid with the progress of one traject: for who works on it, and for nobody else."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from pages.models import HomePage, MethodGridPage
from samenwerking.accounts.roles import Role
from tests.factories import AnswerFactory, OpgaveFactory, QuestionFactory, TrajectFactory, UserFactory
from tests.guide.conftest import home

__all__ = ["home"]

PATH = "/werkplaats/speelveld/"


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.django_db
def test_the_picture_shows_the_chosen_traject_and_no_other(home: HomePage) -> None:
    leader, other = UserFactory(role=Role.PROJECT_LEADER), UserFactory(role=Role.PROJECT_LEADER)
    opgave = OpgaveFactory(title="Kanarie-opgave", confidential=True)
    mine = TrajectFactory(title="Kanarie", opgave=opgave, lead=leader)
    second = TrajectFactory(title="Tweede", opgave=OpgaveFactory(public=True), lead=leader)
    answered = QuestionFactory(text="Wat speelt er?")
    QuestionFactory(text="Waarom nu?")
    AnswerFactory(traject=mine, question=answered)
    home.add_child(instance=MethodGridPage(title="Speelveld"))

    client = client_of(leader)
    page = client.get("/speelveld/")
    assert f'hx-get="{PATH}"' in page.content.decode()
    assert page.headers["Cache-Control"] == "private"
    for visitor in (Client(), client_of(other)):
        assert PATH not in visitor.get("/speelveld/").content.decode()
    assert "Kanarie" not in page.content.decode()

    choice = client.get(PATH)
    assert "no-store" in choice.headers["Cache-Control"]
    options = BeautifulSoup(choice.content, "html.parser").select("#kies_traject option")
    assert [option["value"] for option in options] == ["", mine.slug, second.slug]
    drawn = BeautifulSoup(client.get(f"{PATH}?traject={mine.slug}").content, "html.parser")
    box = drawn.select_one(".sw-method--wide a")
    assert box.select_one(".sw-method__count").text == "1 van 2 kernvragen"
    track, done = box.select_one(".sw-method__track"), box.select_one(".sw-method__done")
    assert int(done["width"]) * 2 == int(track["width"])
    assert box["href"] == f"/werkplaats/trajecten/{mine.slug}/vragen/verkennen/inhoud/"

    assert client_of(other).get(f"{PATH}?traject={mine.slug}").status_code == 404
    assert client_of(other).get(f"{PATH}?traject={second.slug}").status_code == 404
    assert "Kanarie" not in client_of(other).get(PATH).content.decode()
    assert Client().get(PATH).headers["Location"].startswith("/accounts/login/?next=")
