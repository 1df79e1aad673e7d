"""A password is not made of the words that a guesser tries first on this site."""

from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


@pytest.fixture(autouse=True)
def of_a_municipality(settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://wijzer.voorbeeldpolder.nl"


@pytest.mark.parametrize(
    "password",
    [
        "Samenwerkingswijzer2026!",
        "gemeente-Voorbeeldpolder",
        "Welkom123456789",
        "griffie.griffie.01",
        "2026-11-26-2026",
        "WIJZER wijzer WIJZER",
    ],
)
def test_words_of_the_site_and_bare_numbers_are_refused(password: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(password)
    assert "password_of_site_words" in {problem.code for problem in refused.value.error_list}


@pytest.mark.parametrize(
    "password",
    [
        "gemeente kastanje 7",
        "kastanjebomen",
        "zeven paarden lopen over het werkplaatsdak",
        "x" * 10 + "ü€ 語" + "y" * 10,
        "Zz7-" * 32,
    ],
)
def test_any_other_sentence_of_twelve_letters_up_to_a_very_long_one_is_taken(password: str) -> None:
    """Whatever letters it has: no capital, number or sign is asked (ASVS 6.2.5, 6.2.9)."""
    validate_password(password)
