"""Is the address free? A site that was killed a moment ago lets go of it within seconds."""

import errno
import socket
import time

from .problem import Problem

PATIENCE_SECONDS = 4.0


def check_port(host: str, port: int, patience: float = PATIENCE_SECONDS) -> None:
    """Raise Problem when nothing can be served there."""
    until = time.monotonic() + patience
    while (error := _try(host, port)) is not None:
        if error.errno != errno.EADDRINUSE:
            raise Problem(f"Op {host}:{port} kan de site niet draaien ({error.strerror}). Kies een andere HOST.")
        if time.monotonic() > until:
            raise Problem(
                f"Poort {port} is al in gebruik. Stop het andere programma, of kies een andere poort: "
                f"make start PORT={port + 1}"
            )
        time.sleep(0.25)


def _try(host: str, port: int) -> OSError | None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _name, place = found[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        return error
    return None
