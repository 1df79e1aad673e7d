"""A virus scanner that plays clamd: it takes INSTREAM and answers as it was told."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def fake_clamd(answer: bytes | None, path: str = "") -> Iterator[tuple[str, list[bytes]]]:
    """Its address and what it received. ``answer`` None: it hangs up. ``path``: a unix socket instead of a port."""
    server = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
    server.bind(path or ("127.0.0.1", 0))
    server.listen()
    server.settimeout(5)
    received: list[bytes] = []
    thread = threading.Thread(target=_serve, args=(server, answer, received), daemon=True)
    thread.start()
    try:
        yield (path or f"127.0.0.1:{server.getsockname()[1]}"), received
    finally:
        server.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for the next visitor; closing alone does not
        server.close()
        thread.join(5)


def _serve(server: socket.socket, answer: bytes | None, received: list[bytes]) -> None:
    try:
        while True:
            connection, _address = server.accept()
            with connection, connection.makefile("rb") as stream:
                if answer is None:
                    continue
                assert stream.read(10) == b"zINSTREAM\0"
                content = b""
                while size := struct.unpack("!I", stream.read(4))[0]:
                    content += stream.read(size)
                received.append(content)
                connection.sendall(answer)
    except OSError:
        return  # closed
