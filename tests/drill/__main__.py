"""``make drill``: so many kills while people work, then the verdict. ``python -m tests.drill KILLS SEED MINUTES``."""

import json
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from .sink import MailSink
from .site import Site
from .visitors import Book, Sender, Visitor, Writer

# The last is how long it may take at most; what was done by then is judged.
KILLS, SEED, MINUTES = 300, 1, 60
# Children are cheap to lose; the others take seconds to come back.
TARGETS = (*["web child", "worker", "database"] * 3, "web")
# So many acknowledged writes must lie between two kills, or this many seconds.
WRITES_BETWEEN, LONGEST = 2, 40.0
WARM_UP = 10  # as many before the first


def main(kills: int, seed: int, minutes: int) -> int:
    folder = Path(os.environ.get("DRILL_DIR") or tempfile.mkdtemp(prefix="drill-"))
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    sink, dice = MailSink(), random.Random(seed)
    site = Site(folder, sink.port)
    say(f"→ Site klaarzetten in {folder}")
    place = json.loads(site.run("-m", "tests.drill.prepare").splitlines()[-1])
    book, stop = Book(), threading.Event()
    site.start()
    crowd = _crowd(site, book, stop, place)
    started = time.monotonic()
    try:
        killed = _kill(site, book, kills, dice, started + minutes * 60)
        seconds = time.monotonic() - started
    finally:
        stop.set()
    for one in crowd:
        one.join(90)
    site.stop()
    return _verdict(site, sink, book, place, folder, f"{sum(killed.values())} kills {dict(killed)} in {seconds:.0f} s")


def _crowd(site: Site, book: Book, stop: threading.Event, place: dict[str, str]) -> list[threading.Thread]:
    seeds = iter(range(100))

    def visitor() -> Visitor:
        return Visitor(site.address, book, stop, next(seeds))

    react = f"/werkplaats/stukken/{place['offered']}/onderdelen/{place['section']}/reageren/"
    resident = {"email": "@@@drill.example", "consent": "on"}
    give = "/register/trajecten/dorpshart/inbreng/geven/"
    take_part = f"/register/werkateliers/{place['session']}/aanmelden/"
    forms = [
        ("reactie", react, {"kind": "question", "text": "@@"}, "raadslid", 0.0),
        (
            "inbreng",
            give,
            {"text": "@@", "publicity": "internal", **resident},
            "",
            2.2,
        ),
        ("deelnemer", take_part, {"name": "@@", **resident}, "", 2.2),
        ("deelnemer-b", take_part, {"name": "@@", **resident}, "", 2.2),
    ]
    crowd: list[threading.Thread] = [Writer(visitor(), visitor(), slug) for slug in place["papers"]]
    crowd += [Sender(visitor(), name, path, data, login, wait) for name, path, data, login, wait in forms]
    for one in crowd:
        one.start()
    return crowd


def _kill(site: Site, book: Book, kills: int, dice: random.Random, end: float) -> Counter[str]:
    killed: Counter[str] = Counter()
    while book.count < WARM_UP and time.monotonic() < end:
        time.sleep(0.1)
    while sum(killed.values()) < kills and time.monotonic() < end:
        before, until = book.count, time.monotonic() + LONGEST
        while book.count < before + WRITES_BETWEEN and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(dice.uniform(0, 0.3))
        what = dice.choice(TARGETS)
        if site.kill(what, dice):
            killed[what] += 1
            if sum(killed.values()) % 10 == 0:
                say(f"  {sum(killed.values())} keer gedood, {book.count} keer gelukt")
    return killed


def _verdict(site: Site, sink: MailSink, book: Book, place: dict[str, str], folder: Path, how: str) -> int:
    file = folder / "book.json"

    def write() -> None:
        kept = {"by_id": dict(sink.by_id), "by_receiver": dict(sink.by_receiver)}
        file.write_text(json.dumps({**vars_of(book), **place, "sink": kept}))

    write()
    found = json.loads(site.run("-m", "tests.drill.verdict", "writes", str(file)).splitlines()[-1])
    site.run("-m", "tests.drill.verdict", "finish", str(file))
    write()
    posted = json.loads(site.run("-m", "tests.drill.verdict", "mails", str(file)).splitlines()[-1])
    site.database.stop()
    problems = found["problems"] + posted["problems"]
    say(f"{how}: {book.count} keer gelukt, {sum(book.unknown.values())} keer geen antwoord, {found['rows']} regels")
    say(f"mails: {sum(sink.by_id.values())}, dubbel: {posted['copies']}; taken: {found['tasks']}")
    for problem in problems[:40]:
        say(f"FOUT  {problem}")
    say(f"MISLUKT: {len(problems)}" if problems else "GESLAAGD: niets weg, niets half, de keten klopt")
    return bool(problems)


def vars_of(book: Book) -> dict[str, object]:
    return {"said_yes": dict(book.said_yes), "unknown": dict(book.unknown)}


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - this is where we talk


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    sys.exit(main(*(given + [KILLS, SEED, MINUTES][len(given) :])))
