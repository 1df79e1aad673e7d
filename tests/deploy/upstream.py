"""A tiny site that plays ours: it counts what is asked, and marks answers as samenwerking/shared_answers.py does."""

import gzip
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from samenwerking.shared_answers import BEHIND_SECONDS

VARIES = "Accept-Language, Cookie"


class Site(ThreadingHTTPServer):
    """``version`` is what is published; ``failing`` gives errors; ``slow`` is how long an answer takes."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.asked: Counter[str] = Counter()
        self.headers: list[dict[str, str]] = []
        self.version, self.failing, self.slow = 1, False, 0.0
        self.gone: set[str] = set()
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def away(self) -> None:
        """Nothing listens any more."""
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    server: Site

    def log_message(self, *arguments: object) -> None:
        """The tests look at answers."""

    def do_GET(self) -> None:
        began = int(time.time())
        site, version = self.server, self.server.version
        site.asked[self.path] += 1
        site.headers.append({name.lower(): value for name, value in self.headers.items()})
        time.sleep(site.slow)
        if site.failing:
            return self.answer(500, "fout")
        path, who = self.path.partition("?")[0], self.headers.get("Cookie", "niemand")
        text = f"{self.headers['Host']} {self.path} versie {version} voor {who} nummer {site.asked[self.path]}"
        stranger = not ({"Cookie", "Authorization", "HX-Request"} & set(self.headers))
        kept = f"stale-while-revalidate={BEHIND_SECONDS}"
        mark = {"Vary": VARIES, "Cache-Control": kept, "X-Accel-Expires": f"@{began}"}
        headers = mark if stranger else {"Vary": VARIES, "Cache-Control": "private"}
        if path in site.gone:
            return self.answer(404, f"weg {text}", headers)
        return self.special(path, text, headers)

    def special(self, path: str, text: str, headers: dict[str, str]) -> None:
        """Addresses at which the answer is no ordinary page."""
        kinds: dict[str, tuple[int, dict[str, str]]] = {
            "/koekje/": (200, {**headers, "Set-Cookie": "__Host-sessionid=geheim"}),
            "/prive/": (200, {**headers, "Cache-Control": "private, no-store"}),
            "/ongemerkt/": (200, {"Cache-Control": "public, max-age=3600", "Vary": VARIES}),
            "/anders/": (200, {**headers, "Vary": "Accept-Language, X-Iets"}),
            "/foto/": (200, {"X-Accel-Redirect": "/opgeslagen/foto.png"}),
            "/verhuisd/": (301, {**headers, "Location": "/hier/"}),
        }
        status, own = kinds.get(path, (200, headers))
        self.answer(status, text, own)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked[f"POST {self.path}"] += 1
        self.answer(200, "ontvangen")

    def answer(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        body = text.encode() + b" " * 1200  # long enough to be pressed together
        if "X-Accel-Expires" in (headers or {}) and "gzip" in self.headers.get("Accept-Encoding", ""):
            headers, body = {**(headers or {}), "Content-Encoding": "gzip", "ETag": 'W/"zegel"'}, gzip.compress(body)
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
