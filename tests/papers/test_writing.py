"""Saving a paper: rule 6, versions that do not overwrite each other, and nothing that is not this paper's."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from participation.choices import StukKind, StukState
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.gaps import gap_line
from participation.models import Stuk
from participation.services.stukken import create_stuk, delete_stuk, redraw_sections, save_stuk
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import (
    PUBLISHED_AT,
    OpgaveFactory,
    StukFactory,
    TrajectFactory,
    UserFactory,
    WerkatelierFactory,
)

pytestmark = pytest.mark.django_db

CLOSED_STATES = [state for state in StukState if state not in (StukState.DRAFT, StukState.RETURNED)]
GOALS = 4  # the place of this section in a startnotitie
FOREIGN = {"key": "vreemd", "title": "Vreemd", "body": "<p>x</p>", "missing": False}


@pytest.fixture
def lead() -> User:
    return UserFactory(role=Role.PROJECT_LEADER)


@pytest.fixture
def member() -> User:
    return UserFactory(role=Role.PROJECT_LEADER)


@pytest.fixture
def stuk(lead: User, member: User) -> Stuk:
    return StukFactory(owner=TrajectFactory(lead=lead, member=member))


def save(stuk: Stuk, user: User, **changes: Any) -> Stuk:
    values = {
        "title": stuk.title,
        "sections": stuk.sections,
        "internal_notes": stuk.internal_notes,
        "base_revision_id": stuk.latest_revision_id,
    }
    return save_stuk(user=user, stuk=stuk, **(values | changes))


def with_body(stuk: Stuk, number: int, body: str) -> list[dict[str, Any]]:
    sections = [dict(section) for section in stuk.sections]
    sections[number]["body"] = body
    return sections


# --- making ----------------------------------------------------------------------------------------


def test_a_new_paper_hangs_under_its_record(lead: User) -> None:
    session = WerkatelierFactory(traject=TrajectFactory(lead=lead))
    stuk = create_stuk(user=lead, owner=session, kind=StukKind.WERKATELIERVERSLAG, title="  Verslag   avond 1 ")
    assert (stuk.title, stuk.slug, stuk.state) == ("Verslag avond 1", "verslag-avond-1", StukState.DRAFT)
    assert (stuk.owner, stuk.traject, stuk.opgave) == (session, session.traject, session.opgave)
    assert stuk.latest_revision.user == lead
    assert stuk.latest_revision.content["title"] == "Verslag avond 1"


def test_two_papers_with_one_title_get_two_addresses(lead: User) -> None:
    traject = TrajectFactory(lead=lead)
    slugs = {create_stuk(user=lead, owner=traject, kind="startnotitie", title="De Brink").slug for _ in range(3)}
    assert slugs == {"de-brink", "de-brink-2", "de-brink-3"}


@pytest.mark.parametrize(
    ("factory", "fitting"),
    [
        (OpgaveFactory, {"opgavekaart", "stuurkaart"}),
        (TrajectFactory, set(StukKind.values) - {"opgavekaart", "stuurkaart", "werkatelierverslag"}),
        (WerkatelierFactory, {"werkatelierverslag"}),
    ],
)
def test_each_kind_fits_one_kind_of_record(lead: User, factory: Any, fitting: set[str]) -> None:
    owner = factory(traject=TrajectFactory(lead=lead)) if factory is WerkatelierFactory else factory(lead=lead)
    for kind in StukKind.values:
        if kind in fitting:
            assert create_stuk(user=lead, owner=owner, kind=kind, title=kind).kind == kind
        else:
            with pytest.raises(ValidationError, match="hoort geen"):
                create_stuk(user=lead, owner=owner, kind=kind, title=kind)


@pytest.mark.parametrize("title", ["", "   ", "\x00", "x" * 201])
def test_a_title_is_needed_and_fits(lead: User, title: str) -> None:
    with pytest.raises(ValidationError):
        create_stuk(user=lead, owner=TrajectFactory(lead=lead), kind="startnotitie", title=title)
    assert not Stuk.objects.exists()


def test_an_unknown_kind_is_refused(lead: User) -> None:
    with pytest.raises(ValidationError, match="bestaat niet"):
        create_stuk(user=lead, owner=TrajectFactory(lead=lead), kind="nota", title="Nota")


def test_strangers_and_closed_dossiers_make_nothing(lead: User) -> None:
    closed = TrajectFactory(lead=lead, closed=True)
    for user, owner in [(UserFactory(role=Role.PROJECT_LEADER), TrajectFactory(lead=lead)), (lead, closed)]:
        with pytest.raises(NotAllowed):
            create_stuk(user=user, owner=owner, kind="startnotitie", title="Nee")


# --- saving ----------------------------------------------------------------------------------------


def test_a_save_is_a_version_with_its_writer(stuk: Stuk, member: User) -> None:
    saved = save(stuk, member, title="Nieuwe titel", sections=with_body(stuk, 2, "<p>Tien euro.</p>"))
    stored = Stuk.objects.get(pk=stuk.pk)
    assert saved.latest_revision.user == member
    assert stored.latest_revision_id == saved.latest_revision_id != stuk.latest_revision_id
    assert stored.sections[2] == {"key": "kosten", "title": "Kosten", "body": "<p>Tien euro.</p>", "missing": False}
    assert stored.latest_revision.content["sections"] == stored.sections


def test_missing_follows_the_text(stuk: Stuk, lead: User) -> None:
    saved = save(stuk, lead, sections=with_body(stuk, 0, "<p>&nbsp;</p>"))
    assert [section["missing"] for section in saved.sections] == [True, False, True]
    assert saved.sections[0]["body"] == ""


def test_a_posted_mark_is_not_believed(stuk: Stuk, lead: User) -> None:
    sections = [{**section, "missing": False, "title": "Anders"} for section in stuk.sections]
    saved = save(stuk, lead, sections=sections, title="Anders")
    assert [section["missing"] for section in saved.sections] == [False, False, True]
    assert [section["title"] for section in saved.sections] == ["Aanleiding", "Aanpak", "Kosten"]


def test_notes_stay_out_of_the_version(stuk: Stuk, lead: User) -> None:
    saved = save(stuk, lead, internal_notes="kanarie-nieuw")
    assert Stuk.objects.get(pk=stuk.pk).internal_notes == "kanarie-nieuw"
    assert "kanarie" not in str(saved.latest_revision.content)


def test_nothing_changed_is_no_version(stuk: Stuk, lead: User) -> None:
    assert save(stuk, lead).latest_revision_id == stuk.latest_revision_id
    assert stuk.revisions.count() == 1


def test_sending_twice_is_saving_once(stuk: Stuk, lead: User) -> None:
    base = stuk.latest_revision_id
    first = save(stuk, lead, title="Nieuw", base_revision_id=base)
    again = save(first, lead, title="Nieuw", base_revision_id=base)
    assert again.latest_revision_id == first.latest_revision_id
    assert stuk.revisions.count() == 2


@pytest.mark.parametrize("changed", ["title", "sections", "internal_notes"])
def test_a_newer_version_is_not_overwritten(stuk: Stuk, lead: User, member: User, changed: str) -> None:
    base = stuk.latest_revision_id
    values: dict[str, Any] = {
        "title": "Van het teamlid",
        "sections": with_body(stuk, 0, "<p>Van het teamlid.</p>"),
        "internal_notes": "Van het teamlid.",
    }
    save(stuk, member, **{changed: values[changed]})
    with pytest.raises(StaleVersion) as stale:
        save(stuk, lead, title="Van de trekker", base_revision_id=base)
    current = stale.value.current
    assert isinstance(current, Stuk)
    assert getattr(current, changed) == values[changed]
    assert Stuk.objects.get(pk=stuk.pk).title != "Van de trekker"


@pytest.mark.parametrize("base", [None, 0, 999_999_999])
def test_a_version_that_never_was_is_refused(stuk: Stuk, lead: User, base: int | None) -> None:
    with pytest.raises(StaleVersion):
        save(stuk, lead, title="Nieuw", base_revision_id=base)


def test_a_version_of_another_paper_is_refused(stuk: Stuk, lead: User) -> None:
    other = StukFactory(owner=stuk.owner)
    with pytest.raises(StaleVersion):
        save(stuk, lead, title="Nieuw", base_revision_id=other.latest_revision_id)


@pytest.mark.parametrize(
    "change",
    [
        lambda sections: sections[:-1],
        lambda sections: [*sections, FOREIGN],
        lambda sections: [*sections[:-1], FOREIGN],
        lambda sections: [sections[0], sections[0], sections[1]],
        lambda sections: [{**section, "body": None} for section in sections],
        lambda sections: [{"title": section["title"]} for section in sections],
        lambda sections: [],
    ],
)
def test_only_the_sections_of_this_paper_are_kept(stuk: Stuk, lead: User, change: Any) -> None:
    with pytest.raises(ValidationError):
        save(stuk, lead, sections=change(stuk.sections))
    assert stuk.revisions.count() == 1


def test_a_text_that_is_too_long_names_its_section(stuk: Stuk, lead: User) -> None:
    with pytest.raises(ValidationError, match="Aanpak"):
        save(stuk, lead, sections=with_body(stuk, 1, f"<p>{'x' * 200_001}</p>"))


@pytest.mark.parametrize("state", CLOSED_STATES)
def test_what_is_submitted_is_locked(lead: User, state: StukState) -> None:
    stuk = StukFactory(owner=TrajectFactory(lead=lead), state=state)
    with pytest.raises(NotAllowed):
        save(stuk, lead, title="Nieuw")
    with pytest.raises(NotAllowed):
        redraw_sections(user=lead, stuk=stuk, base_revision_id=stuk.latest_revision_id)
    assert stuk.revisions.count() == 1


def test_a_stale_object_does_not_open_the_lock(stuk: Stuk, lead: User) -> None:
    """The state that counts is the one in the row, not in the object of the caller."""
    Stuk.objects.filter(pk=stuk.pk).update(state=StukState.WITHDRAWN)
    with pytest.raises(NotAllowed):
        save(stuk, lead, title="Nieuw")


# --- drawing again ---------------------------------------------------------------------------------


def test_drawing_again_fills_only_what_is_missing(lead: User) -> None:
    traject = TrajectFactory(lead=lead)
    stuk = create_stuk(user=lead, owner=traject, kind="startnotitie", title="Startnotitie")
    bodies = {section["key"]: section["body"] for section in stuk.sections}
    stuk = save(stuk, lead, sections=with_body(stuk, GOALS, "<p>Met de hand.</p>"))
    traject.goals, traject.planning, traject.open_space = "Anders", "In het najaar.", "Anders"
    traject.save()
    redrawn = redraw_sections(user=lead, stuk=stuk, base_revision_id=stuk.latest_revision_id)
    after = {section["key"]: section["body"] for section in redrawn.sections}
    planning = f"{gap_line('begin en einde van het traject')}<p>In het najaar.</p>"
    assert after == bodies | {"goals": "<p>Met de hand.</p>", "planning": planning}
    assert redrawn.latest_revision_id != stuk.latest_revision_id


def test_drawing_again_with_nothing_new_is_no_version(lead: User) -> None:
    stuk = create_stuk(user=lead, owner=TrajectFactory(lead=lead), kind="startnotitie", title="Startnotitie")
    redraw_sections(user=lead, stuk=stuk, base_revision_id=stuk.latest_revision_id)
    assert stuk.revisions.count() == 1


def test_drawing_again_over_a_newer_version_is_refused(stuk: Stuk, lead: User) -> None:
    base = stuk.latest_revision_id
    save(stuk, lead, title="Nieuw")
    with pytest.raises(StaleVersion):
        redraw_sections(user=lead, stuk=stuk, base_revision_id=base)


# --- deleting --------------------------------------------------------------------------------------


def test_the_lead_deletes_a_draft(stuk: Stuk, lead: User) -> None:
    delete_stuk(user=lead, stuk=stuk)
    assert not Stuk.objects.exists()
    with pytest.raises(ParticipationError, match="verwijderd"):
        save(stuk, lead, title="Te laat")


def test_a_member_does_not_delete(stuk: Stuk, member: User) -> None:
    with pytest.raises(NotAllowed):
        delete_stuk(user=member, stuk=stuk)


@pytest.mark.parametrize("state", [state for state in StukState if state != StukState.DRAFT])
def test_what_was_submitted_stays(lead: User, state: StukState) -> None:
    stuk = StukFactory(owner=TrajectFactory(lead=lead), state=state)
    with pytest.raises(NotAllowed):
        delete_stuk(user=lead, stuk=stuk)


def test_a_closed_dossier_keeps_its_drafts(stuk: Stuk, lead: User) -> None:
    stuk.traject.closed_at = PUBLISHED_AT
    stuk.traject.save()
    with pytest.raises(NotAllowed):
        delete_stuk(user=lead, stuk=stuk)
