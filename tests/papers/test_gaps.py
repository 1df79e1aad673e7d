"""Open places within a section: marked in every form of a draft, filled from the dossier, never handed in."""

from copy import deepcopy
from datetime import date
from io import BytesIO

import pytest
from odf import teletype
from odf import text as odf_text
from odf.opendocument import load

from participation.choices import Outcome, StepKind, StukKind
from participation.documents.body_tree import body_tree
from participation.documents.odt import stuk_odt
from participation.documents.plain_text import stuk_text
from participation.exceptions import SectionsMissing
from participation.forms.stukken import StukForm
from participation.gaps import gap, gap_line, gaps_in, highlighted, open_places
from participation.selectors.papers import text_of
from participation.services.composition.compose import compose
from participation.services.paper_page import paper_page
from participation.services.stukken import create_stuk, redraw_sections, save_stuk
from samenwerking.accounts.roles import Role
from tests.approval.scene import amended, make_scene
from tests.factories import (
    OpgaveFactory,
    ResultFactory,
    StukFactory,
    TrajectFactory,
    UserFactory,
    WerkatelierFactory,
)

WITH_GAP = [
    {"key": "scope", "title": "Afbakening", "missing": False,
     "body": f"<p>Het plein. {gap('de grens')}</p><ul><li><strong>Einde:</strong> {gap('Einde')}</li></ul>"},
    {"key": "budget", "title": "Budget", "body": "", "missing": True},
]  # fmt: skip


def test_a_mark_is_plain_words_and_is_found_again() -> None:
    hostile = gap("a [b] <script> \n c")
    assert hostile == "[nog invullen: a b script c]"
    assert gaps_in(f"<p>{hostile} en [NOG INVULLEN: x & y]</p>".replace("&", "&amp;")) == ["a b script c", "x & y"]
    assert gaps_in("<p>[nog invullen:] [nog invullen: <b>x</b>]</p>") == []
    assert highlighted(gap_line("x")) == '<p><mark class="sw-gap">[nog invullen: x]</mark></p>'
    assert open_places(WITH_GAP) == ["Afbakening (de grens, Einde)", "Budget"]


@pytest.mark.django_db
def test_a_part_without_words_is_marked_and_a_whole_section_is_missing() -> None:
    opgave = OpgaveFactory(scope_in="De Brink.", scope_out="", with_participation=True, portfolio_holder=None)
    traject = TrajectFactory(opgave=opgave, legal_basis="", rules_of_play="", start_date=date(2026, 1, 1))
    ResultFactory(traject=traject)
    bodies = {section["key"]: section["body"] for section in compose(StukKind.STARTNOTITIE, traject)}
    assert bodies["scope"].endswith(f"<h3>Hoort er niet bij</h3>{gap_line('Hoort er niet bij')}")
    assert gaps_in(bodies["participation"]) == ["Waarom deze vorm"]
    assert gaps_in(bodies["planning"]) == ["planning"]
    assert gaps_in(bodies["results"]) == ["wanneer", "door wie"]
    assert gaps_in(bodies["bodies"]) == ["Portefeuillehouder"]
    assert bodies["rules"] == "", "nothing at all is a missing section, not a list of marks"
    session = WerkatelierFactory(traject=traject, attendance=None)
    assert "Aanwezigen" in open_places(compose(StukKind.WERKATELIERVERSLAG, session))[0]


@pytest.mark.django_db
def test_every_form_of_a_draft_shows_what_is_open() -> None:
    lead = UserFactory(role=Role.PROJECT_LEADER)
    stuk = StukFactory(owner=TrajectFactory(lead=lead), sections=deepcopy(WITH_GAP), created_by=lead)
    page = paper_page(lead, stuk)
    assert page is not None
    assert page.sections[0].gaps == ["de grens", "Einde"]
    assert '<mark class="sw-gap">[nog invullen: de grens]</mark>' in page.sections[0].body
    form = StukForm.of(stuk)
    assert form.fields["section_scope"].help_text == "Nog open: de grens, Einde."
    assert "<mark" not in str(form["section_scope"].value())
    text = text_of(stuk, stuk.latest_revision)
    assert "Het plein. [nog invullen: de grens]" in stuk_text(text)
    spans = load(BytesIO(stuk_odt(text))).text.getElementsByType(odf_text.Span)
    marked = [teletype.extractText(span) for span in spans if span.getAttribute("stylename") == "Nog invullen"]
    assert marked == ["[nog invullen: de grens]", "[nog invullen: Einde]"]
    (paragraph, _list) = body_tree(text.sections[0]["body"])
    assert [node["kind"] for node in paragraph["text"]] == ["text", "gap"]


@pytest.mark.django_db
def test_open_places_are_filled_again_and_the_words_around_them_stay() -> None:
    lead = UserFactory(role=Role.PROJECT_LEADER)
    opgave = OpgaveFactory(scope_in="De Brink.", with_participation=True)
    traject = TrajectFactory(opgave=opgave, lead=lead, start_date=date(2026, 1, 1))
    stuk = create_stuk(user=lead, owner=traject, kind="startnotitie", title="Startnotitie")
    mine = [{**section, "body": section["body"].replace("De Brink.", "De hele Brink.")} for section in stuk.sections]
    stuk = save_stuk(
        user=lead, stuk=stuk, title="Startnotitie", sections=mine, internal_notes="",
        base_revision_id=stuk.latest_revision_id,
    )  # fmt: skip
    opgave.scope_out = "De rondweg & meer."
    opgave.save()
    traject.planning, traject.form_reason = "In het najaar.", "Omdat het kan."
    traject.save()
    again = redraw_sections(user=lead, stuk=stuk, base_revision_id=stuk.latest_revision_id)
    bodies = {section["key"]: section["body"] for section in again.sections}
    assert "<p>De hele Brink.</p>" in bodies["scope"]
    assert bodies["scope"].endswith("<h3>Hoort er niet bij</h3><p>De rondweg &amp; meer.</p>")
    assert bodies["planning"].endswith("<p>In het najaar.</p>")
    assert "<strong>Waarom deze vorm:</strong> Omdat het kan." in bodies["participation"]


@pytest.mark.django_db
def test_a_paper_with_an_open_place_is_never_handed_in_nor_adopted_as_amended() -> None:
    scene = make_scene()
    whole = deepcopy(scene.stuk.sections)
    scene.stuk.sections[0]["body"] += gap_line("de kosten")
    scene.stuk.save()
    scene.stuk.save_revision(user=scene["member"])
    with pytest.raises(SectionsMissing, match="de kosten"):
        scene.submit()
    scene.stuk.sections = whole
    scene.stuk.save()
    scene.stuk.save_revision(user=scene["member"])
    scene.bring_to(StepKind.COUNCIL_DECISION)
    sections = amended(scene.now)
    sections[0]["body"] += gap_line("het bedrag")
    with pytest.raises(SectionsMissing, match="het bedrag"):
        scene.decide(Outcome.ADOPTED_AMENDED, reason="Met een bedrag.", amended_sections=sections)
