"""What the site reads in the text of a card, and what it finds different in the dossier."""

from collections.abc import Callable
from datetime import date

import pytest

from participation.choices import MilestoneState, ParticipationForm, Process, StukKind
from participation.models import Milestone, SteeringDraft
from participation.selectors.steering import findings_of
from participation.selectors.steering_terms import Step, Terms, terms_of
from participation.services.composition.compose import compose
from tests.factories import PartyFactory
from tests.steering.making import make_card, sections
from tests.werkplaats.conftest import World

pytestmark = pytest.mark.django_db
STEP = Step("Startnotitie in de raad", date(2027, 3, 4))


def test_form_parties_and_steps_are_read_from_the_text() -> None:
    assert terms_of(sections()) == Terms(
        "coproduce", ("Dorpsbelang", "Winkeliersvereniging"), (STEP, Step("Avond op het plein"))
    )


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        ({"participation": "<p>Gewenste vorm: raadplegen, en daarna verder.</p>"}, ("consult", 2, 2)),
        ({"participation": "<p>Zoals het uitkomt.</p>"}, ("", 2, 2)),
        ({"participation": "<p>Gewenste vorm: Meedansen</p>"}, ("", 2, 2)),
        ({"parties": "<p>Iedereen in het dorp.</p>"}, ("coproduce", 0, 2)),
        ({"parties": "<ul><li>De kerk</li><li>De kerk</li><li>  </li></ul>"}, ("coproduce", 1, 2)),
        ({"steps": f"<ul><li>{'Lang ' * 60}</li></ul>"}, ("coproduce", 2, 0)),
        ({"steps": "<ul><li>[nog invullen: stappen]</li></ul>"}, ("coproduce", 2, 0)),
        ({"parties": "", "steps": "", "participation": ""}, ("", 0, 0)),
    ],
)
def test_what_cannot_be_read_is_not_compared(bodies: dict[str, str], expected: tuple[str, int, int]) -> None:
    terms = terms_of(sections(**bodies))
    assert (terms.form, len(terms.parties), len(terms.steps)) == expected


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("Avond (4 maart 2027)", Step("Avond", date(2027, 3, 4))),
        ("Avond (op 4 MAART 2027).", Step("Avond", date(2027, 3, 4))),
        ("Avond (31 februari 2027)", Step("Avond (31 februari 2027)")),
        ("Avond (in het voorjaar)", Step("Avond (in het voorjaar)")),
        ("Avond (4 brumaire 2027)", Step("Avond (4 brumaire 2027)")),
    ],
)
def test_the_day_of_a_step_stands_between_brackets(line: str, step: Step) -> None:
    assert terms_of(sections(steps=f"<ul><li>{line}</li></ul>")).steps == (step,)


def test_what_was_filled_in_comes_back_out_of_the_paper(world: World) -> None:
    SteeringDraft.objects.create(
        opgave=world.opgave,
        parties="Dorpsbelang: kent <het> dorp\n\n- Winkeliers",
        wanted_form=ParticipationForm.ADVISE,
        steps="* Startnotitie in de raad (4 maart 2027)",
        updated_by=world.lead,
    )
    drawn = compose(StukKind.STUURKAART, world.opgave)
    assert [section["key"] for section in drawn if section["missing"]] == ["subject", "own_role", "division", "control"]
    assert terms_of(drawn) == Terms("advise", ("Dorpsbelang", "Winkeliers"), (STEP,))


def test_without_a_filling_in_every_point_is_open(world: World) -> None:
    assert all(section["missing"] for section in compose(StukKind.STUURKAART, world.opgave))


# --- what is different -------------------------------------------------------------------------------


def in_line(world: World, process: Process = Process.DESIGN) -> None:
    """The dossier as the card wants it."""
    world.traject.participation_form = ParticipationForm.COPRODUCE
    world.traject.process = process
    world.traject.save()
    PartyFactory(traject=world.traject, name="dorpsbelang ")
    PartyFactory(traject=world.traject, name="Winkeliersvereniging")
    Milestone.objects.create(traject=world.traject, title="Startnotitie in de Raad", start_date=date(2027, 3, 4))
    Milestone.objects.create(traject=world.traject, title="Avond op het plein", start_date=date(2027, 5, 4))


def test_a_dossier_that_goes_as_the_card_says_has_no_departures(world: World) -> None:
    in_line(world)
    assert findings_of(make_card(world.opgave)) == []


def change_form(world: World) -> None:
    world.traject.participation_form = ParticipationForm.INFORM
    world.traject.save()


def drop_party(world: World) -> None:
    world.traject.parties.filter(name="Winkeliersvereniging").delete()


def move_step(world: World) -> None:
    world.traject.milestones.filter(title="Startnotitie in de Raad").update(start_date=date(2027, 6, 1))


def cancel_step(world: World) -> None:
    world.traject.milestones.filter(title="Avond op het plein").update(state=MilestoneState.CANCELLED)


def drop_step(world: World) -> None:
    world.traject.milestones.filter(title="Avond op het plein").delete()


def change_scope(world: World) -> None:
    world.opgave.scope_out = "De hele kern."
    world.opgave.save()


def change_body(world: World) -> None:
    world.opgave.competent_body = "council" if world.opgave.competent_body == "college" else "college"
    world.opgave.save()


@pytest.mark.parametrize(
    ("change", "point", "words", "of_traject"),
    [
        (change_form, "participation", "“Informeren”. De kaart zegt “Coproduceren”", True),
        (drop_party, "parties", "“Winkeliersvereniging” doet in geen traject mee", False),
        (move_step, "steps", "is op 1 juni 2027. De kaart zegt 4 maart 2027", True),
        (cancel_step, "steps", "“Avond op het plein” gaat niet door", True),
        (drop_step, "steps", "“Avond op het plein” staat niet in de planning", False),
        (change_scope, "subject", "veranderd: ", False),
        (change_body, "division", "veranderd: bevoegd orgaan", False),
    ],
)
def test_each_departure_is_found_at_its_point(
    world: World, change: Callable[[World], None], point: str, words: str, of_traject: bool
) -> None:
    in_line(world)
    card = make_card(world.opgave)
    change(world)
    card.opgave.refresh_from_db()
    [found] = findings_of(card)
    assert (str(found.point), found.traject is not None) == (point, of_traject)
    assert words in found.what


def test_nobody_is_missed_while_everything_is_still_being_explored(world: World) -> None:
    world.traject.participation_form = ParticipationForm.COPRODUCE
    world.traject.process = Process.EXPLORE
    world.traject.save()
    card = make_card(world.opgave)
    assert findings_of(card) == []
    Milestone.objects.create(
        traject=world.traject,
        title="Avond op het plein",
        start_date=date(2027, 5, 4),
        state=MilestoneState.CANCELLED,
    )
    assert [found.what for found in findings_of(card)] == ["De stap “Avond op het plein” gaat niet door."]


def test_another_wish_of_the_council_is_another_comparison(world: World) -> None:
    """An amendment changes the text, and with it what the site looks at: there is no second copy."""
    in_line(world)
    card = make_card(world.opgave, participation="<p>Gewenste vorm: Meebeslissen</p>")
    assert [str(found.point) for found in findings_of(card)] == ["participation"]
