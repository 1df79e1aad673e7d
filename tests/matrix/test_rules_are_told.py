"""Every question of the policy stands in "Wie mag wat", or here with the reason why not."""

import ast
import re

from participation.policy.actions import ACTIONS, GENERAL
from participation.policy.rules import Rule
from tests.architecture.sources import name_of, python_files, tree_of

# Asked within another question, which is told.
WITHIN = {
    "user_can_view": "seeing itself; told as the first line of every record, by ways_to_see",
    "user_can_view_offered": "part of seeing a paper",
    "user_can_join_team": "of the person who is put on a team, not of who asks",
    "user_can_export_secret": "the same as exporting with personal data",
    "user_can_read_contributions": "seeing contributions, told per contribution",
    "user_can_read_challenges": "seeing requests, told per request",
    "user_can_ask_about_all": "how far somebody may ask Wie mag wat itself",
    "user_can_read_draft": "seeing the inside of the opgave, which is told",
    "user_can_acknowledge_by_mail": "saying seen, from a mail",
    "user_can_lift_secrecy": "of a paper; told of each secrecy on it, by user_can_lift_grant",
}
# Rows that have no line of their own in the table yet, with where they are tried.
ELSEWHERE = {
    "user_can_answer_question": "one question about a departure; tests/steering",
    "user_can_fetch_export": "one zip of who asked for it; tests/exports/test_life.py",
}


def questions() -> set[str]:
    """Every ``user_can_…`` of the policy and of the guide."""
    return {
        node.name
        for path in python_files("participation", "pages")
        if name_of(path).startswith(("participation/policy/", "pages/"))
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("user_can_")
    }


def told() -> set[str]:
    """The questions that actions.py asks, by name: of a lambda or a part of one the name that stands in it."""
    path = next(path for path in python_files("participation") if name_of(path) == "participation/policy/actions.py")
    names = {node.attr for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)}
    return names | {node.id for node in ast.walk(tree_of(path)) if isinstance(node, ast.Name)}


def test_every_question_is_told_or_has_its_reason() -> None:
    asked = questions()
    assert len(asked) > 60
    assert asked - told() - set(WITHIN) - set(ELSEWHERE) == set()
    assert not told() & (set(WITHIN) | set(ELSEWHERE)), "told after all"
    assert set(WITHIN) | set(ELSEWHERE) <= asked, "a reason for a question that is no longer there"


def test_no_deed_is_told_twice() -> None:
    for model, actions in ACTIONS.items():
        codes = [action.code for action in actions]
        assert len(set(codes)) == len(codes), model
    assert len({code for code, _label, _may in GENERAL}) == len(GENERAL)


def test_the_rules_stand_in_the_order_of_their_numbers() -> None:
    """The page of the rules shows them as they stand here: by number, then by letter."""
    codes = [rule.code for rule in Rule]
    places = [re.fullmatch(r"(\d+)([a-z]?)", code) for code in codes]
    assert [code for code, place in zip(codes, places, strict=True) if place is None] == []
    numbered = [(int(place[1]), place[2]) for place in places if place is not None]
    assert numbered == sorted(set(numbered))
