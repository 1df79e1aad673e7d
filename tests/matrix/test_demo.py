"""The demo is what was promised: its dossiers, a paper in every state, its people; and loading again adds nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.apps import apps
from django.test import Client

from participation.choices import Body, Confidentiality, StukState
from participation.demo import load
from participation.demo.dossiers import CONTRACT_DOSSIERS
from participation.models import Opgave, Stuk, Traject, Werkatelier
from participation.models.stuk import ADOPTED_STATES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_demo")]
SECRECY = {
    "dorpshart": Confidentiality.PUBLIC,
    "vastgoed": Confidentiality.INTERNAL,
    "locatiekeuze": Confidentiality.CONFIDENTIAL,
}


@pytest.mark.parametrize("slug", list(SECRECY))
def test_the_three_dossiers(slug: str) -> None:
    opgave, traject = Opgave.objects.get(slug=slug), Traject.objects.get(slug=slug)
    werkatelier = Werkatelier.objects.get(slug=f"{slug}-avond-1")
    assert opgave.confidentiality == SECRECY[slug]
    assert (traject.opgave, werkatelier.traject) == (opgave, traject)
    for record in (opgave, traject, werkatelier):
        assert f"kanarie-{record.slug}" in record.internal_notes


def test_a_paper_in_every_state_and_the_adopted_ones_published() -> None:
    assert Opgave.objects.get(slug="dorpshart").competent_body == Body.COUNCIL
    for state in StukState:
        stuk = Stuk.objects.get(slug=f"dorpshart-{state.replace('_', '-')}")
        assert (stuk.state, stuk.live) == (state, state in ADOPTED_STATES)
    for slug in ("vastgoed", "locatiekeuze"):
        for state in (StukState.DRAFT, StukState.IN_REVIEW):
            assert Stuk.objects.get(slug=f"{slug}-{state.replace('_', '-')}").state == state


def test_somebody_logs_in_with_the_password_of_the_demo() -> None:
    person = {"login": "raadslid2@voorbeeldpolder.example", "password": "demo-wachtwoord-1"}
    assert Client().post("/accounts/login/", person)["Location"] == "/werkplaats/"
    left = {**person, "login": "uitdienst@voorbeeldpolder.example"}
    client = Client()
    client.post("/accounts/login/", left)
    assert "_auth_user_id" not in client.session


def rows() -> dict[str, int]:
    own = [app for app in apps.get_app_configs() if app.name.startswith(("pages", "participation", "samenwerking"))]
    return {model._meta.label: model._default_manager.count() for app in own for model in app.get_models()}


def test_loading_again_makes_nothing(today: date) -> None:
    before = rows()
    assert len(list(load.load_demo(today))) == 1
    assert rows() == before


def test_a_dossier_that_is_broken_off_is_not_there_at_all(today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows()
    spec = replace(CONTRACT_DOSSIERS[0], address="nog-een")
    monkeypatch.setattr(load, "DOSSIERS", (spec,))

    def breaks(*args: object) -> Iterator[None]:
        assert Opgave.objects.filter(slug="nog-een").exists()
        raise KeyboardInterrupt

    monkeypatch.setattr(load, "load_traject", breaks)
    with pytest.raises(KeyboardInterrupt):
        list(load.load_demo(today))
    assert rows() == before
