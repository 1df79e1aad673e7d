"""From the outcome of a choice aid to a traject that remembers it, and the instruments that a traject names."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from pages.choices import Impact, Influence
from pages.models import ChoiceAidPage, HomePage, InstrumentPage
from participation import policy
from participation.choices import ImpactLevel, ParticipationForm
from participation.models import ChoiceAidUse, Opgave, Traject
from participation.services.choice_aid import FORMS, LEVELS
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, TrajectFactory, UserFactory
from tests.glossary.conftest import guide, guide_of_module
from tests.werkplaats.conftest import browser_of

pytestmark = pytest.mark.django_db
__all__ = ["guide", "guide_of_module"]
START = "/werkplaats/keuzehulp/"


@pytest.fixture
def leader(guide: HomePage) -> User:
    return UserFactory(role=Role.PROJECT_LEADER)


@pytest.fixture
def opgave(leader: User) -> Opgave:
    return OpgaveFactory(lead=leader, title="Een levend plein", slug="plein")


def chosen(number: int = 3, **changes: object) -> str:
    """The query with which the outcome leads to the werkplaats."""
    page = ChoiceAidPage.objects.get()
    keys = [question.answers[min(number, len(question.answers) - 1)].key for question in page.aid.questions]
    return urlencode({"keuzehulp": page.pk, "versie": page.live_revision_id, "k": keys} | changes, doseq=True)


def test_guide_and_register_have_the_same_levels_and_forms() -> None:
    assert [(level.value, str(level.label)) for level in Impact] == [(x.value, str(x.label)) for x in ImpactLevel]
    assert [(form.value, str(form.label)) for form in Influence] == [(x.value, str(x.label)) for x in ParticipationForm]
    assert {ours.value: theirs.value for ours, theirs in LEVELS.items()} == {value: value for value in Impact.values}
    assert {ours.value: theirs.value for ours, theirs in FORMS.items()} == {value: value for value in Influence.values}


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (Role.PROJECT_LEADER, True),
        (Role.MANAGER, True),
        (Role.COMMUNICATION, False),
        (Role.COUNCIL, False),
        (None, False),
    ],
)
def test_who_makes_trajecten_is_offered_to_begin_one(guide: HomePage, role: Role | None, offered: bool) -> None:
    client = browser_of(UserFactory(role=role)) if role else Client()
    keys = [answer for answer in chosen().split("&") if answer.startswith("k=")]
    shown = client.get(f"/keuzehulp/?{'&'.join(keys)}&stap=uitkomst").content.decode()
    assert ("Start een traject hiermee" in shown) == offered
    assert client.get(f"{START}?{chosen()}").status_code == (200 if offered else 403 if role else 302)


def test_only_open_opgaven_that_one_writes_are_offered(leader: User, opgave: Opgave) -> None:
    member, closed = OpgaveFactory(title="Mee", member=leader), OpgaveFactory(title="Dicht", lead=leader, closed=True)
    OpgaveFactory(title="Van een ander", public=True, published=True)
    OpgaveFactory(title="Lezen", reader=leader)
    shown = BeautifulSoup(browser_of(leader).get(f"{START}?{chosen()}").content, "html.parser")
    assert [link.text for link in shown.select(".sw-todo__title a")] == [opgave.title, member.title]
    offered = set(policy.editable_opgaven(leader))
    assert offered == {row for row in Opgave.objects.all() if policy.user_can_edit(leader, row)}
    assert closed not in offered


def test_the_form_is_filled_in_and_the_version_is_kept(leader: User, opgave: Opgave) -> None:
    client, page = browser_of(leader), ChoiceAidPage.objects.get()
    address = f"{reverse('werkplaats:traject_new', args=[opgave.slug])}?{chosen()}"
    form = client.get(address).context["form"]
    assert (form["impact_level"].value(), form["participation_form"].value()) == (3, "codecide")
    assert form["open_space"].value() == "Open zijn het doel en de weg ernaartoe."
    assert form["form_reason"].value().startswith("Wie beslist? De gemeente samen met anderen. Wie mee beslist")
    sent = {name: form[name].value() or "" for name in form.fields} | {"title": "Samen naar het plein"}
    made = client.post(address, sent)
    traject = Traject.objects.get(title="Samen naar het plein")
    assert made.url == traject.get_workspace_url()
    assert {page.slug for page in traject.instruments.all()} == {"buurtbudget", "werkatelier", "omgekeerde-avond"}
    use = traject.choice_aid_use
    assert (use.revision_id, use.title, use.version_at) == (
        page.live_revision_id,
        page.title,
        page.live_revision.created_at,
    )
    assert use.answers[0] == {"question": "Wie beslist?", "answer": "De gemeente samen met anderen"}
    assert "Begonnen met een keuzehulp" in client.get(traject.get_workspace_url()).content.decode()


def test_an_error_loses_nothing(leader: User, opgave: Opgave) -> None:
    address = f"{reverse('werkplaats:traject_new', args=[opgave.slug])}?{chosen()}"
    answer = browser_of(leader).post(address, {"title": "", "form_reason": "Eigen woorden", "impact_level": "2"})
    assert answer.context["form"]["form_reason"].value() == "Eigen woorden"
    assert not ChoiceAidUse.objects.exists()


def test_a_newer_version_is_asked_again(leader: User, opgave: Opgave) -> None:
    old = chosen()
    page = ChoiceAidPage.objects.get()
    page.save_revision().publish(skip_permission_checks=True)
    client = browser_of(leader)
    address = reverse("werkplaats:traject_new", args=[opgave.slug])
    answer = client.get(f"{address}?{old}")
    assert "Loop de keuzehulp nog eens door" in answer.content.decode()
    assert answer.context["form"]["form_reason"].value() in ("", None)
    assert client.get(f"{START}?{old}").status_code == 302


@pytest.mark.parametrize(
    "changes",
    [
        {"keuzehulp": "x"},
        {"keuzehulp": 10**8},
        {"versie": ""},
        {"k": []},
        {"k": ["<script>"] * 900},
        {"keuzehulp": "٣"},
    ],
)
def test_hostile_values_fill_in_nothing(leader: User, opgave: Opgave, changes: dict[str, object]) -> None:
    answer = browser_of(leader).get(f"{reverse('werkplaats:traject_new', args=['plein'])}?{chosen(**changes)}")
    assert answer.status_code == 200
    assert answer.context["form"]["form_reason"].value() in ("", None)


def test_the_use_stays_when_the_guide_loses_the_page(leader: User, opgave: Opgave) -> None:
    client = browser_of(leader)
    client.post(f"{reverse('werkplaats:traject_new', args=['plein'])}?{chosen()}", filled("Blijft"))
    ChoiceAidPage.objects.get().delete()
    use = ChoiceAidUse.objects.get()
    assert (use.revision, use.title) == (None, "Keuzehulp: welke vorm past?")


def filled(title: str) -> dict[str, str]:
    """The least that the form of a traject asks."""
    return {
        "title": title, "impact_level": "1", "participation_form": "consult", "policy_phase": "preparation",
        "governing_style": "networking",
    }  # fmt: skip


def test_only_public_instruments_are_named_and_shown(leader: User, opgave: Opgave) -> None:
    walk, session = InstrumentPage.objects.filter(slug__in=["dorpswandeling", "werkatelier"]).order_by("slug")
    traject = TrajectFactory(published=True, title="Samen lopen")
    traject.instruments.set([walk, session])
    address = traject.get_absolute_url()
    assert "Dorpswandeling" in Client().get(address).content.decode()
    walk.unpublish()
    shown = Client().get(address).content.decode()
    assert "Dorpswandeling" not in shown
    assert session.title in shown
    form = browser_of(leader).get(reverse("werkplaats:traject_new", args=["plein"])).context["form"]
    assert walk not in form.fields["instruments"].queryset


def test_a_page_that_is_no_instrument_cannot_be_named(leader: User, opgave: Opgave) -> None:
    home = HomePage.objects.first()
    answer = browser_of(leader).post(
        reverse("werkplaats:traject_new", args=["plein"]),
        filled("Fout") | {"instruments": [str(home.pk)]},  # type: ignore[union-attr]  # a row of a table in this test
    )
    assert answer.context["form"].errors["instruments"]
