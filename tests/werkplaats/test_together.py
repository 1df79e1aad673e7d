"""Acting on several dossiers from a list: each by its own rule, and what cannot is said."""

import pytest
from django.urls import reverse

from participation import policy
from participation.choices import TeamRole
from participation.models import Traject
from participation.policy.together import actionable_opgaven, actionable_trajecten
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, TrajectFactory, UserFactory
from tests.werkplaats.conftest import World, browser_of

pytestmark = pytest.mark.django_db
ADDRESS = "/werkplaats/samen/trajecten/"


def test_the_list_offers_what_the_rules_allow(world: World) -> None:
    OpgaveFactory(confidentiality="public")
    TrajectFactory(opgave__confidentiality="public")
    people = [
        world.lead,
        world.member,
        world.colleague,
        world.council,
        world.admin,
        UserFactory(role=Role.COMMUNICATION),
    ]
    for user in people:
        for model, listed in (("opgave", actionable_opgaven(user)), ("traject", actionable_trajecten(user))):
            every = list(type(getattr(world, model)).objects.all())
            may = [r for r in every if policy.user_can_manage_team(user, r) or policy.user_can_publish_record(user, r)]
            assert set(listed) == set(may), (user, model)


def test_a_colleague_comes_into_several_teams_at_once(world: World) -> None:
    other = TrajectFactory(opgave=world.opgave)
    foreign = TrajectFactory()
    browser = browser_of(world.lead)
    assert "Verder met wat u aankruiste" in browser.get(reverse("werkplaats:trajecten")).content.decode()
    chosen = {"pk": [world.traject.pk, other.pk, foreign.pk, "x", "9" * 30]}
    page = browser.get(ADDRESS, chosen).content.decode()
    assert other.title in page
    assert foreign.title not in page
    assert "Kies een collega." in browser.post(ADDRESS, chosen | {"act": "team", "role": "member"}).content.decode()
    data = chosen | {"act": "team", "person": world.colleague.pk, "role": "member"}
    assert [browser.post(ADDRESS, data).status_code for _again in range(2)] == [302, 302]
    for traject in (world.traject, other):
        assert (world.colleague, TeamRole.MEMBER) in policy.team_of(traject)
    assert policy.team_of(foreign) == []
    assert browser.post(ADDRESS, data | {"role": "lead"}).status_code == 200, "a lead is named one by one"


def test_what_cannot_be_published_is_said_and_the_rest_goes_on(world: World) -> None:
    under = TrajectFactory(title="Wel", opgave=OpgaveFactory(lead=world.lead, published=True))
    data = {"pk": [under.pk, world.traject.pk], "act": "publish"}
    answer = browser_of(world.lead).post(ADDRESS, data, follow=True)
    under.refresh_from_db()
    assert under.published_at is not None
    assert not Traject.objects.get(pk=world.traject.pk).published_at
    page = answer.content.decode()
    assert "Gedaan voor 1 dossier." in page
    assert "Samen naar het plein" in page
    assert "U mag dit niet doen." in page


@pytest.mark.parametrize("who", ["member", "reader", "colleague", "council", "admin"])
def test_others_choose_nothing(who: str, world: World) -> None:
    browser = browser_of(getattr(world, who))
    data = {"pk": [world.traject.pk], "act": "team", "person": world.colleague.pk, "role": "member"}
    for answer in (browser.get(ADDRESS, data), browser.post(ADDRESS, data)):
        assert (answer.status_code, answer["Location"]) == (302, "/werkplaats/trajecten/")
    assert policy.team_of(world.traject) == []
