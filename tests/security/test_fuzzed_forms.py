"""Whatever is filled in, a form answers with messages and never with a fault; hypothesis looks for what breaks one."""

from typing import Any

import pytest
from allauth.core.context import request_context
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseForm
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.matrix.spread import WHOLE
from tests.security.form_arguments import made, visit
from tests.security.forms import form_classes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_demo")]

FORMS = form_classes()
NUMBERS = ("9" * 30, "-9223372036854775809", "2147483648", "-1", "0", "1e400", "NaN", "Infinity", "٣", "1,5,")
MOMENTS = ("0001-01-01", "9999-12-31", "0000-00-00", "31-02-2026", "10000-01-01T99:99", "99:99")
SHAPES = ("[]", "{}", '{"a": [null]}', "[[[[", "null", "on", "@", "a@b", "http://[", "//evil.example", "<p>\x00</p>")
TEXTS = ("\x00", "a\x00b", "\u202eשלום", "\r\nX: 1", "x" * 5_000)
ODD = st.sampled_from([*NUMBERS, *MOMENTS, *SHAPES, *TEXTS])
# Text as it comes out of a request: half a surrogate pair has become a sign for unreadable by then.
VALUE = ODD | st.text(st.characters(codec="utf-8"), max_size=40) | st.integers().map(str)
VALUES = st.lists(VALUE, min_size=1, max_size=12)
CONTENT = st.binary(max_size=60) | st.sampled_from(
    [b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"\xff\xd8\xff", b"{}"]
)
FILE = st.tuples(st.sampled_from(["a.pdf", "b.png", "c.xlsx", "d.csv", "e.eml", "f.geojson", "g"]), CONTENT)


def test_the_forms_are_found() -> None:
    """Without this, an empty list would let the test below pass."""
    assert len(FORMS) > 90


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.__module__}.{form.__name__}")
def test_no_answer_breaks_a_form(form: type[BaseForm]) -> None:
    @settings(
        max_examples=60 if WHOLE else 6,
        derandomize=not WHOLE,  # the same in every run of ``make test``
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(values=VALUES, upload=FILE)
    def fill_in(values: list[str], upload: tuple[str, bytes]) -> None:
        names = list(made(form, None, None).fields)
        filled = made(form, _sent(names, values), MultiValueDict({name: [_file(*upload)] for name in names}))
        assert filled.is_valid() is not bool(filled.errors)

    with request_context(visit()):  # where allauth's forms keep what they gave out
        fill_in()


def _sent(names: list[str], values: list[str]) -> QueryDict:
    """The values in turn under the names, and under the parts that a date or a moment is asked in."""
    sent = QueryDict(mutable=True)
    parts = [f"{name}{part}" for name in names for part in ("", "_0", "_1", "_day", "_month", "_year")]
    for place, name in enumerate(parts):
        sent.setlist(
            name, [values[place % len(values)], values[-1]] if place % 3 == 0 else [values[place % len(values)]]
        )
    return sent


def _file(name: str, content: bytes) -> Any:
    return SimpleUploadedFile(name, content)
