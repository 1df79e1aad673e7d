"""Reading an e-mail file (.eml) that may lie about everything: its letters, its size, what is nested in it."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from samenwerking.files.markup_text import text_of_html
from samenwerking.files.refusal import FileRefused

MAX_HEAD = 256 * 1024
MAX_LINES = 600_000
MAX_BOUNDARIES = 40
MAX_PARTS = 200
MAX_FILES = 30
MAX_SUBJECT = 200
MAX_TEXT = 8_000
MAX_RAW_TEXT = 2_000_000
EARLIEST = date(1990, 1, 1)
BOUNDARY = re.compile(rb"(?i)boundary\s*\*?\d*\*?\s*=")
HEAD_END = re.compile(rb"\r?\n\r?\n")
HEADER = re.compile(rb"(?im)^(from|date|message-id|received|subject|to)[ \t]*:")
# Letters as people write them; not "idna" or "zip", which Python knows too.
LETTERS = re.compile(
    r"(?i)^(utf-?8|utf-?16(le|be)?|us-ascii|iso-?8859-?\d+|(windows-|cp)125\d|koi8-\w|big5|gb\w+|euc-\w+|shift_jis)$"
)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass
class ParsedMail:
    """What an e-mail says. ``mark`` is a fingerprint of its Message-ID; ``files`` were not looked at yet."""

    subject: str
    date: date
    text: str
    shortened: bool
    mark: str
    files: list[tuple[str, bytes]] = field(default_factory=list)


def looks_like_mail(content: bytes) -> bool:
    """At least two of the headers that every message has, before the first empty line."""
    end = HEAD_END.search(content, 0, MAX_HEAD)
    return len({name.lower() for name in HEADER.findall(content[: end.start() if end else MAX_HEAD])}) >= 2


def parse_mail(content: bytes) -> ParsedMail:
    """Raises FileRefused for what is no message, or one that is made to choke on."""
    if not looks_like_mail(content):
        raise FileRefused(_("Dit is geen e-mailbestand. Bewaar de e-mail in uw mailprogramma als .eml."))
    end = HEAD_END.search(content)
    too_much = content.count(b"\n") > MAX_LINES or len(BOUNDARY.findall(content)) > MAX_BOUNDARIES
    if end is None or end.start() > MAX_HEAD or too_much:
        raise FileRefused(_("Deze e-mail zit te ingewikkeld in elkaar. Neem de tekst zelf over."))
    try:
        message = BytesParser(policy=compat32).parsebytes(content)
        parts = list(_parts(message))
        text, shortened = _text(parts)
        return ParsedMail(
            subject=_words(message["Subject"])[:MAX_SUBJECT] or str(_("(geen onderwerp)")),
            date=_date(message),
            text=text,
            shortened=shortened,
            mark=_mark(message, text),
            files=_files(parts),
        )
    except (RecursionError, MessageError, UnicodeError, ValueError, LookupError, AttributeError, TypeError) as problem:
        raise FileRefused(_("Deze e-mail is niet te lezen. Neem de tekst zelf over.")) from problem


def _parts(message: Message) -> Iterator[Message]:
    """The parts, without going into a message that is attached: that one is a file."""
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop(0)
        seen += 1
        if seen > MAX_PARTS:
            raise FileRefused(_("Deze e-mail zit te ingewikkeld in elkaar. Neem de tekst zelf over."))
        if part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list):
            waiting = [*part.get_payload(), *waiting]  # type: ignore[list-item]  # a list of parts
        else:
            yield part


def _words(value: object) -> str:
    """A header in letters, on one line."""
    raw = str(value or "")[:2_000]
    with suppress(HeaderParseError, LookupError, UnicodeError, ValueError):
        raw = str(make_header(decode_header(raw)))
    return " ".join(CONTROL.sub(" ", raw.encode("utf-8", "replace").decode()).split())


def _date(message: Message) -> date:
    """The day on which it was sent; today when that cannot be so."""
    today = timezone.localdate()
    try:
        sent = parsedate_to_datetime(str(message["Date"])[:200])
        day = timezone.localtime(sent).date() if sent.tzinfo else sent.date()
    except (TypeError, ValueError, OverflowError, IndexError):
        return today
    return day if EARLIEST <= day <= today else today


def _mark(message: Message, text: str) -> str:
    """The same message twice has the same mark; one without a number is known by its moment, subject and words."""
    number = str(message["Message-ID"] or "").strip()[:1_000]
    known = number or f"{message['Date']}\n{message['Subject']}\n{text}"
    return hashlib.sha256(known.encode("utf-8", "replace")).hexdigest()


def _text(parts: list[Message]) -> tuple[str, bool]:
    """The plain text, or else the page as text; and whether it was cut off."""
    own = [part for part in parts if not _is_file(part)]
    plain = next((part for part in own if part.get_content_type() == "text/plain"), None)
    page = next((part for part in own if part.get_content_type() == "text/html"), None)
    words = _letters(plain) if plain is not None else ""
    if not words.strip() and page is not None:
        words = text_of_html(_letters(page))
    lines = [line.rstrip() for line in CONTROL.sub("", words.replace("\r\n", "\n")).split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return text[:MAX_TEXT], len(text) > MAX_TEXT


def _letters(part: Message) -> str:
    """What is said about the letters is often wrong: UTF-8 that fits is UTF-8."""
    payload = part.get_payload(decode=True)
    content = payload[:MAX_RAW_TEXT] if isinstance(payload, bytes) else b""
    said = str(part.get_content_charset() or "")
    for charset in ["utf-8", *([said] if LETTERS.match(said) else [])]:
        try:
            return content.decode(charset)
        except (UnicodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None or _is_message(part)


def _is_message(part: Message) -> bool:
    return part.get_content_type() == "message/rfc822"


def _files(parts: list[Message]) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for part in parts:
        if not _is_file(part):
            continue
        if len(found) >= MAX_FILES:
            raise FileRefused(_("Deze e-mail heeft te veel bijlagen. Neem de tekst zelf over."))
        found.append((_words(part.get_filename()) or _name(part), _content(part)))
    return found


def _name(part: Message) -> str:
    return str(_("bericht.eml")) if _is_message(part) else str(_("bijlage"))


def _content(part: Message) -> bytes:
    inner = part.get_payload()
    if _is_message(part) and isinstance(inner, list) and inner:
        return inner[0].as_bytes()  # type: ignore[union-attr]  # a message
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
