"""``python -m benchmarks.mediawiki``: pages a second, and processor time of a page, of MediaWiki and of our guide.

The export of tests/data/wiki is imported in both, and one page of it is asked, by the same visitors, through the same
nginx, of two processes each. MediaWiki with its parser cache stands beside our page made anew, of parts that were kept
and of nothing; MediaWiki with its file cache beside our page as it was kept. Where MediaWiki cannot be installed, ours
stands beside a bare Django view, and what MediaWiki took of that is remembered (verdicts.py).
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"


def run() -> Iterator[str]:
    """Yields lines of Markdown."""
    from benchmarks.mediawiki.ours import body_of, fill_guide, running
    from benchmarks.mediawiki.wiki import get_ready
    from benchmarks.report import machine

    path = fill_guide()
    size = len(body := body_of(path))
    problem = get_ready()
    with running(body) as sites:
        if problem:
            yield f"{problem}. Our guide beside a bare view, without nginx:\n"
            lines = _alone(sites, path, size)
        else:
            lines = _beside_mediawiki(sites, path, size)
    yield machine() + "\n"
    yield from lines


def _alone(sites: Any, path: str, size: int) -> list[str]:
    from benchmarks.contestants import HEAD, take_turns
    from benchmarks.mediawiki import verdicts
    from benchmarks.mediawiki.ours import contestants
    from benchmarks.report import table

    ours = contestants(sites, path, size)
    all_of_them = [ours.nothing, ours.parts, ours.kept, ours.bare]
    take_turns(all_of_them)
    return [
        table(HEAD, [one.row() for one in all_of_them]) + "\n",
        verdicts.beside_stored(ours.nothing, ours.bare, verdicts.PARSER_CACHE, verdicts.MADE_GOAL),
        verdicts.beside_stored(ours.parts, ours.bare, verdicts.PARSER_CACHE, verdicts.MADE_GOAL),
        verdicts.beside_stored(ours.kept, ours.bare, verdicts.FILE_CACHE, verdicts.KEPT_GOAL),
    ]


def _beside_mediawiki(sites: Any, path: str, size: int) -> list[str]:
    """In a folder that is gone afterwards, as is all that was started."""
    from benchmarks.mediawiki.front import Front
    from benchmarks.mediawiki.ours import EXPORT, contestants
    from benchmarks.mediawiki.wiki import Wiki
    from benchmarks.outside import free_port

    folder = Path(tempfile.mkdtemp(prefix="mediawiki-"))
    folder.chmod(0o755)  # php-fpm reads it as somebody else
    try:
        port = free_port()
        wiki = Wiki(folder / "wiki", f"http://127.0.0.1:{port}")
        wiki.fill(EXPORT)
        with Front(folder, wiki.socket, port, sites) as front:
            return _rounds(wiki, port, contestants(sites, path, size, front.doors))
    finally:
        shutil.rmtree(folder)


def _rounds(wiki: Any, port: int, ours: Any) -> list[str]:
    """MediaWiki with one cache and then with the other; a bare view beside each, for who has no MediaWiki."""
    from benchmarks.contestants import HEAD, take_turns
    from benchmarks.mediawiki import verdicts
    from benchmarks.report import table

    again = replace(ours.bare, rates=[], costs=[])
    with wiki.started(port, file_cache=False) as parsed:
        take_turns(made := [parsed, ours.nothing, ours.parts, ours.bare])
    with wiki.started(port, file_cache=True) as filed:
        take_turns(kept := [filed, ours.kept, again])
    return [
        table(HEAD, [one.row() for one in made]) + "\n",
        table(HEAD, [one.row() for one in kept]) + "\n",
        verdicts.beside(parsed, ours.nothing, verdicts.MADE_GOAL),
        verdicts.beside(parsed, ours.parts, verdicts.MADE_GOAL),
        verdicts.beside(filed, ours.kept, verdicts.KEPT_GOAL),
        verdicts.in_bare_pages(parsed, ours.bare),
        verdicts.in_bare_pages(filed, again),
    ]


def main() -> int:
    from benchmarks.report import print_report

    return print_report(run)


if __name__ == "__main__":
    sys.exit(main())
