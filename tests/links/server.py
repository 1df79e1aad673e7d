"""A web server on this machine that writes down what it is asked. No test goes out on the network."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

Answers = dict[tuple[str, str], tuple[int, dict[str, str]]]


class Web:
    """``answers`` by method and path; what is not in it is 404."""

    def __init__(self) -> None:
        self.answers: Answers = {}
        self.asked: list[tuple[str, str, str]] = []
        self.port = 0
        # Answers one letter at a time, without an end; ``finished`` when somebody waited for it.
        self.drips = False
        self.finished = False
        self.closing = Event()

    def url(self, path: str, host: str = "web.gemeente.nl") -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serving() -> Iterator[Web]:
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            web.asked.append((self.command, self.path, self.headers.get("User-Agent", "")))
            if web.drips:
                self.drip()
                return
            status, headers = web.answers.get((self.command, self.path), (404, {}))
            self.send_response(status)
            for name, value in {"Content-Length": "0", **headers}.items():
                self.send_header(name, value)
            self.end_headers()

        def drip(self) -> None:
            """A header that never ends: no silence is longer than a moment."""
            with suppress(OSError):
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Lang: ")
                for _letter in range(200):
                    if web.closing.wait(0.05):
                        return
                    self.wfile.write(b"a")
                web.finished = True

        do_GET = do_HEAD = answer  # noqa: N815 - names of the standard library

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        web.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
