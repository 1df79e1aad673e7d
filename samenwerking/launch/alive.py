"""`python -m samenwerking.launch.alive`: does the site of this container answer? Exit code 0 or 1, for who watches it.

Without Django, so that it costs next to nothing. The site answers only to its own name, so that is what we call it.
"""

import http.client
import os
import socket
import sys

PATIENCE = 5.0  # seconds
UNIX = "unix:"


class SocketConnection(http.client.HTTPConnection):
    """To a web server that listens on a socket in a folder and has no port."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=PATIENCE)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(self.path)


def is_alive(bind: str, host: str) -> bool:
    """Whether /healthz/live answers 200. ``bind``: where the web server listens, as its setting WEB_BIND says."""
    connection = _connection(bind)
    try:
        connection.request("GET", "/healthz/live", headers={"Host": host})
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def main() -> int:
    """Place and name come from where the site itself has them."""
    bind = os.environ.get("WEB_BIND") or "127.0.0.1:8000"
    host = (os.environ.get("ALLOWED_HOSTS") or "localhost").partition(",")[0].strip()
    return 0 if is_alive(bind, host) else 1


def _connection(bind: str) -> http.client.HTTPConnection:
    if bind.startswith(UNIX):
        return SocketConnection(bind.removeprefix(UNIX))
    return http.client.HTTPConnection("127.0.0.1", int(bind.rpartition(":")[2]), timeout=PATIENCE)


if __name__ == "__main__":
    sys.exit(main())
