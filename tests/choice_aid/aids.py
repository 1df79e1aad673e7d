"""Small choice aids for tests, written as short as they can be."""

from pages.choice_aid.content import Aid, Answer, Fit, Form, Level, Question


def answer(key: str, impact: int = 0, influence: int = 0, at_most: str = "", fits: tuple[Fit, ...] = ()) -> Answer:
    return Answer(key, f"Antwoord {key}", "", f"Want {key}.", impact, influence, at_most, "", fits)


def question(*answers: Answer) -> Question:
    return Question("Vraag?", "", answers)


WALK, SESSION = 1, 2
TITLES = {WALK: "Wandeling", SESSION: "Sessie"}
INFORM = Form("inform", 0, "Uitleggen.", (Fit(WALK, 1),))
ADVISE = Form("advise", 3, "Advies.", (Fit(SESSION, 2),))
NONE, LARGE = Level(0, 0, "Niets."), Level(3, 4, "Veel.")
AID = Aid(
    questions=(
        question(answer("a1"), answer("a2", impact=2, influence=1)),
        question(answer("b1"), answer("b2", impact=2, influence=2, fits=(Fit(WALK, 1),))),
        question(answer("c1", at_most="inform"), answer("c2")),
    ),
    levels=(NONE, LARGE),
    forms=(INFORM, ADVISE),
)
