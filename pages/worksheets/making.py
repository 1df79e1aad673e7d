"""A worksheet as a file. The same questions are made once an hour, and one sheet at a time: typesetting costs processor
time, and anyone may ask for it.
"""

from hashlib import sha256
from threading import Lock

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import get_language

from pages.worksheets.content import Worksheet
from pages.worksheets.odt import worksheet_odt
from pages.worksheets.pdf import worksheet_pdf

KEPT_SECONDS = 60 * 60
_one_at_a_time = Lock()


def worksheet_file(sheet: Worksheet, file_format: str, *, address: str, accent: str) -> bytes:
    """The PDF or the ODT; ``address``: where it was made, ``accent``: the colour of the municipality."""
    words = (sheet, file_format, address, accent, get_language(), timezone.localdate())
    key = f"worksheet-{sha256(repr(words).encode()).hexdigest()}"
    with _one_at_a_time:
        made: bytes | None = cache.get(key)
        if made is None:
            made = _make(sheet, file_format, address, accent)
            cache.set(key, made, KEPT_SECONDS)
    return made


def _make(sheet: Worksheet, file_format: str, address: str, accent: str) -> bytes:
    if file_format == "odt":
        return worksheet_odt(sheet, address=address)
    return worksheet_pdf(sheet, address=address, accent=accent)
