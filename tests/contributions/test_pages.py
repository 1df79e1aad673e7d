"""The pages of the werkplaats and the register answer, and hold what they should."""

import pytest
from django.urls import reverse

from participation.choices import ResponseOutcome
from participation.services.contributions.grouping import group_contributions
from participation.services.contributions.responses import save_response, tell_givers
from tests.contributions.conftest import Give, open_form
from tests.werkplaats.conftest import World, browser_of

pytestmark = pytest.mark.django_db


def test_every_page_of_the_team_answers(world: World, give: Give) -> None:
    one, two = give(name="Jan", email="jan@bewoner.example"), give("Meer bomen op het plein!", public=False)
    group = group_contributions(user=world.lead, traject=world.traject, ids=[one.pk, two.pk], title="Bomen")
    assert group is not None
    response = save_response(
        user=world.lead, target=group, data={"outcome": ResponseOutcome.USED, "reason": "Wij planten er tien."}
    )
    tell_givers(user=world.lead, response=response, how="In de krant", base_version=response.version)
    open_form(world)
    browser = browser_of(world.lead)
    base = reverse("werkplaats:contributions", args=["plein"])
    pages = [
        "", "nieuw/", "formulier/", "samenvoegen/", f"samenvoegen/?id={one.pk}&id={two.pk}", "bijna-gelijk/",
        "onderwerpen/", f"onderwerpen/{group.pk}/", f"onderwerpen/{group.pk}/bewerken/",
        f"onderwerpen/{group.pk}/antwoord/", "inlezen/", f"{one.pk}/", f"{one.pk}/bewerken/", f"{one.pk}/antwoord/",
        f"{one.pk}/splitsen/", f"{one.pk}/verwijderen/",
    ]  # fmt: skip
    for page in pages:
        assert browser.get(base + page).status_code == 200, page
    assert browser.get(reverse("werkplaats:traject", args=["plein"])).status_code == 200
    anyone = browser_of(None)
    public = reverse("register:contributions", args=["plein"])
    for page in ["", "geven/", "atom.xml", "export.csv", "export.xlsx", f"{one.pk}/"]:
        assert anyone.get(public + page).status_code == 200, page
    assert anyone.get(f"{public}{two.pk}/").status_code == 404
    assert anyone.get(reverse("register:traject", args=["plein"])).status_code == 200
