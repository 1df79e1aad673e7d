"""What a new paper says: drawn from the dossier, nothing that its readers may not see, in a fixed number of queries."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages.choices import Element, Process
from participation.choices import FactorKind, ParticipationChoice, PartyRole, Publicity, StukKind
from participation.gaps import gap_line
from participation.models import Factor, Traject
from participation.services.composition.compose import compose
from participation.services.composition.templates.folder import our_templates
from tests.factories import (
    PUBLISHED_AT,
    AnswerFactory,
    AreaFactory,
    DecisionFactory,
    OpgaveFactory,
    PartyFactory,
    QuestionFactory,
    ResultFactory,
    StukFactory,
    ThemeFactory,
    TrajectFactory,
    UserFactory,
    WerkatelierFactory,
)

pytestmark = pytest.mark.django_db

TRAJECT_KINDS = [StukKind.STARTNOTITIE, StukKind.PLAN_VAN_AANPAK, StukKind.EINDVERSLAG, StukKind.EVALUATIE]
TRAJECT_KINDS += [StukKind.PARAGRAAF, StukKind.MOTIVERING, StukKind.KENNISGEVING]
# Only the writers know these; they are never drawn.
BY_HAND = {
    StukKind.PLAN_VAN_AANPAK: {"communication"},
    StukKind.EINDVERSLAG: {"response", "changed"},
    StukKind.EVALUATIE: {"experiences", "lessons", "next"},
    StukKind.PARAGRAAF: {"response", "next"},
    StukKind.MOTIVERING: {"brought_in", "response", "changed"},
    # The traject of the test is not on the register yet.
    StukKind.KENNISGEVING: {"where"},
}


def body_of(kind: StukKind, owner: Any, key: str) -> str:
    return {section["key"]: section["body"] for section in compose(kind, owner)}[key]


def full_traject(**traits: Any) -> Traject:
    """A traject with something in every field that a paper draws."""
    opgave = OpgaveFactory(
        with_participation=True,
        cause="Een drukke weg.",
        scope_in="De Brink.",
        scope_out="De rondweg.",
        intended_effects="Meer ontmoeting.",
        themes=[ThemeFactory(name="Verkeer")],
        areas=[AreaFactory(name="Lindedorp")],
        start_date=date(2026, 1, 1),
        **traits,
    )
    traject = TrajectFactory(
        opgave=opgave,
        published_at=opgave.published_at,
        rules_of_play="Iedereen krijgt antwoord.",
        legal_basis="Omgevingswet.",
        planning="In het najaar.",
        start_date=date(2026, 1, 1),
        end_date=date(2026, 12, 31),
        budget="45000.50",
    )
    for kind, words in ((FactorKind.CHANCE, "Kans op samenwerking."), (FactorKind.BARRIER, "Een belemmering.")):
        Factor.objects.create(traject=traject, kind=kind, text=words)
    PartyFactory(traject=traject, name="Dorpsbelang", role=PartyRole.HARMED, commitment="Houdt de Brink schoon.")
    ResultFactory(traject=traject, owner=UserFactory(first_name="Sanne", function_title="projectleider"))
    for process in Process:
        for number, publicity in enumerate(Publicity):
            question = QuestionFactory(process=process, element=Element.ACTORS, sort_order=number)
            AnswerFactory(
                traject=traject, question=question, publicity=publicity, text=f"Antwoord {process} {publicity}."
            )
    WerkatelierFactory(
        traject=traject,
        published_at=traject.published_at,
        report="Zes groepen spraken.",
        outcomes="De bomen blijven.",
        attendance=63,
        starts_at=PUBLISHED_AT,
        location="",
        online_url="https://vergadering.example/geheim",
    )
    return traject


@pytest.mark.parametrize("kind", TRAJECT_KINDS)
def test_a_full_dossier_leaves_only_what_the_writers_know(kind: StukKind) -> None:
    missing = {section["key"] for section in compose(kind, full_traject()) if section["missing"]}
    assert missing == BY_HAND.get(kind, set())


def test_an_empty_dossier_marks_what_is_missing() -> None:
    opgave = OpgaveFactory(issue="", ambition="", client=None, portfolio_holder=None)
    traject = TrajectFactory(opgave=opgave, goals="", fixed="", open_space="")
    sections = compose(StukKind.STARTNOTITIE, traject)
    assert {section["key"] for section in sections if not section["missing"]} == {"bodies", "next"}
    assert all(section["body"] == "" for section in sections if section["missing"])


@pytest.mark.parametrize("kind", list(StukKind))
def test_every_section_has_its_own_key_and_a_title(kind: StukKind) -> None:
    sections = our_templates()[kind].sections
    keys = [section.key for section in sections]
    assert len(keys) == len(set(keys)) >= 5
    assert all(section.title for section in sections)


@pytest.mark.parametrize("kind", TRAJECT_KINDS)
def test_a_paper_of_a_public_dossier_draws_what_is_public(kind: StukKind) -> None:
    text = str(compose(kind, full_traject(published=True)))
    for hidden in (
        "internal.",
        "Kans op samenwerking",
        "Een belemmering",
        "Houdt de Brink schoon",
        "Onbekend",
        "Sanne",
        "kanarie",
        "vergadering.example",
        "Ambtelijk opdrachtgever",
        "@voorbeeldpolder",
    ):
        assert hidden not in text, hidden


@pytest.mark.parametrize("traits", [{}, {"confidential": True}])
def test_a_paper_inside_the_house_draws_all_but_the_notes(traits: dict[str, bool]) -> None:
    text = str(compose(StukKind.STARTNOTITIE, full_traject(**traits)))
    for drawn in ("internal.", "public.", "Kans op samenwerking", "Houdt de Brink schoon", "Sanne", "45.000,50"):
        assert drawn in text, drawn
    assert "kanarie" not in text
    assert "vergadering.example" not in text


def test_public_answers_are_drawn_under_their_element_and_question() -> None:
    traject = full_traject(published=True)
    body = body_of(StukKind.STARTNOTITIE, traject, "answers")
    question = traject.answers.get(question__process=Process.EXPLORE, publicity=Publicity.PUBLIC).question_text
    open_content, open_process = gap_line("Inhoudelijke opgave"), gap_line("Proces")
    assert body == (
        f"<h3>Inhoudelijke opgave</h3>{open_content}"
        f"<h3>Actoren</h3><h4>{question}</h4><p>Antwoord explore public.</p><h3>Proces</h3>{open_process}"
    )


def test_only_the_current_answer_is_drawn() -> None:
    traject = TrajectFactory()
    question = QuestionFactory()
    AnswerFactory(traject=traject, question=question, text="Oud.", is_current=False)
    AnswerFactory(traject=traject, question=question, text="Nieuw.")
    body = body_of(StukKind.STARTNOTITIE, traject, "answers")
    assert "Nieuw." in body
    assert "Oud." not in body


@pytest.mark.parametrize(
    ("choice", "words"),
    [(ParticipationChoice.YES, "Er is participatie"), (ParticipationChoice.NO, "Er is geen participatie")],
)
def test_yes_and_no_both_come_with_their_reason(choice: ParticipationChoice, words: str) -> None:
    trait = "with_participation" if choice == ParticipationChoice.YES else "without_participation"
    opgave = OpgaveFactory(**{trait: True})
    body = body_of(StukKind.OPGAVEKAART, opgave, "participation")
    assert words in body
    assert opgave.participation_reason in body
    assert "college, op 3 februari 2026" in body


def test_a_confidential_opgave_is_named_in_no_other_paper() -> None:
    opgave = OpgaveFactory(published=True)
    secret, internal, shown = (
        OpgaveFactory(title="Geheim", confidential=True),
        OpgaveFactory(title="Intern"),
        OpgaveFactory(title="Op het register", published=True),
    )
    opgave.contributes_to.set([secret, internal, shown])
    summary = body_of(StukKind.OPGAVEKAART, opgave, "summary")
    assert "Op het register" in summary
    assert "Geheim" not in summary
    assert "Intern" not in summary


def test_what_is_not_on_the_register_stays_out_of_a_public_paper() -> None:
    traject = TrajectFactory(published=True)
    TrajectFactory(opgave=traject.opgave, title="Nog niet openbaar")
    WerkatelierFactory(traject=traject, title="Besloten avond", report="Niet voor buiten.", starts_at=PUBLISHED_AT)
    StukFactory(owner=traject, adopted=True, title="Startnotitie die nog binnen is")
    assert "Nog niet openbaar" not in str(compose(StukKind.OPGAVEKAART, traject.opgave))
    for kind in TRAJECT_KINDS:
        text = str(compose(kind, traject))
        assert "Besloten avond" not in text
        assert "Niet voor buiten" not in text
        assert "nog binnen" not in text


def test_a_plan_builds_on_the_adopted_startnotitie() -> None:
    traject = TrajectFactory()
    stuk = StukFactory(owner=traject, adopted=True, title="Startnotitie Brink")
    DecisionFactory(stuk=stuk, number="B-12")
    StukFactory(owner=traject, rejected=True, title="Afgewezen notitie")
    body = body_of(StukKind.PLAN_VAN_AANPAK, traject, "basis")
    assert "Startnotitie Brink (College, 2 maart 2026, B-12)" in body
    assert "Afgewezen" not in body


def test_a_report_says_when_where_and_what_follows() -> None:
    traject = TrajectFactory()
    now = timezone.now()
    session = WerkatelierFactory(traject=traject, starts_at=PUBLISHED_AT, attendance=0, report="Zes groepen.")
    WerkatelierFactory(traject=traject, title="Avond 2", starts_at=now)
    WerkatelierFactory(traject=traject, title="Afgezegde avond", starts_at=now, cancelled_at=now)
    about = body_of(StukKind.WERKATELIERVERSLAG, session, "about")
    assert "2 maart 2026, 10.00 tot 12.00 uur" in about
    assert "<strong>Aanwezigen:</strong> 0" in about
    follow_up = body_of(StukKind.WERKATELIERVERSLAG, session, "follow_up")
    assert "Avond 2" in follow_up
    assert "Afgezegde" not in follow_up


def test_what_people_typed_is_text_and_not_markup() -> None:
    opgave = OpgaveFactory(issue="<script>alert(1)</script>\n\n<b>vet</b> & meer", ambition="<img src=x>")
    text = str(compose(StukKind.OPGAVEKAART, opgave))
    assert "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>&lt;b&gt;vet&lt;/b&gt; &amp; meer</p>" in text
    assert "<img" not in text


@pytest.mark.parametrize("kind", TRAJECT_KINDS)
def test_the_number_of_queries_does_not_grow_with_the_dossier(kind: StukKind) -> None:
    def queries(rows: int) -> int:
        traject = TrajectFactory()
        for number in range(rows):
            PartyFactory(traject=traject)
            ResultFactory(traject=traject, owner=UserFactory())
            AnswerFactory(traject=traject, question=QuestionFactory(process=list(Process)[number % 4]))
            WerkatelierFactory(traject=traject, starts_at=PUBLISHED_AT)
            DecisionFactory(stuk=StukFactory(owner=traject, adopted=True))
        traject = Traject.objects.get(pk=traject.pk)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            compose(kind, traject)
        return len(captured)

    assert queries(2) == queries(12) <= 10
