"""``python -m benchmarks.front``: a page through the files of deploy/nginx/, and the same bytes as a file of nginx.

The page of the guide stands behind the front, which keeps it for a second and then asks the site. The files beside it
are what nginx does at its best: no cache to look in, nothing to write down, the packed one packed beforehand. A crowd
of fifty asks, on connections that stay, for pages as they are and for packed ones.
"""

import os
import shutil
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.deploy.front import IN_A_CONTAINER, Front, free_port, nginx

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

from benchmarks.contestants import Contestant

# Issue "Fast, scalable, safe to run": so much of what nginx does with a file.
GOAL = 0.5
PACKED = "gzip"
FILES = """
    server {{
        listen 127.0.0.1:{port};
        root {folder}/files;
        default_type text/html;
        access_log off;
        gzip_static on;
    }}
"""


def run() -> Iterator[str]:
    """Yields lines of Markdown, or why nothing was measured."""
    from benchmarks.mediawiki.ours import body_of, fill_guide, running
    from benchmarks.report import machine

    if not nginx() or not shutil.which("ab"):
        yield "Without nginx and ab (apache2-utils) the front is not measured."
        return
    path = fill_guide()
    body = body_of(path)
    with running(body) as sites:
        lines = _measured(sites.keeping.port, path, body)
    yield machine() + "\n"
    yield from lines


def _measured(site: int, path: str, body: bytes) -> list[str]:
    """In a folder that is gone afterwards, as is the server."""
    from benchmarks.contestants import HEAD, take_turns
    from benchmarks.report import table

    folder = Path(tempfile.mkdtemp(prefix="front-"))
    front = FrontBesideFiles(folder, site)
    front.start(IN_A_CONTAINER)
    try:
        packed = read(front.plain, path, PACKED)
        (folder / "files" / "page.html").write_bytes(body)
        (folder / "files" / "page.html.gz").write_bytes(packed)
        pairs = [_pair(front, path, len(body), ""), _pair(front, path, len(packed), PACKED)]
        take_turns([one for pair in pairs for one in pair])
    finally:
        front.stop()
        shutil.rmtree(folder)
    rows = [one.row() for pair in pairs for one in pair]
    return [table(HEAD, rows) + "\n", *(verdict(*pair) for pair in pairs)]


class FrontBesideFiles(Front):
    """The shipped front, and in the same nginx a server that has only files."""

    def __init__(self, folder: Path, site: int) -> None:
        super().__init__(folder, site)
        self.files = free_port()
        (folder / "files").mkdir()

    def main_file(self, site: str) -> Path:
        path = super().main_file(site)
        server = FILES.format(port=self.files, folder=self.folder)
        # `ab` speaks HTTP/1.0, to which nginx sends nothing packed unless it is told so.
        text = path.read_text().replace("http {\n", "http {\n    gzip_http_version 1.0;\n")
        path.write_text(text.rstrip().removesuffix("}") + server + "}\n")
        return path


def _pair(front: FrontBesideFiles, path: str, size: int, encoding: str) -> tuple[Contestant, Contestant]:
    """The front and the file. One nginx has both; they take turns, so its processor time is of who is asked."""
    kind = "packed" if encoding else "as it is"

    def one(name: str, port: int, path: str) -> Contestant:
        headers = {"X-Forwarded-Proto": "https", "Accept-Encoding": encoding}
        return Contestant(f"{name}, {kind}", port, path, size, lambda: [front.pid], headers, crowd=True)

    return one("shipped front", front.plain, path), one("nginx with a file", front.files, "/page.html")


def read(port: int, path: str, encoding: str) -> bytes:
    """The body as it comes, packed or not."""
    headers = {"Host": "localhost", "X-Forwarded-Proto": "https", "Accept-Encoding": encoding}
    with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)) as answer:
        return bytes(answer.read())


def verdict(front: Contestant, file: Contestant) -> str:
    """By pages a second; what it takes of the processor stands beside it."""
    part = front.rate / file.rate
    word = "reached" if part >= GOAL else "MISSED"
    return f"{front.name}: {part:.0%} of the pages a second of {file.name}; goal {GOAL:.0%} {word}"


def main() -> int:
    from benchmarks.report import print_report

    return print_report(run)


if __name__ == "__main__":
    sys.exit(main())
