"""From answers to outcome, and what makes a choice aid incomplete; no database."""

from dataclasses import replace

import pytest

from pages.choice_aid.completeness import problems_of
from pages.choice_aid.content import Aid, Fit, Form, Level
from pages.choice_aid.result import limits_of
from pages.choice_aid.scoring import outcome_of
from pages.choices import Influence
from tests.choice_aid.aids import ADVISE, AID, INFORM, LARGE, NONE, SESSION, TITLES, WALK, answer, question

INFORM_SO = replace(INFORM, instruments=(Fit(WALK, 1), Fit(SESSION, -9)))
ADVISE_SO = replace(ADVISE, instruments=(Fit(WALK, 1),))
ANSWERS = {given.key: given for asked in AID.questions for given in asked.answers}


@pytest.mark.parametrize(
    ("keys", "level", "form", "instruments"),
    [
        ("a1 b1 c2", 0, "inform", (WALK,)),
        ("a2 b1 c2", 0, "inform", (WALK,)),
        ("a1 b2 c2", 0, "inform", (WALK,)),
        ("a2 b2 c2", 3, "advise", (SESSION, WALK)),
        ("a2 b2 c1", 3, "inform", (WALK,)),
    ],
)
def test_answers_lead_to_an_outcome(keys: str, level: int, form: str, instruments: tuple[int, ...]) -> None:
    outcome = outcome_of(AID, [ANSWERS[key] for key in keys.split()])
    assert outcome.level is not None
    assert outcome.form is not None
    assert (outcome.level.level, outcome.form.form, outcome.instruments) == (level, form, instruments)


def test_a_limit_is_explained_only_where_it_made_a_difference() -> None:
    limited = outcome_of(AID, [ANSWERS[key] for key in ("a2", "b2", "c1")])
    assert limits_of(limited) == ("Door uw antwoord “Antwoord c1” is het hoogstens: informeren.",)
    assert limits_of(outcome_of(AID, [ANSWERS[key] for key in ("a1", "b1", "c1")])) == ()


def test_no_content_is_no_error() -> None:
    assert outcome_of(Aid((), (), ()), []).form is None


def changed(**parts: object) -> Aid:
    return replace(AID, **parts)  # type: ignore[arg-type]  # parts of an aid


@pytest.mark.parametrize(
    ("aid", "said"),
    [
        (AID, []),
        (Aid((), (), ()), ["minstens twee vragen", "minstens één niveau", "minstens één vorm"]),
        (changed(questions=(*AID.questions, question(answer("d1")))), ["Vraag 4 heeft minstens twee antwoorden"]),
        (changed(questions=(*AID.questions, question(answer("d"), answer("d")))), ["niet uit elkaar te houden"]),
        (changed(levels=(NONE, replace(NONE, from_points=3))), ["“0 – geen merkbare gevolgen” staat er meer dan"]),
        (changed(levels=(replace(LARGE, from_points=0), replace(NONE, from_points=4))), ["De gevolgen: geef een"]),
        (changed(levels=(NONE, replace(LARGE, from_points=9))), ["“3 – groot” wordt met geen enkel antwoord"]),
        (changed(levels=(replace(NONE, from_points=1), LARGE)), ["De gevolgen: sommige antwoorden geven maar 0"]),
        (changed(forms=(INFORM, replace(ADVISE, from_points=9))), ["“Adviseren” wordt met geen enkel antwoord"]),
        (changed(forms=(ADVISE,)), ["De vormen: sommige antwoorden", "hoogstens een vorm toe die niet"]),
        (changed(forms=(replace(INFORM, instruments=()), ADVISE)), ["Bij “Informeren” past nog geen instrument"]),
        (changed(forms=(INFORM, replace(ADVISE, instruments=(Fit(9, 1),)))), ["instrument genoemd dat niet is gepubl"]),
        (changed(forms=(INFORM_SO, ADVISE_SO)), ["“Sessie” komt bij geen enkele uitkomst in beeld"]),
    ],
)  # fmt: skip
def test_the_editor_hears_what_is_missing(aid: Aid, said: list[str]) -> None:
    problems = problems_of(aid, TITLES)
    assert len(problems) == len(said), problems
    assert all(words in problem for words, problem in zip(said, problems, strict=True)), problems


def test_a_limit_may_make_an_outcome_out_of_reach() -> None:
    """Points alone would reach it; the strictest answer forbids it on every path."""
    strict = question(answer("x", at_most="inform"), answer("y", at_most="inform"))
    aid = changed(questions=(*AID.questions, strict))
    assert any("“Adviseren” wordt met geen enkel" in problem for problem in problems_of(aid, TITLES))


def test_every_form_and_level_can_be_stored() -> None:
    """Values that no editor can choose are read without harm: a draft may hold anything."""
    odd = Aid(AID.questions, (Level(7, 0, ""),), (Form("onbekend", 0, "", ()),))
    assert outcome_of(odd, [ANSWERS["a1"]]).form is not None
    assert Influence.values == ["inform", "consult", "advise", "coproduce", "codecide"]
