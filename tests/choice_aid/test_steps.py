"""Where an address leads in a choice aid, and what hostile addresses do: nothing. No database."""

import pytest
from django.http import QueryDict

from pages.choice_aid.steps import step_of
from tests.choice_aid.aids import AID


@pytest.mark.parametrize(
    ("address", "number", "chosen", "asked_again"),
    [
        ("", 0, "", False),
        ("stap=1", 1, "", False),
        ("k=a2&stap=1", 1, "a2", False),
        ("stap=2", 1, "", True),
        ("k=a1&stap=2", 2, "", False),
        ("k=a1&k=b1&k=c1&stap=2", 2, "b1", False),
        ("k=a1&stap=uitkomst", 2, "", True),
        ("k=a1&k=c1&stap=3", 2, "", True),
        ("k=a1&k=b2&k=c2&stap=uitkomst", 4, "", False),
        # What is not understood.
        ("stap=-1", 0, "", False),
        ("stap=99999999999999999999", 0, "", False),
        ("stap=999", 1, "", True),
        ("stap=٣", 0, "", False),
        ("stap=<script>", 0, "", False),
        ("k=<script>&stap=1", 1, "", False),
        ("k=a1&k=a2&stap=1", 1, "a2", False),
        ("k=%00&k=%ff&stap=2", 1, "", True),
        ("&".join(["k=x"] * 900) + "&stap=1", 1, "", False),
    ],
)
def test_the_address_says_where_a_reader_is(address: str, number: int, chosen: str, asked_again: bool) -> None:
    step = step_of(AID, QueryDict(address))
    assert (step.number, step.chosen, step.asked_again) == (number, chosen, asked_again)
    assert (step.outcome is not None) == (number == 4)


def test_the_form_of_a_question_carries_the_other_answers() -> None:
    step = step_of(AID, QueryDict("k=a1&k=b1&k=c1&stap=2"))
    assert step.others == ("a1", "c1")
    assert (step.before, step.after) == ("1", "3")
    assert step_of(AID, QueryDict("k=a1&k=b1&stap=3")).after == "uitkomst"
