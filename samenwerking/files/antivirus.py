"""Asking the virus scanner clamd, when ``CLAMD_ADDRESS`` names one (decision 0147).

Its INSTREAM command takes the content over a plain socket, so that the scanner needs no access to our files. A scanner
that is configured and does not answer stops every upload: better no file than one that nobody looked at.
"""

import socket
import struct

import structlog
from django.conf import settings
from django.utils.translation import gettext as _

from samenwerking.files.refusal import FileRefused

logger = structlog.get_logger(__name__)
CHUNK = 64 * 1024
MAX_ANSWER = 4_096


def scan(content: bytes) -> None:
    """Raises FileRefused for a file with a virus, and when the scanner gives no answer. Nothing without a scanner."""
    if not settings.CLAMD_ADDRESS:
        return
    try:
        answer = _ask(content)
    except (OSError, ValueError) as problem:
        logger.warning("clamd_unavailable", problem=type(problem).__name__)
        raise _unavailable() from problem
    if answer.endswith("FOUND"):
        logger.warning("clamd_found")
        raise FileRefused(
            _("De virusscanner vond iets in dit bestand. Het is niet bewaard. Vraag de helpdesk om hulp.")
        )
    if answer != "stream: OK":
        logger.warning("clamd_error")
        raise _unavailable()


def _unavailable() -> FileRefused:
    return FileRefused(_("De virusscanner antwoordt niet, dus nu kan er geen bestand bij. Probeer het later opnieuw."))


def _ask(content: bytes) -> str:
    with _connected() as clamd:
        clamd.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            clamd.sendall(struct.pack("!I", len(chunk)) + chunk)
        clamd.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < MAX_ANSWER:
            received = clamd.recv(MAX_ANSWER)
            if not received:
                break
            answer += received
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def _connected() -> socket.socket:
    """A path is a unix socket, ``host:port`` a machine. Raises OSError, or ValueError for another notation."""
    address = settings.CLAMD_ADDRESS
    if "/" in address:
        clamd = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            clamd.settimeout(settings.CLAMD_TIMEOUT)
            clamd.connect(address.removeprefix("unix:"))
        except OSError:
            clamd.close()
            raise
        return clamd
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=settings.CLAMD_TIMEOUT)
