"""What an editor meets first in Beheer: what waits, and one menu with every report on the guide."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pages.models import GuidePage, PageCare
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
TITLE = "Wat de wijzer van u vraagt"


def _menu(html: str) -> list[str]:
    """The addresses in the menu "Wijzer bijhouden", in order."""
    found = re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert found is not None
    text = json.dumps(json.loads(found.group(1)))
    part = text[text.index("Wijzer bijhouden") :]
    return list(dict.fromkeys(re.findall(r'"(/beheer/(?:wijzer|vergeefs|rapporten|wiki)[^"]*)"', part)))


def test_the_start_says_what_waits_and_the_menu_holds_every_report(page: GuidePage, editor: Client) -> None:
    assert "Er wacht nu niets op u." in editor.get("/beheer/").content.decode()
    PageCare.objects.create(page=page, review_on=timezone.localdate() - timedelta(days=1))
    html = editor.get("/beheer/").content.decode()
    assert "1 bladzijde om na te kijken" in html
    assert _menu(html) == [
        "/beheer/wijzer/voorstellen/",
        "/beheer/wijzer/beoordelen/",
        "/beheer/wijzer/hielp/",
        "/beheer/vergeefs-gezocht/",
        "/beheer/rapporten/links/",
        "/beheer/rapporten/ongebruikt/afbeeldingen/",
        "/beheer/wiki-import/",
    ]


def test_who_changes_no_pages_is_asked_nothing(page: GuidePage, client: Client) -> None:
    client.force_login(UserFactory(role=Role.ADMIN), backend="django.contrib.auth.backends.ModelBackend")
    response = client.get("/beheer/")
    assert response.status_code == 200
    assert TITLE not in response.content.decode()
