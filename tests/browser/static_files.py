"""The stylesheets, fonts and scripts of the site from a small server of its own, for pages that need no more of it."""

import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib.staticfiles import finders

EMPTY_PAGE = b'<!doctype html><html lang="nl"><title>Leeg</title></html>'


@cache
def _content(name: str) -> bytes | None:
    found = finders.find(name)
    return Path(str(found)).read_bytes() if found else None


class _Handler(BaseHTTPRequestHandler):
    """A static file, which the browser may keep; an empty page at every other address."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        body = _content(path.removeprefix("/static/")) if path.startswith("/static/") else EMPTY_PAGE
        self.send_response(200 if body is not None else 404)
        kind = mimetypes.guess_type(path)[0] if path.startswith("/static/") else "text/html"
        self.send_header("Content-Type", kind or "application/octet-stream")
        self.send_header("Content-Length", str(len(body or b"")))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that http.server gives it
        """Says nothing."""


@contextmanager
def static_server() -> Iterator[str]:
    """Serves until the end of the block; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
