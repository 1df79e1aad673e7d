"""A list of opgaven and trajecten: tried out by cell, read in whole or not at all, remembered."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from pages.models import Area
from participation import audit, policy
from participation.choices import ImportState, Stage, TeamRole
from participation.exceptions import NotAllowed, ParticipationError
from participation.importers.register import running
from participation.importers.register.example import example_response
from participation.importers.sheets import SheetProblem
from participation.models import AuditEntry, ListContents, Opgave, Organisation, RegisterImport, Traject
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, UserFactory
from tests.imports.conftest import HEADING, OPGAVE, POLICY, TRAJECT, changed, csv_of, ods_of, xlsx_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def area(db: None) -> Area:
    return Area.objects.create(name="Molenhoek", slug="molenhoek")


def checked(user: User, content: bytes, contents: str = ListContents.BOTH) -> RegisterImport:
    upload = running.receive_list(user=user, name="lijst.csv", content=content)
    running.choose_columns(user=user, upload=upload, contents=contents, mapping=upload.mapping)
    return running.check_list(upload.pk)


def written(user: User, content: bytes) -> RegisterImport:
    ready = checked(user, content)
    assert ready.errors == []
    running.start_writing(user=user, upload=ready)
    return running.write_list(ready.pk)


@pytest.mark.parametrize("make", [csv_of, xlsx_of])
def test_a_list_becomes_opgaven_and_trajecten(make: Callable[..., bytes], leader: User, anna: User, area: Area) -> None:
    done = written(leader, make(TRAJECT, OPGAVE, POLICY))  # whatever their order
    assert (done.state, done.opgave_count, done.traject_count, bytes(done.content)) == (ImportState.DONE, 2, 1, b"")
    opgave = Opgave.objects.get(slug="een-groen-plein")
    traject = Traject.objects.get(title="Samen planten")
    assert [above.title for above in opgave.contributes_to.all()] == ["Gezond wonen"]
    assert list(opgave.areas.all()) == [area]
    assert (opgave.participation, opgave.participation_body, opgave.start_date) == ("no", "council", date(2026, 2, 3))
    assert (traject.opgave, traject.stage, traject.budget) == (opgave, Stage.REALISE, Decimal(12500))
    assert {party.name: party.role for party in traject.parties.all()} == {
        "Dorpsraad": "coproducer",
        "Buurtclub": "target_group",
    }
    assert traject.moves.get().gate_skipped
    assert policy.team_of(opgave) == policy.team_of(traject) == [(anna, TeamRole.LEAD)]
    assert policy.team_of(opgave.contributes_to.get()) == [(leader, TeamRole.LEAD)]
    assert not Opgave.objects.filter(published_at__isnull=False).exists()
    assert audit.verify_chain().sound
    assert AuditEntry.objects.filter(object_type="traject", object_id=traject.pk).count() == 3
    running.write_list(done.pk)
    assert Opgave.objects.count() == 2


def test_a_traject_goes_under_an_opgave_one_works_on_and_its_party_is_known(leader: User, anna: User) -> None:
    own = OpgaveFactory(title="Bestaande opgave", lead=leader)
    OpgaveFactory(title="Van een ander", lead=anna)
    rows = [("Traject", "Een", "bestaande OPGAVE"), ("Traject", "Twee", own.slug), ("Traject", "Drie", "Van een ander")]
    errors = checked(leader, csv_of(*rows)).errors
    assert [error["cell"] for error in errors] == ["C4"]
    written(leader, csv_of(*rows[:2], ("Traject", "Vier", own.slug, *[""] * 9, "Buurtclub"), heading=HEADING))
    written(leader, csv_of(("Traject", "Vijf", own.slug, *[""] * 9, "buurtclub")))
    assert own.trajecten.count() == 4
    assert Organisation.objects.count() == 1


# What is changed in the row of an opgave or traject: place of the cell, what stands there, words of the error.
WRONG_OPGAVE = [
    (1, "", "titel ontbreekt"),
    (1, "x" * 201, "200"),
    (1, "=HYPERLINK(1)", "formule"),
    (1, "#REF!", "foutmelding"),
    (1, "CafÃ©", "verminkt"),
    (2, "Bestaat niet", "geen beleidsopgave"),
    (3, "Ontwerpen", "open, gesloten"),
    (4, "geen adres", "geen e-mailadres"),
    (4, "wie@weet.example", "geen collega"),
    (4, "raad@gemeente.example", "niet de rol"),
    (5, "31 februari 2026", "datum"),
    (5, "1-1-0001", "jaartal"),
    (6, "misschien", "Kies een van: Nog niet besloten, Ja, Nee"),
    (7, "", "waarom"),
    (8, "", "wie dit heeft besloten"),
    (8, "Provincie", "College, Raad"),
    (9, "", "wanneer"),
    (11, "Atlantis", "staat niet in de lijst"),
    (12, "Dorpsraad", "hoort bij een traject"),
]
WRONG_TRAJECT = [
    (0, "Iets anders", "Opgave, Traject"),
    (2, "", "bij welke opgave"),
    (2, "Een groen plein; Gezond wonen", "één opgave"),
    (3, "Bijna", "Verkennen"),
    (10, "Concreet", "hoort bij een opgave"),
    (12, "Club (keizer)", "Producent"),
    (12, "Club; club (doelgroep)", "twee keer"),
    (13, "veel", "bedrag"),
    (13, "-5", "nul"),
    (13, "99999999999999", "cijfers"),
]


@pytest.mark.parametrize(("at", "place", "text", "words"), [
    *((1, *case) for case in WRONG_OPGAVE),
    *((2, *case) for case in WRONG_TRAJECT),
])  # fmt: skip
def test_what_is_wrong_stands_with_its_cell(
    at: int, place: int, text: str, words: str, leader: User, anna: User
) -> None:
    UserFactory(role=Role.COUNCIL, email="raad@gemeente.example")
    rows = [POLICY, OPGAVE, TRAJECT]
    rows[at] = changed(rows[at], place, text)
    ready = checked(leader, csv_of(*rows))
    found = [error for error in ready.errors if error["row"] == at + 2 and words in error["message"]]
    assert [error["cell"] for error in found] == [f"{'ABCDEFGHIJKLMN'[place]}{at + 2}"]
    assert "weet.example" not in str(ready.errors)
    assert found[0]["may_leave"] == (place == 4)
    with pytest.raises(ParticipationError):
        running.start_writing(user=leader, upload=ready)
    RegisterImport.objects.filter(pk=ready.pk).update(state=ImportState.WRITING)
    assert running.write_list(ready.pk).state == ImportState.FAILED
    assert not Opgave.objects.exists()


def test_rows_that_contradict_each_other(leader: User) -> None:
    first = ("Opgave", "Eerste", "Tweede", "Gesloten", *[""] * 6, "Beleid")
    second = ("Opgave", "Tweede", "Eerste", "", *[""] * 6, "Beleid")
    traject = ("Traject", "Open traject", "Eerste", "Ontwerpen")
    errors = checked(leader, csv_of(first, second, traject)).errors
    assert [error["cell"] for error in errors] == ["C2", "C3", "D4"]
    twice = checked(leader, csv_of(POLICY, POLICY, ("Opgave", "Derde", "gezond wonen"))).errors
    assert [(error["cell"], "Meer dan één" in error["message"]) for error in twice] == [("C4", True)]


def test_unknown_people_may_stay_empty_by_choice(leader: User) -> None:
    rows = [POLICY, OPGAVE, changed(OPGAVE, 1, "Nog een plein")]
    ready = checked(leader, csv_of(*rows))
    assert [error["cell"] for error in ready.errors] == ["E3", "E4"]
    for nothing in ([], ["B3"]):
        with pytest.raises(ParticipationError):
            running.leave_empty(user=leader, upload=ready, cells=nothing)
    running.leave_empty(user=leader, upload=ready, cells=["E3", "B3"])
    ready = running.check_list(ready.pk)
    assert [error["cell"] for error in ready.errors] == ["E4"]
    running.leave_empty(user=leader, upload=ready, cells=None)
    ready = running.check_list(ready.pk)
    assert (ready.errors, ready.left_empty) == ([], ["E3", "E4"])
    running.start_writing(user=leader, upload=ready)
    running.write_list(ready.pk)
    assert policy.team_of(Opgave.objects.get(title="Nog een plein")) == [(leader, TeamRole.LEAD)]


def test_columns_are_guessed_and_a_choice_is_remembered_for_the_same_headings(leader: User, anna: User) -> None:
    upload = running.receive_list(user=leader, name="a.csv", content=csv_of(POLICY))
    assert (len(upload.mapping), upload.contents) == (len(HEADING), ListContents.BOTH)
    odd = csv_of(("Groen", "1-1-2026"), heading=("Wat", "Wanneer"))
    assert running.receive_list(user=leader, name="a.csv", content=odd).mapping == {}
    first = running.receive_list(user=leader, name="a.csv", content=odd)
    mapping = {"title": "Wat", "start_date": "Wanneer"}
    running.choose_columns(user=leader, upload=first, contents=ListContents.OPGAVEN, mapping=mapping)
    running.check_list(first.pk)
    again = running.receive_list(user=anna, name="b.csv", content=odd)
    assert again.mapping == mapping
    other = running.receive_list(user=leader, name="c.csv", content=csv_of(("Groen",), heading=("Wat",)))
    assert other.mapping == {}


def book_with_hidden_sheet(book: object) -> None:
    book.create_sheet("Geheim").sheet_state = "hidden"  # type: ignore[attr-defined]  # a workbook that is not read-only


def book_with_merged_cells(book: object) -> None:
    book.active.merge_cells("A2:A3")  # type: ignore[attr-defined]  # a workbook that is not read-only


HOSTILE = [
    (csv_of(POLICY, heading=("Titel", "titel ")), "meer dan één keer: Titel"),
    (csv_of(("Caf\x81",)).decode().encode("latin-1"), "tekenset"),
    (xlsx_of(("Opgave", "=1+1")), "formules: B2"),
    (xlsx_of(POLICY, change=book_with_hidden_sheet), "verborgen bladen: Geheim"),
    (xlsx_of(POLICY, POLICY, change=book_with_merged_cells), "samengevoegd: A2:A3"),
    (ods_of('<table:table-cell table:formula="of:=1"><text:p>1</text:p></table:table-cell>'), "staan formules."),
    (
        ods_of('<table:table-cell table:number-columns-spanned="2"><text:p>1</text:p></table:table-cell>'),
        "samengevoegde cellen.",
    ),
    (
        ods_of(
            "<table:table-cell><text:p>Groen</text:p></table:table-cell>",
            '<style:style style:family="table"><style:table-properties table:display="false"/></style:style>',
        ),
        "verborgen bladen.",
    ),
    (b"%PDF-1.7", "geen tabel"),
    (b"PK\x03\x04 kapot", "beschadigd"),
    (b"", "leeg"),
]


@pytest.mark.parametrize(("content", "words"), HOSTILE, ids=[words for _content, words in HOSTILE])
def test_a_hostile_sheet_is_refused_in_words(content: bytes, words: str, leader: User) -> None:
    with pytest.raises(SheetProblem) as refused:
        running.receive_list(user=leader, name="a.xlsx", content=content)
    assert words in str(refused.value.message)
    assert not RegisterImport.objects.exists()


def test_an_ods_is_read(leader: User) -> None:
    content = ods_of("<table:table-cell><text:p>Groen plein</text:p></table:table-cell>")
    ready = checked(leader, content, ListContents.OPGAVEN)
    assert (ready.state, ready.row_count, ready.errors) == (ImportState.CHECKED, 1, [])


def test_a_list_that_is_too_long_is_refused_while_it_is_read(leader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("participation.importers.register.reading.MAX_ROWS", 2)
    ready = checked(leader, csv_of(POLICY, POLICY, POLICY))
    assert (ready.state, "20.000" in ready.problem) == (ImportState.FAILED, True)


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_the_example_can_be_read_in_as_it_is(file_format: str, leader: User) -> None:
    content = b"".join(example_response(file_format))  # type: ignore[call-overload]  # the value is there in this test
    done = written(leader, content)
    assert (done.state, done.opgave_count, done.traject_count) == (ImportState.DONE, 1, 1)
    assert len(done.mapping) == len(done.columns)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.PROJECT_LEADER, Role.MANAGER)])
def test_who_may_make_no_opgave_reads_no_list_in(role: Role, leader: User) -> None:
    upload = checked(leader, csv_of(POLICY))
    other = UserFactory(role=role)
    for act in (
        lambda: running.receive_list(user=other, name="a.csv", content=csv_of(POLICY)),
        lambda: running.choose_columns(user=other, upload=upload, contents="both", mapping=upload.mapping),
        lambda: running.leave_empty(user=other, upload=upload, cells=None),
        lambda: running.start_writing(user=other, upload=upload),
        lambda: running.undo_list(user=other, upload=upload),
        lambda: running.drop_list(user=other, upload=upload),
    ):
        with pytest.raises(NotAllowed):
            act()
    running.start_writing(user=leader, upload=upload)
    leader.groups.clear()
    assert running.write_list(upload.pk).state == ImportState.FAILED  # a role taken away works at once (rule 10)
    assert not Opgave.objects.exists()
