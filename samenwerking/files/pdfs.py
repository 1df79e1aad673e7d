"""A PDF without parts that do something: no scripts, no started programs, no files inside."""

import re
import zlib

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenwerking.files.refusal import FileRefused

START = re.compile(rb"%PDF-[12]\.\d")
END = b"%%EOF"
END_WITHIN = 1_024
PACKED_END = b"PK\x05\x06"
MAX_INFLATED = 64 * 1024 * 1024
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"(?<!end)stream\r?\n")
LOOK_BACK = 2_000
ACTIVE = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|XFA|Encrypt)(?=[\s/<(\[\]>]|$|\d)"
)
WORDS = {
    b"JavaScript": gettext_lazy(
        "Deze PDF bevat een script. Bewaar haar opnieuw als gewone PDF, bijvoorbeeld met ‘Afdrukken’."
    ),
    b"Encrypt": gettext_lazy("Deze PDF is beveiligd. Haal de beveiliging eraf en voeg haar dan toe."),
}
OTHER = gettext_lazy("Deze PDF bevat iets dat zelf iets doet of een ander bestand. Druk haar af naar een gewone PDF.")


def check_pdf(content: bytes) -> None:
    """Raises FileRefused for a PDF that is not whole, is something else as well, or holds active parts."""
    if not START.match(content) or END not in content[-END_WITHIN:]:
        raise FileRefused(_("Deze PDF is beschadigd of niet heel. Bewaar haar opnieuw."))
    if content.rstrip(b"\r\n \t\x00")[-len(END) :] != END or PACKED_END in content[-70_000:]:
        raise FileRefused(_("Achter deze PDF zit nog een ander bestand. Bewaar haar opnieuw."))
    _refuse_active(content)
    for inner in _object_streams(content):
        _refuse_active(inner)


def _refuse_active(content: bytes) -> None:
    """Names may be written with codes (/J#61vaScript); after decoding they are what a reader sees."""
    found = ACTIVE.search(_plain(content))
    if found:
        raise FileRefused(str(WORDS.get(found[1], OTHER)))


def _plain(content: bytes) -> bytes:
    return ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), content)


def _object_streams(content: bytes) -> list[bytes]:
    """Objects that are packed together; everything else in a packed stream is text and pictures."""
    view, found, total = memoryview(content), [], 0
    for match in STREAM.finditer(content):
        head = _plain(content[max(0, match.start() - LOOK_BACK) : match.start()])
        head = head[head.rfind(b" obj") :]
        if b"/ObjStm" not in head or b"/Filter" not in head:
            continue
        try:
            inner = zlib.decompressobj().decompress(view[match.end() :], MAX_INFLATED - total)
        except zlib.error as problem:
            raise FileRefused(_("Deze PDF is niet te lezen. Bewaar haar opnieuw.")) from problem
        total += len(inner)
        if total >= MAX_INFLATED:
            raise FileRefused(_("Deze PDF is uitgepakt veel te groot."))
        found.append(inner)
    return found
