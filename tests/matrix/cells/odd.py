"""What nobody would fill in: numbers that fit nowhere, days that are none, signs that no database keeps."""

import random
from typing import Any

ODD = (
    "", " ", "0", "-1", "9" * 30, "-9223372036854775809", "2147483648", "1e400", "NaN", "Infinity", "٣", "1,5,",
    "0001-01-01", "9999-12-31", "31-02-2026", "99:99", "[]", "{}", '{"a": [null]}', "[[[[", "null", "on", "@",
    "a@b", "http://[", "//evil.example", "javascript:alert(1)", "<p>\x00</p>", "\x00", "a\x00b",
    "\u202eשלום", "\r\nX: 1", "=cmd()", "{{ settings }}", "{% debug %}", "x" * 20_000,
)  # fmt: skip


def odd_words(form: dict[str, Any], seed: str) -> dict[str, Any]:
    """The fields of a form with odd values: all of them, some or one, several values in one field now and then."""
    dice = random.Random(seed)
    share = dice.choice((1.0, 0.5, 0.2))
    words: dict[str, Any] = {}
    for name, value in sorted(form.items()):
        if name == "csrfmiddlewaretoken" or dice.random() > share:
            words[name] = value
        else:
            words[name] = dice.choices(ODD, k=dice.choice((1, 1, 1, 3)))
    return words
