"""Packing of what is kept: done once, when it is kept.

Only of public pages. Packing an answer that holds a secret beside something that the asker chose gives the secret away
by its length (BREACH); a public page has no secret in it.
"""

import gzip
import re
from collections.abc import Container

import brotli
from django.http import HttpRequest

# In the order in which we prefer them.
ENCODINGS = ("br", "gzip")
# Higher packs a page by a few percents more and takes ten times as long.
BROTLI_QUALITY = 5
GZIP_LEVEL = 6
# A smaller answer fits in one packet as it is.
SMALLEST = 1_000
_ASKED = re.compile(r"^\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([0-9.]+))?\s*$", re.IGNORECASE)


def packed(body: bytes) -> dict[str, bytes]:
    """The body by the name of its encoding; the plain one has none."""
    if len(body) < SMALLEST:
        return {"": body}
    return {
        "": body,
        "gzip": gzip.compress(body, GZIP_LEVEL, mtime=0),
        "br": brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY),
    }


def encoding_for(request: HttpRequest, there: Container[str]) -> str:
    """What the browser takes and we have; empty for the plain body."""
    taken = _taken(request.headers.get("Accept-Encoding", ""))
    return next((name for name in ENCODINGS if name in taken and name in there), "")


def _taken(header: str) -> set[str]:
    """The encodings that are named with more than nothing (RFC 9110, 12.5.3)."""
    found = (_ASKED.match(part) for part in header.split(","))
    return {match[1].lower() for match in found if match and _weight(match[2]) > 0}


def _weight(text: str | None) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 0.0
