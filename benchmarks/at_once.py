"""``python -m benchmarks.at_once [minutes]``: 25 people in the werkplaats at once, with 100,000 trajecten.

Everybody opens pages of ``scale_pages`` that their role has, one after the other, and reads in between as colleagues
do. Time is from asking to the last byte, on this machine, so waiting for somebody else's page counts too.
"""

import http.client
import os
import random
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.report import p95

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

PEOPLE, SIZE, MINUTES = 25, 100_000, 5.0
# Seconds between two pages of one person, as PAUSE in benchmarks/load/options.py says it.
READING = (3.0, 9.0)
# Issue "Fast, scalable, safe to run".
GOAL_MS = 150.0
# The guided choice leads on to its first question.
FINE = (200, 302)
# As deploy/gunicorn.conf.py has it; a process for each processor is in benchmarks/outside.py.
THREADS = "--worker-class gthread --threads 4"


@dataclass
class Person:
    """``pages``: addresses as they are asked; ``seen``: of each the seconds that it took."""

    role: str
    cookie: str
    pages: Sequence[str]
    seen: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)

    def work(self, port: int, until: float, chance: random.Random) -> None:
        time.sleep(chance.uniform(0, READING[1]))
        while time.perf_counter() < until:
            path = chance.choice(self.pages)
            began = time.perf_counter()
            status = self._open(port, path)
            self.seen[path].append(time.perf_counter() - began)
            if status not in FINE:
                self.wrong.append(f"{path}: {status}")
            time.sleep(chance.uniform(*READING))

    def _open(self, port: int, path: str) -> int:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        line.request("GET", path, headers={"Host": "localhost", "Cookie": self.cookie})
        answer = line.getresponse()
        answer.read()
        line.close()
        return answer.status


def run(minutes: float) -> Iterator[str]:
    """Yields lines of Markdown."""
    from benchmarks.outside import gunicorn
    from benchmarks.report import machine, table
    from benchmarks.scale_records import fill_scale

    fill_scale(SIZE)
    crowd = list(_crowd())
    site = ("benchmarks.wsgi:application", "benchmarks.settings")
    with gunicorn(*site, BENCH_DATABASE=f"bench_scale_{SIZE}", GUNICORN_CMD_ARGS=THREADS) as served:
        _read_along(crowd, served.port, seconds=20)  # each process loads the site at its first page
        for person in crowd:
            person.seen.clear()
        _read_along(crowd, served.port, seconds=minutes * 60)
    yield machine() + "\n"
    by_role: dict[str, list[float]] = defaultdict(list)
    by_page: dict[str, list[float]] = defaultdict(list)
    for person in crowd:
        for path, times in person.seen.items():
            by_role[person.role] += times
            by_page[f"{person.role}, {path}"] += times
    yield table(HEAD, [_row(role, times) for role, times in sorted(by_role.items())]) + "\n"
    slow = sorted(by_page.items(), key=lambda row: -median(row[1]))[:SHOWN]
    yield table(["slowest pages", *HEAD[1:]], [_row(name, times) for name, times in slow]) + "\n"
    yield from verdict([time for times in by_role.values() for time in times], [w for one in crowd for w in one.wrong])


HEAD = ("who", "pages", "half within, ms", "95 % within, ms", "slowest, ms")
SHOWN = 12


def _row(name: str, times: Sequence[float]) -> list[object]:
    return [name, len(times), f"{median(times) * 1000:.0f}", f"{p95(times) * 1000:.0f}", f"{max(times) * 1000:.0f}"]


def verdict(times: Sequence[float], wrong: Sequence[str]) -> Iterator[str]:
    found = p95(times) * 1000
    word = "holds" if found <= GOAL_MS else "MISSED"
    yield f"{len(times)} pages, 95 % within {found:.0f} ms (goal {GOAL_MS:.0f}): {word}"
    if wrong:
        yield f"{len(wrong)} went wrong, as {wrong[0]}"


def _crowd() -> Iterator[Person]:
    """Half are project leaders; the others are of every other role that the pages know, in turn."""
    from django.conf import settings
    from django.test import Client

    from benchmarks.scale_pages import pages
    from benchmarks.scale_records import people
    from samenwerking.accounts.roles import Role

    addresses: dict[Role, list[str]] = defaultdict(list)
    for role, path in pages(SIZE):
        if role is not None:
            addresses[role].append(path)
    users, others = people(), [role for role in addresses if role != Role.PROJECT_LEADER]
    for number in range(PEOPLE):
        role = Role.PROJECT_LEADER if number % 2 == 0 else others[number // 2 % len(others)]
        client = Client()
        client.force_login(users[role])
        name = settings.SESSION_COOKIE_NAME
        yield Person(role.value, f"{name}={client.cookies[name].value}", addresses[role])


def _read_along(crowd: Sequence[Person], port: int, seconds: float) -> None:
    until = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=person.work, args=(port, until, random.Random(number)))
        for number, person in enumerate(crowd)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main() -> int:
    from benchmarks.report import print_report

    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES
    return print_report(lambda: run(minutes))


if __name__ == "__main__":
    sys.exit(main())
