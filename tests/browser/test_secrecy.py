"""A paper that is read in secrecy: the lead names who may, they read it under their own name, and it ends at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from participation.choices import Confidentiality
from participation.models import AuditEntry, SecrecyGrant
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.approval.scene import Scene, make_scene
from tests.browser.visitor import Visitor
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
TABLET = (768,)


@pytest.fixture
def offered() -> Scene:
    """With the client, of a dossier of which nobody else may know."""
    scene = make_scene(confidentiality=Confidentiality.CONFIDENTIAL, published=False)
    scene.submit()
    return scene


@pytest.fixture
def member() -> User:
    return UserFactory(role=Role.COUNCIL, first_name="Gerda", last_name="Haveman")


def impose(lead: Visitor, scene: Scene, member: User) -> None:
    page = lead.look(f"{scene.now.get_workspace_url()}geheimhouding/", TABLET)
    page.get_by_role("button", name="Leg op", exact=True).click()
    expect(page.locator(".sw-error-summary, [role=alert]").first).to_be_focused()
    page.locator("#id_basis").fill("Artikel 88 Gemeentewet")
    page.get_by_label("Gerda Haveman").check()
    page.get_by_role("button", name="Leg op", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("De geheimhouding is vastgelegd")


def test_from_imposing_to_lifting(visit: Callable[..., Visitor], offered: Scene, member: User) -> None:
    reader, lead = visit().log_in(member), visit().log_in(offered["lead"])
    address = offered.now.get_workspace_url()
    assert reader.open(address).get_by_text(offered.stuk.title).count() == 0
    impose(lead, offered, member)

    page = reader.look(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(offered.stuk.title)
    expect(page.get_by_text("Dit exemplaar is van Gerda Haveman")).to_be_visible()
    assert page.get_by_text("Lees als PDF").count() == 0
    assert AuditEntry.objects.filter(action="viewed", actor=member).exists()
    refused = page.request.get(f"{reader.base}{address}tekst/")
    assert (refused.status, "downloaden mag niet" in refused.text()) == (403, True)
    assert page.get_by_text(offered.traject.title).count() == 0, "the dossier stays hidden"

    grant = SecrecyGrant.objects.get()
    page = lead.look(f"{address}geheimhouding/{grant.pk}/opheffen/", TABLET)
    page.get_by_role("button", name="Hef op", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("De kring leest het stuk niet meer")
    answer = reader.page.goto(reader.base + address)
    assert answer is not None
    assert answer.status == 404
