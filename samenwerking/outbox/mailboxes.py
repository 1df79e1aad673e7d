"""Where reports come from: a file, a pipe, a maildir, or a mailbox by IMAP as the settings say."""

import imaplib
import mailbox
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import structlog

from .bounces import LARGEST, note_bounce, read_bounce

logger = structlog.get_logger(__name__)
AT_ONCE = 500
TIMEOUT = 30
IMAPS_PORT = 993


def note_all(messages: Iterable[bytes]) -> int:
    """How many of these were about a mail of ours that was not known to have come back."""
    bounces = (read_bounce(raw) for raw in messages)
    return sum(note_bounce(bounce) for bounce in bounces if bounce is not None)


def from_file(name: str) -> Iterator[bytes]:
    """One message; ``-`` is what a mail server pipes in."""
    if name == "-":
        yield sys.stdin.buffer.read(LARGEST)
        return
    with Path(name).open("rb") as file:
        yield file.read(LARGEST)


def from_maildir(name: str) -> Iterator[bytes]:
    """What is new there; each goes to ``cur`` as seen, so that it is read once. The folder must exist."""
    folder = mailbox.Maildir(name, factory=None, create=False)
    for key in list(folder.iterkeys())[:AT_ONCE]:
        message = folder.get_message(key)
        if message.get_subdir() != "new":
            continue
        with folder.get_file(key) as file:
            raw = file.read(LARGEST)
        message.set_subdir("cur")
        message.add_flag("S")
        folder[key] = message
        yield raw


def from_imap(address: str) -> Iterator[bytes]:
    """Unread messages of ``imaps://user:password@host:port/folder``; each is marked as read when it was."""
    parts = urlsplit(address)
    if parts.scheme != "imaps" or not parts.hostname:
        raise ValueError("MAIL_BOUNCE_MAILBOX")
    with imaplib.IMAP4_SSL(parts.hostname, parts.port or IMAPS_PORT, timeout=TIMEOUT) as server:
        server.login(unquote(parts.username or ""), unquote(parts.password or ""))
        server.select(unquote(parts.path.strip("/")) or "INBOX")
        _answer, found = server.search(None, "UNSEEN")
        for number in (found[0] or b"").split()[:AT_ONCE]:
            _answer, data = server.fetch(number.decode(), f"(BODY.PEEK[]<0.{LARGEST}>)")
            yield from (bytes(item[1]) for item in data if isinstance(item, tuple))
            server.store(number.decode(), "+FLAGS", "\\Seen")
