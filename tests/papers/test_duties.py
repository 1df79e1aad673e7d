"""Which duties hold for which kind of decision, how each is met, and which of them keep a paper back."""

from copy import deepcopy

import pytest
from django.test import Client
from django.urls import reverse

from participation.choices import LegalInstrument, StukKind, StukState
from participation.exceptions import DutiesMissing
from participation.gaps import gap_line
from participation.models import AuditEntry, Contribution, Traject
from participation.selectors.duties.rules import Standing, duties_of_paper, duty_states
from participation.selectors.duties.table import DUTIES
from participation.services.duties import paper_duties, record_duties
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.approval.scene import COMPLETE, make_scene
from tests.factories import OpgaveFactory, StukFactory, TrajectFactory, UserFactory
from tests.werkplaats_stukken.conftest import BACKEND

pytestmark = pytest.mark.django_db

COMMON = {"choice", "instrument", "policy", "answers"}
# By hand from the law: what each kind of decision asks beside what always holds.
EXPECTED = {
    "": COMMON,
    LegalInstrument.VISION: COMMON | {"reasoning", "report", "evaluation", "views"},
    LegalInstrument.PLAN: COMMON | {"notice", "reasoning", "report", "evaluation", "views"},
    LegalInstrument.PROGRAMME: COMMON | {"reasoning", "report", "evaluation", "views"},
    LegalInstrument.PROJECT: COMMON | {"notice", "reasoning", "report", "evaluation", "views"},
    LegalInstrument.PERMIT: COMMON | {"applicant"},
    LegalInstrument.POLICY: COMMON | {"report", "evaluation"},
    LegalInstrument.OTHER: COMMON | {"report", "evaluation"},
}
ARTICLES = {
    (LegalInstrument.PLAN, "reasoning"): "Omgevingsbesluit artikel 10.2 lid 2",
    (LegalInstrument.VISION, "reasoning"): "Omgevingsbesluit artikel 10.7 lid 1",
    (LegalInstrument.PROJECT, "notice"): "Omgevingswet artikel 5.47 lid 4 en Omgevingsbesluit artikel 5.3",
    (LegalInstrument.PERMIT, "applicant"): "Omgevingsregeling artikel 7.4 en Omgevingswet artikel 16.55",
}
# Which papers are kept back by which duty; everything else is named and does not stop anybody.
BLOCKED = {
    (kind, "choice")
    for kind in ("plan_van_aanpak", "kennisgeving", "eindverslag", "motivering", "paragraaf")
} | {("motivering", "answers")}  # fmt: skip


def standings(traject: Traject) -> dict[str, Standing]:
    return {state.duty.key: state.standing for state in duty_states(traject.opgave, traject)}


@pytest.mark.parametrize("instrument", list(EXPECTED))
def test_the_kind_of_decision_says_which_duties_hold(instrument: str) -> None:
    traject = TrajectFactory(legal_instrument=instrument)
    states = {state.duty.key: state for state in duty_states(traject.opgave, traject)}
    assert set(states) == EXPECTED[instrument]
    assert all(state.source for state in states.values())
    for (kind, key), article in ARTICLES.items():
        if kind == instrument:
            assert states[key].source == article


def test_the_table_of_what_keeps_a_paper_back() -> None:
    assert {(kind.value, duty.key) for duty in DUTIES for kind in duty.blocks} == BLOCKED
    assert all(duty.always or duty.sources for duty in DUTIES)


def test_a_duty_is_missing_begun_or_met() -> None:
    traject = TrajectFactory(legal_instrument=LegalInstrument.PLAN)
    assert {key for key, standing in standings(traject).items() if standing == Standing.MISSING} == {
        "choice", "policy", "notice", "reasoning", "report", "evaluation"
    }  # fmt: skip
    Contribution.objects.create(traject=traject, text="Bankjes.", channel="letter", received_on="2026-03-01")
    StukFactory(owner=traject, kind=StukKind.KENNISGEVING, withdrawn=True)
    paper = StukFactory(owner=traject, kind=StukKind.KENNISGEVING)
    assert standings(traject)["answers"] == Standing.MISSING
    assert standings(traject)["notice"] == Standing.BEGUN
    StukFactory(owner=traject, kind=StukKind.KENNISGEVING, adopted=True)
    paper.save()
    assert standings(traject)["notice"] == Standing.MET
    assert standings(traject)["views"] == Standing.ELSEWHERE


def test_without_participation_there_is_nothing_to_report() -> None:
    traject = TrajectFactory(opgave=OpgaveFactory(without_participation=True), legal_instrument=LegalInstrument.PLAN)
    held = standings(traject)
    assert not {"report", "answers"} & set(held)
    assert held["choice"] == Standing.MET


def test_a_paper_looks_for_its_own_duty_in_its_own_text() -> None:
    traject = TrajectFactory(legal_instrument=LegalInstrument.PLAN)
    section = {"key": "course", "title": "Hoe", "body": "<p>Zo.</p>", "missing": False}
    stuk = StukFactory(
        owner=traject, kind=StukKind.MOTIVERING, sections=[section, {**section, "key": "response", "title": "Wat"}]
    )
    own = next(state for state in duties_of_paper(stuk) if state.duty.key == "reasoning")
    assert (own.standing, own.section) == (Standing.MET, "course")
    stuk.sections[1]["body"] += gap_line("antwoord")
    own = next(state for state in duties_of_paper(stuk) if state.duty.key == "reasoning")
    assert (own.standing, own.section) == (Standing.MISSING, "response")


@pytest.mark.parametrize("kind", ["plan_van_aanpak", "startnotitie"])
def test_a_duty_keeps_a_paper_back_or_is_put_on_record(kind: str) -> None:
    scene = make_scene(with_participation=False)
    scene.stuk = StukFactory(owner=scene.traject, kind=kind, sections=deepcopy(COMPLETE), created_by=scene["member"])
    if (kind, "choice") in BLOCKED:
        with pytest.raises(DutiesMissing, match="of er participatie is"):
            scene.submit()
        assert scene.now.state == StukState.DRAFT
    else:
        scene.submit()
        (row,) = AuditEntry.objects.filter(object_type="stuk", object_id=scene.stuk.pk, action="submitted")
        assert row.data["duties_lacking"] == "choice, policy"


def visit(user: User, address: str) -> str:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client.get(address).content.decode()


def test_the_checklist_stands_on_dossier_and_paper_and_names_before_submitting_what_is_missing() -> None:
    scene = make_scene(with_participation=False)
    Traject.objects.filter(pk=scene.traject.pk).update(legal_instrument=LegalInstrument.PLAN)
    scene.stuk = StukFactory(owner=scene.traject, kind=StukKind.MOTIVERING, created_by=scene["member"])
    scene.traject.refresh_from_db()
    lead = scene["lead"]
    for address in (scene.traject.get_workspace_url(), scene.stuk.get_workspace_url()):
        assert "Wat de wet vraagt" in visit(lead, address)
    page = visit(lead, reverse("werkplaats:stuk_submit", args=[scene.stuk.slug]))
    assert "nodig voor u indient" in page
    assert "Omgevingsbesluit artikel 10.2 lid 2" in page
    assert ">Dien in<" not in page
    assert "Wat de wet vraagt" not in visit(scene["council"], scene.traject.get_workspace_url())


def test_the_checklist_names_no_paper_that_its_reader_may_not_read() -> None:
    traject = TrajectFactory(legal_instrument=LegalInstrument.PLAN, lead=UserFactory(role=Role.PROJECT_LEADER))
    stuk = StukFactory(owner=traject, kind=StukKind.KENNISGEVING, title="Nog niet bekend")
    rows = record_duties(traject.created_by, traject.opgave, traject)
    assert "Nog niet bekend" in [row.where for row in rows]
    outsider = UserFactory(role=Role.COUNCIL)
    assert "Nog niet bekend" not in [row.where for row in record_duties(outsider, traject.opgave, traject)]
    assert any(row.blocks and row.lacking for row in paper_duties(traject.created_by, stuk))
