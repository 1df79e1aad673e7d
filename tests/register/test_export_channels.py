"""Role × record × channel: the tables of the register hold what is on the register, for everybody the same.

Each record carries a mark in a public field and another in an internal one; both are looked for in the bytes of every
format, unpacked where it is packed.
"""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from participation.choices import Channel
from participation.models import Contribution, ContributionGiver, MarkedPassage, Stuk, Traject
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, StukFactory, TrajectFactory, UserFactory, WerkatelierFactory

pytestmark = pytest.mark.django_db
KINDS = {"opgaven": "Opgave", "trajecten": "Traject", "werkateliers": "Werkatelier", "stukken": "Stuk"}
FORMATS = ("csv", "xlsx", "ods", "geojson")
# By hand from rule 2: on the register is what is public, of a public opgave, and was put there.
RECORDS = {
    "published": ({"published": True}, True),
    "public_not_published": ({"public": True}, False),
    "internal": ({}, False),
    "confidential": ({"confidential": True}, False),
}
WHO = ("visitor", "lead", Role.CLERK, Role.COUNCIL, Role.AUDITOR, Role.ADMIN)
# By hand from decision 0132 and policy/contributions.py: judged, meant to be public by its giver, and the text of now.
VOICES = {
    "shown": ({"state": "shown", "publicity": "public"}, True),
    "kept_inside": ({"state": "shown", "publicity": "internal"}, False),
    "waiting": ({"state": "waiting", "publicity": "public"}, False),
    "refused": ({"state": "refused", "publicity": "public", "state_reason": "zoekreden"}, False),
    "old_text": ({"state": "shown", "publicity": "public", "is_current": False}, False),
}


def text_of(answer: HttpResponse) -> str:
    """All that is in the file, also what is packed."""
    content = b"".join(answer) if answer.streaming else answer.content  # type: ignore[arg-type]  # bytes here
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


@pytest.fixture
def leads() -> dict[str, User]:
    return {name: UserFactory(role=Role.PROJECT_LEADER) for name in RECORDS}


@pytest.fixture
def trajecten(leads: dict[str, User]) -> dict[str, Traject]:
    """One of everything per condition, with marks."""
    found = {}
    for name, (traits, is_public) in RECORDS.items():
        opgave = OpgaveFactory(title=f"Opgave zicht-{name}", internal_notes=f"kanarie-opgave-{name}", **traits)
        common: dict[str, Any] = {"published_at": opgave.published_at, "lead": leads[name]}
        traject = TrajectFactory(
            opgave=opgave, title=f"Traject zicht-{name}", internal_notes=f"kanarie-traject-{name}", **common
        )
        WerkatelierFactory(
            traject=traject, title=f"Werkatelier zicht-{name}", internal_notes=f"kanarie-atelier-{name}",
            published_at=opgave.published_at,
        )  # fmt: skip
        StukFactory(owner=traject, title=f"Concept zicht-{name}", internal_notes=f"kanarie-stuk-{name}")
        paper: Stuk = StukFactory(owner=traject, title=f"Stuk zicht-{name}", adopted=not is_public, published=is_public)
        assert paper.live is is_public
        found[name] = traject
    return found


def browser_of(who: str, leads: dict[str, User]) -> Client:
    client = Client()
    if who == "lead":
        client.force_login(leads["confidential"], backend="django.contrib.auth.backends.ModelBackend")
    elif who != "visitor":
        client.force_login(UserFactory(role=who), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("who", WHO)
def test_lists_hold_what_is_on_the_register(who: str, leads: dict[str, User], trajecten: dict[str, Traject]) -> None:
    browser = browser_of(who, leads)
    for kind, noun in {
        "opgaven": "Opgave",
        "trajecten": "Traject",
        "werkateliers": "Werkatelier",
        "stukken": "Stuk",
    }.items():
        for file_format in FORMATS:
            answer = browser.get(f"/register/{kind}/export.{file_format}")
            if (kind, file_format) == ("stukken", "geojson"):
                assert answer.status_code == 404
                continue
            assert answer.status_code == 200, (kind, file_format)
            text = text_of(answer)
            seen = {name for name in RECORDS if f"{noun} zicht-{name}" in text}
            assert seen == {name for name, (_traits, is_public) in RECORDS.items() if is_public}, (kind, file_format)
            assert "kanarie" not in text
            assert "Concept zicht" not in text


@pytest.mark.parametrize("who", WHO)
def test_inbreng_of_the_register(who: str, leads: dict[str, User], trajecten: dict[str, Traject]) -> None:
    for traject in trajecten.values():
        for name, (facts, _is_public) in VOICES.items():
            said = Contribution.objects.create(
                traject=traject, text=f"gezegd-{name} [persoonsgegevens 1]", channel=Channel.LETTER,
                received_on=date(2026, 3, 1), **facts,
            )  # fmt: skip
            ContributionGiver.objects.create(
                contribution=said, name="Gerda Gever", email="gerda@bewoner.example", purpose="p", legal_ground="g",
                retain_until=date(2030, 1, 1),
            )  # fmt: skip
            MarkedPassage.objects.create(
                contribution=said, number=1, passage="Dorpsstraat 99", marked_by=leads["internal"]
            )
    browser = browser_of(who, leads)
    for name, traject in trajecten.items():
        for file_format in ("csv", "xlsx", "ods"):
            answer = browser.get(f"/register/trajecten/{traject.slug}/inbreng/export.{file_format}")
            if not RECORDS[name][1]:
                assert answer.status_code == 404, (name, file_format)
                continue
            assert answer.status_code == 200, (name, file_format)
            text = text_of(answer)
            seen = {voice for voice in VOICES if f"gezegd-{voice}" in text}
            assert seen == {voice for voice, (_facts, is_public) in VOICES.items() if is_public}
            for private in ("Gerda", "bewoner.example", "Dorpsstraat 99", "zoekreden", "kanarie"):
                assert private not in text
        assert browser.get(f"/register/trajecten/{traject.slug}/inbreng/export.geojson").status_code == 404
